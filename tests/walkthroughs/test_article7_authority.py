"""Who may speak for the agency when words leave (2.1.c, 2.4, 8.1): a Delegate in scope, and nothing after the end."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.walkthroughs.test_article7_province import ANSWER, approves, handed_in
from tests.walkthroughs.test_who_may_speak import PDF, moment, stamp, turn_to
from tests.walkthroughs.town import Resident, Town, file_request

pytestmark = pytest.mark.asyncio(loop_scope="module")

QUESTION = "Quỹ BHXH kết dư bao nhiêu năm 2026?"
DELEGATE, OFFICE = "truongban-bhxh", "Trưởng ban"
WHO = (("Chức vụ", OFFICE), ("điện thoại", "0912 345 678"), ("e-mail", "hanh@vss.example.vn"))
MATTER = "kết dư quỹ BHXH năm 2026"
ALONE, TOGETHER = "Phát ngôn độc lập", "Phối hợp cùng Người phát ngôn"
UNSENT = "TRẢ LỜI – hồ sơ {}"


async def authorised(town: Town, number: str, how: str = ALONE) -> datetime:
    """The Director General authorises the head of a department; when it ends."""
    grantor = town["tonggiamdoc"]
    until = (await moment(town) + timedelta(hours=6)).replace(second=0, microsecond=0)
    await grantor.says("/uyquyen")
    await grantor.presses("➕ Ủy quyền mới")
    await grantor.says("Lý Thị Hạnh")
    await grantor.presses("Lý Thị Hạnh (mẫu)")
    for asked, words in WHO:
        if asked in (await grantor.chat())[-1]["text"]:  # what is known of somebody is not asked again
            await grantor.says(words)
    await grantor.says(MATTER)
    await grantor.says(f"từ bây giờ đến {stamp(until)}")
    await grantor.presses(how)
    await grantor.says(number)
    await grantor.says("hôm nay")
    await grantor.sends("uy-quyen.pdf", PDF)
    await grantor.presses("Tiếp tục để xác nhận")
    await grantor.presses("✅ Xác nhận")
    await grantor.saw("Đã ủy quyền", f"{until:%H:%M}")
    return until


async def assigned(town: Town, number: str, way: str = "") -> str:
    """A case in review that the Delegate is to speak in (8.1); its code. `way`: in which form it leaves."""
    code = await file_request(town["nhabao-zalo-quen"], QUESTION)
    general, officer = town["tonggiamdoc"], town["canbo-telegram"]
    await general.says(code)
    await general.presses("Việc khác…")
    await general.presses("Giao người phát ngôn")
    assert number in (await general.chat())[-1]["text"]
    buttons = [one for one in (await general.chat())[-1]["choices"] if "Lý Thị Hạnh" in one]
    await general.presses(buttons[-1])
    await town[DELEGATE].saw(code, number)
    if not way:
        await handed_in(officer, code)
        return code
    await officer.says(code)
    await officer.presses("Tự soạn trả lời")
    await officer.presses("Soạn, trình duyệt")
    await officer.says(ANSWER)
    await officer.presses("Đổi hình thức")
    await officer.says(way)
    await officer.presses("✅ Trình duyệt")
    return code


async def nothing_left(journalist: Resident, code: str) -> bool:
    """Whether the journalist has seen no answer."""
    return await journalist.count(UNSENT.format(code)) == 0


async def test_a_delegate_approves_by_the_written_authorisation(town: Town) -> None:
    await authorised(town, "101/UQ-BHXH")
    code = await assigned(town, "101/UQ-BHXH")
    await approves(town[DELEGATE], code)
    answer = await town["nhabao-zalo-quen"].saw("TRẢ LỜI", code)
    assert "101/UQ-BHXH" in answer["text"]
    assert "Lý Thị Hạnh" in answer["text"]


async def test_one_who_speaks_together_waits_for_the_spokespersons_consent(town: Town) -> None:
    """2.1.c."""
    await turn_to(town, await moment(town) + timedelta(hours=7))
    await authorised(town, "102/UQ-BHXH", TOGETHER)
    code = await assigned(town, "102/UQ-BHXH")
    delegate, speaker = town[DELEGATE], town["nguoiphatngon"]
    await delegate.says(code)
    await delegate.presses("✅ Duyệt")
    assert "Người phát ngôn" in (await delegate.chat())[-1]["text"]
    await speaker.says(code)
    await speaker.presses("👍 Đồng ý với văn bản")
    await speaker.presses("✅ Xác nhận")
    assert await nothing_left(town["nhabao-zalo-quen"], code)
    await delegate.saw(code, "đồng ý")
    await approves(delegate, code)
    await town["nhabao-zalo-quen"].saw("TRẢ LỜI", code)


async def test_an_authorisation_that_ends_in_review_leaves_the_text_to_the_spokesperson(town: Town) -> None:
    """2.4."""
    await turn_to(town, await moment(town) + timedelta(hours=7))
    until = await authorised(town, "103/UQ-BHXH")
    code = await assigned(town, "103/UQ-BHXH")
    card = (await town[DELEGATE].says(code))[-1]
    await turn_to(town, until)
    late = await town[DELEGATE].presses("✅ Duyệt", on=card)
    assert "hết hiệu lực" in "".join(one["text"] for one in late["messages"])
    assert await nothing_left(town["nhabao-zalo-quen"], code)
    await approves(town["nguoiphatngon"], code)
    await town["nhabao-zalo-quen"].saw("TRẢ LỜI", code)


async def test_a_paper_that_waits_for_its_scan_does_not_leave_once_the_right_has_ended(town: Town) -> None:
    """2.4, 9.1."""
    await turn_to(town, await moment(town) + timedelta(hours=7))
    until = await authorised(town, "104/UQ-BHXH")
    code = await assigned(town, "104/UQ-BHXH", "bản ký")
    await approves(town[DELEGATE], code)
    officer = town["canbo-telegram"]
    await officer.saw(code, "ký")
    await turn_to(town, until + timedelta(minutes=1))
    await officer.saw(code, "CHỜ PHÊ DUYỆT")
    await officer.presses("Đính kèm bản ký")
    assert "scan" not in (await officer.chat())[-1]["text"].lower()
    assert await nothing_left(town["nhabao-zalo-quen"], code)


async def test_what_could_not_be_sent_in_time_is_taken_back(calm: Town) -> None:
    """2.4: between release and sending."""
    await turn_to(calm, await moment(calm) + timedelta(hours=7))
    until = await authorised(calm, "105/UQ-BHXH")
    code = await assigned(calm, "105/UQ-BHXH")
    await calm.fault("zalo", "down", seconds=86_400)
    await approves(calm[DELEGATE], code)
    await turn_to(calm, until + timedelta(minutes=2))
    await calm.mend()
    await turn_to(calm, until + timedelta(minutes=20))
    assert await nothing_left(calm["nhabao-zalo-quen"], code)
    officer = calm["canbo-telegram"]
    await officer.saw(code, "thẩm quyền của người duyệt đã hết")
    await officer.presses("Mở lại")
    await officer.says("Người được ủy quyền hết quyền trước khi văn bản tới nơi.")
    await handed_in(officer, code)
    await approves(calm["nguoiphatngon"], code)
    await calm["nhabao-zalo-quen"].saw("TRẢ LỜI", code)
