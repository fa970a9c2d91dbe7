"""The national path of a request (Art. 7.1), ordinary and longest, with every role acting through the sandbox alone.

How much each does and reads, from the first word to the rating (asserted below; an act is a message, a press, a file):

| who | ordinary: acts | messages | longest: acts | messages |
| --- | --- | --- | --- | --- |
| journalist (introduces themselves, leaves an address, rates) | 10 | 12 | 8 | 10 |
| officer who carries it | 4 | 7 | 13 | 20 |
| another officer, the centre's head (each) | 0 | 1 | 0 | 1 |
| leader | – | – | 2 | 4 |
| officer of a unit with a head | – | – | 4 | 6 |
| head of that unit | – | – | 1 | 3 |
| officer of a unit without one | – | – | 4 | 5 |
| Director General | – | – | 1 | 2 |
| Spokesperson | 2 | 3 | 3 | 5 |
"""

from __future__ import annotations

from collections import Counter

import pytest

from tests.walkthroughs.acting import CONFIRM, DRAFT, SUBMIT, Diary, approve, mailed, papers, state
from tests.walkthroughs.town import Town, code_in

pytestmark = pytest.mark.asyncio(loop_scope="module")

EMAIL = "ha.nguyen@baovidu.example.vn"
ANSWER = "Hết năm 2025, cả nước có 2.350.000 người tham gia BHXH tự nguyện."
ALL = (
    "nhabao-zalo",
    "nhabao-telegram",
    "canbo-telegram",
    "canbo-zalo",
    "giamdoc-tttt",
    "lanhdao",
    "tonggiamdoc",
    "nguoiphatngon",
    "canbo-bhxh",
    "truongban-bhxh",
    "canbo-bhyt",
)


async def read_so_far(town: Town) -> Counter[str]:
    """How many messages the bot has sent each."""
    return Counter({who: len(await town[who].chat()) for who in ALL})


async def test_an_ordinary_question_takes_an_officer_and_the_spokesperson_a_handful_of_acts(town: Town) -> None:
    """Asked on Zalo, taken on, drafted and approved on Telegram: the PDF arrives in the chat and in the mail."""
    diary, before = Diary(town), await read_so_far(town)
    asker, officer, speaker = "nhabao-zalo", "canbo-telegram", "nguoiphatngon"
    await diary.says(asker, "/yeucau", "Nguyễn Thu Hà, Báo Ví Dụ", "Có bao nhiêu người tham gia BHXH tự nguyện?", "1")
    code = code_in(await town[asker].saw("Đã tiếp nhận yêu cầu"))
    assert "24 giờ" not in (await town[asker].saw(code))["text"], "no journalist is promised 24 hours"
    await diary.presses(asker, "Để lại e-mail")
    await diary.says(asker, EMAIL)

    await diary.presses(officer, "Tự soạn trả lời", DRAFT)
    await diary.says(officer, ANSWER)
    review = await town[officer].saw("bản sẽ trình duyệt")
    assert EMAIL in review["text"]
    await diary.presses(officer, SUBMIT)

    card = await town[speaker].saw(code, "VĂN BẢN TRÌNH DUYỆT")
    assert ANSWER in card["text"]
    await diary.presses(speaker, "✅ Duyệt")
    confirmation = (await town[speaker].chat())[-1]
    assert "Với tư cách: Người phát ngôn" in confirmation["text"]
    await diary.presses(speaker, CONFIRM)

    answer = await town[asker].saw(ANSWER, "Văn bản số 01/TTBC-BHXH")
    assert "Đặng Thùy Dương (mẫu)" in answer["text"]
    assert await papers(town, asker) == ["01-TTBC-BHXH.pdf"]
    [mail] = await mailed(town, EMAIL, code)
    assert ANSWER in mail["text"]
    assert [file["name"] for file in mail["files"]] == ["01-TTBC-BHXH.pdf"]
    assert "bấm “Đã nhận đủ”" not in mail["text"], "a mail has no buttons"
    issued = await town[officer].saw("VĂN BẢN ĐÃ PHÁT HÀNH", code)
    assert "Zalo: đã đến" in issued["text"]
    assert "thư điện tử: đã đến" in issued["text"]

    await diary.presses(asker, "Đã nhận đủ", "Đánh giá", "5 – Rất hài lòng", "Bỏ qua")
    acts = {asker: 10, officer: 4, speaker: 2}
    messages = {asker: 12, officer: 7, speaker: 3, "canbo-zalo": 1, "giamdoc-tttt": 1}
    assert diary.acts == acts
    assert await read_so_far(town) - before <= Counter(messages)
    assert "ĐÃ ĐÓNG" in await state(town, code)


