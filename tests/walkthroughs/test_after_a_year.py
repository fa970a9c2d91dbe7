"""A journalist writes again after a year (T29)."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.walkthroughs.town import file_request, open_town

YEAR = timedelta(days=365)


async def test_after_a_year_a_reply_reaches_its_case_and_a_word_without_one_is_asked_about(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        journalist, officer = town["nhabao-telegram"], town["canbo-telegram"]
        old = await file_request(journalist, "Mức đóng BHYT hộ gia đình năm nay?", "Lê Hoàng Nam, Báo Ví Dụ")
        receipt = await journalist.saw("Đã tiếp nhận", old)
        await town.later(YEAR.total_seconds())
        new = await file_request(journalist, "Thời gian cấp thẻ BHYT mới?")
        await journalist.says("Bổ sung: hộ năm người.", reply_to=receipt["id"])
        assert "hộ năm người" in (await officer.says(old))[-1]["text"]
        assert "hộ năm người" not in (await officer.says(new))[-1]["text"]
        await journalist.says("bổ sung")
        choices = (await journalist.chat())[-1]["choices"]
        assert len([one for one in choices if one.startswith("BC-")]) == 2
