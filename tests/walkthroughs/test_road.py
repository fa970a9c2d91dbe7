"""The road on the page: a journalist asks on Zalo, an officer claims on Telegram and answers from what is published."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.building import build
from tests.bot.sandbox.running import running
from tests.walkthroughs.browser import Seat, open_browser, open_page

pytestmark = pytest.mark.browser

LINK = "https://baohiemxahoi.gov.vn/tin-tuc/bhxh-tu-nguyen"


async def test_a_request_from_zalo_is_claimed_and_answered_on_telegram(tmp_path: Path) -> None:
    async with (
        running(tmp_path, build) as address,
        open_browser() as browser,
        open_page(browser, address) as page,
    ):
        journalist, officer = Seat(page, "nhabao-zalo"), Seat(page, "canbo-telegram")
        await journalist.say("cho toi hoi co bao nhieu nguoi dang tham gia BHXH tu nguyen?")
        await journalist.sees("Gửi thành yêu cầu")
        await journalist.press("Gửi thành yêu cầu")
        await journalist.sees("họ tên")
        await journalist.say("Nguyễn Thu Hà, Báo Ví Dụ")
        await journalist.sees("Xem lại trước khi gửi")
        await journalist.press("✅ Gửi yêu cầu")
        await journalist.sees("BC-2026-00001")
        await officer.sees("BC-2026-00001")
        await officer.press("Nhận xử lý")
        await officer.sees("Đỗ Thị Mai (mẫu) phụ trách")
        await officer.press("Trả lời từ nội dung đã công bố")
        await officer.sees("Gửi đường dẫn")
        await officer.say(LINK)
        await officer.sees("Nhà báo sẽ nhận đúng nội dung sau")
        await officer.press("✅ Gửi trả lời")
        answer = await journalist.sees(LINK)
        assert "BC-2026-00001" in await answer.inner_text()