async def test_the_longest_path_from_the_proposal_to_the_rating(town: Town) -> None:
    """Proposed, directed, dispatched, reported by two units, compiled, reported up, seen, approved, issued, closed."""
    diary, before = Diary(town), await read_so_far(town)
    asker, officer, leader, general = "nhabao-telegram", "canbo-zalo", "lanhdao", "tonggiamdoc"
    await diary.says(asker, "/yeucau", "Lê Hoàng Nam, Báo Ví Dụ", "Nợ đọng BHXH và bội chi quỹ BHYT năm 2025 ra sao?")
    await diary.presses(asker, "✅ Gửi yêu cầu")
    code = code_in(await town[asker].saw("Đã tiếp nhận yêu cầu"))

    await diary.presses(officer, "Đề xuất Lãnh đạo chỉ đạo", about=code)
    await diary.says(officer, "Đề nghị giao Ban BHXH và Ban BHYT cung cấp số liệu, nguyên nhân.")
    await diary.presses(officer, "Đổi đơn vị")
    await _only(diary, officer, "Ban BHXH, Ban BHYT")
    await diary.presses(officer, "Đánh dấu phức tạp, nhạy cảm", "✅ Trình Lãnh đạo")

    await town[leader].saw(code, "CHỜ LÃNH ĐẠO CHỈ ĐẠO", "Đề nghị giao Ban BHXH")
    await diary.presses(leader, "✅ Đồng ý với đề xuất", about=code)
    shown = (await town[leader].chat())[-1]["text"]
    assert "trong 24 giờ" in shown
    assert shown.count("Ban Thực hiện chính sách bảo hiểm y tế") == 1, "the units are named once"
    await diary.confirms(leader, code)

    directed = await town[officer].saw(code, "ĐÃ CÓ CHỈ ĐẠO")
    assert "⏳ Gửi văn bản cho các đơn vị" in directed["text"]
    await diary.presses(officer, "Gửi văn bản cho đơn vị", "✅ Gửi đơn vị", about=code)
    await town[officer].saw("đã gửi 2 đơn vị", code)

    clerk, head, other = "canbo-bhxh", "truongban-bhxh", "canbo-bhyt"
    for who in (clerk, head, other):
        part = await town[who].saw(code, "ĐÃ GỬI, CHỜ ĐƠN VỊ XÁC NHẬN")
        assert "Đề nghị giao Ban BHXH" in part["text"]
    assert (await town[clerk].says("BC-2026-00001"))[-1]["text"].count("BC-2026-00001 ·") == 0, "not theirs to see"
    await diary.presses(clerk, "Đã nhận, xử lý ngay", "Báo cáo kết quả", about=code)
    await diary.says(clerk, "Số nợ BHXH cuối năm 2025 là 12.300 tỷ đồng.")
    await diary.presses(clerk, "✅ Trình Thủ trưởng")
    waiting = await town[head].saw(code, "BÁO CÁO CHỜ THỦ TRƯỞNG KÝ DUYỆT")
    assert "⏳ Báo cáo kết quả chính thức" in waiting["text"]
    assert await town[leader].count("12.300") == 0, "nothing leaves the unit unsigned"
    await diary.presses(head, "✅ Ký duyệt, gửi báo cáo", about=code)
    for who in (leader, officer):
        await town[who].saw(code, "12.300 tỷ đồng", "điểm c khoản 1 Điều 7")
    await diary.presses(other, "Báo cáo kết quả", about=code)
    await diary.says(other, "Bội chi do chi khám chữa bệnh tăng 8%.", "Mai Văn Thụ, Trưởng ban, số 12/BC-BHYT")
    await diary.presses(other, "✅ Gửi báo cáo")
    await town[officer].saw(code, "tăng 8%", "Mai Văn Thụ")

    await diary.says(officer, code)
    await diary.presses(officer, DRAFT)
    begun = (await town[officer].chat())[-1]["text"]
    assert "12.300 tỷ đồng" in begun
    assert "tăng 8%" in begun
    assert "Mai Văn Thụ" not in begun, "who signed inside the agency is no part of the answer"
    await diary.presses(officer, "Dùng bản này", SUBMIT)

    speaker = "nguoiphatngon"
    barred = await town[speaker].saw(code, "CHỜ PHÊ DUYỆT")
    assert "✅ Duyệt" not in barred["choices"], "complex or sensitive: reported up first (9.6)"
    await diary.presses(speaker, "⬆️ Báo cáo Tổng Giám đốc", about=code)
    reported = await town[general].saw(code, "CHỜ CẤP TRÊN XEM", "12.300 tỷ đồng")
    assert "Xem văn bản được báo cáo: người được báo cáo" in reported["text"]
    await diary.presses(general, "👁 Đã xem, không có ý kiến khác", about=code)
    await town[speaker].saw(code, "(Tổng Giám đốc) đã xem")
    await diary.presses(speaker, "✅ Duyệt", CONFIRM, about=code)

    await town[asker].saw("12.300 tỷ đồng", "tăng 8%", "Văn bản số 02/TTBC-BHXH")
    assert await papers(town, asker) == ["02-TTBC-BHXH.pdf"]
    assert await papers(town, officer) == ["02-TTBC-BHXH.pdf"]
    await diary.presses(asker, "Đã nhận đủ", "Đánh giá", "4 – Hài lòng")
    await diary.says(asker, "Nhanh và rõ.")
    acts = {asker: 8, officer: 13, leader: 2, clerk: 4, head: 1, other: 4, speaker: 3, general: 1}
    own = {asker: 10, officer: 20, leader: 5, clerk: 7, head: 3, other: 5, speaker: 5, general: 2}
    messages = {**own, "canbo-telegram": 1, "giamdoc-tttt": 1}
    assert diary.acts == acts
    assert await read_so_far(town) - before <= Counter(messages)
    assert "ĐÃ ĐÓNG" in await state(town, code, officer)


async def _only(diary: Diary, who: str, units: str) -> None:
    """What was suggested is unticked, these are named."""
    for label in [one for one in (await diary.town[who].chat())[-1]["choices"] if one.startswith("☑")]:
        await diary.presses(who, label)
    await diary.says(who, units)


async def test_the_ordinary_path_the_other_way_round(town: Town) -> None:
    """Asked on Telegram, carried on Zalo, approved by the Director General in person."""
    asker, officer = "nhabao-telegram-quen", "canbo-zalo"
    diary = Diary(town)
    await diary.says(asker, "/yeucau", "Tỷ lệ bao phủ BHYT năm 2025 là bao nhiêu?")
    await diary.presses(asker, "✅ Gửi yêu cầu")
    code = code_in(await town[asker].saw("Đã tiếp nhận yêu cầu"))
    await diary.presses(officer, "Tự soạn trả lời", about=code)
    await diary.says(officer, "soạn", "Tỷ lệ bao phủ BHYT đạt 95,2% dân số.", "gửi")
    await approve(diary, code, "tonggiamdoc")
    answer = await town[asker].saw("95,2% dân số")
    assert "Hoàng Văn Bách (mẫu)" in answer["text"]
    assert len(await papers(town, asker)) == 1
    assert "ĐÃ TRẢ LỜI" in await state(town, code, officer)
