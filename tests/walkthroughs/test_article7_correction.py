"""A correction asked of the press (3.6, 5.1.d, 5.2.b, 9.8), national and provincial, to each of its ends.

Through the sandbox alone, on both channels; the clock is turned where the target is over.
"""

from __future__ import annotations

import pytest

from tests.walkthroughs.acting import DRAFT, MORE, SUBMIT, Diary, answer_at_once, approve, ask, on_card, state
from tests.walkthroughs.town import LOOKS, Message, Town, code_in

pytestmark = pytest.mark.asyncio(loop_scope="module")

OFFICER, ZALO, SPEAKER = "canbo-telegram", "canbo-zalo", "nguoiphatngon"
PROVINCE, DIRECTOR = "phogiamdoc-nghean", "giamdoc-nghean"
LINK, MENDED = "https://bao.example.vn/no-luong-huu", "https://bao.example.vn/dinh-chinh"
THEIRS = "BHXH nợ lương hưu của 3.000 người."
OURS = "Toàn bộ người hưởng đã được chi trả trong ngày 10/11."
OPEN, USE = "✅ Mở hồ sơ cải chính", "Dùng bản này"
DAY = 86_400.0


@pytest.fixture
def diary(town: Town) -> Diary:
    """Everybody's acts."""
    return Diary(town)


async def posted(town: Town, newsroom: str) -> list[Message]:
    """The mails to a newsroom, now or after what happens next."""
    found: list[Message] = []
    for _ in range(LOOKS):
        stamp, found = await town.stamp(), await town.read("mail", to=newsroom)
        if found or not await town.changed(stamp):
            break
    return found


async def handed_in(diary: Diary, who: str, code: str) -> None:
    """The proposed text as it is, from the message that opened the case."""
    await diary.presses(who, DRAFT, about=code)
    await diary.presses(who, USE, SUBMIT)


async def sent(diary: Diary, outlet: str, address: str) -> str:
    """A national one whose letter has left; its code."""
    await diary.says(OFFICER, f"/caichinh {LINK}", outlet, THEIRS, "sai sự thật", OURS, "xong", address)
    await diary.presses(OFFICER, OPEN)
    code = code_in(await diary.town[OFFICER].saw("Đã mở hồ sơ", outlet))
    await handed_in(diary, OFFICER, code)
    await approve(diary, code)
    await diary.town[OFFICER].saw(code, "ĐÃ GỬI CƠ QUAN BÁO CHÍ")
    return code


async def closed(diary: Diary, who: str, code: str, why: str) -> None:
    """Closed with why; its trail verifies."""
    await diary.presses(who, "Đóng hồ sơ", about=code)
    await diary.says(who, why)
    assert "ĐÃ ĐÓNG" in await state(diary.town, code, who)


async def test_published_and_closed_by_few_acts(town: Town, diary: Diary) -> None:
    """3.6, 5.1.d: eight acts to open, three to draft, three to approve; each further step two or three."""
    before = {who: len(await town[who].chat()) for who in (OFFICER, SPEAKER, ZALO)}
    code = await sent(diary, "Báo Ví Dụ Một", "toasoan1@bao.vn")
    assert diary.acts[OFFICER] == 11
    assert diary.acts[SPEAKER] == 3
    [mail] = await posted(town, "toasoan1@bao.vn")
    assert THEIRS in mail["text"]
    assert OURS in mail["text"]
    card = await town[SPEAKER].says(code)
    assert "TTBC-BHXH" in card[-1]["text"]
    assert "toasoan1@bao.vn" in card[-1]["text"]

    await town.later(3_600.0)
    await diary.says(OFFICER, code)
    await diary.presses(OFFICER, "Báo đã đăng, phát", about=code)
    await diary.says(OFFICER, MENDED, "bây giờ")
    assert "ĐÃ ĐƯỢC ĐĂNG" in await state(town, code)
    await town[SPEAKER].saw(code, MENDED)
    await closed(diary, OFFICER, code, "Báo đã cải chính đầy đủ.")
    assert diary.acts[OFFICER] == 17
    read = {who: len(await town[who].chat()) - before[who] for who in before}
    assert read[ZALO] <= 3, "a colleague on Zalo is not troubled with every step"
    assert read[SPEAKER] <= 12


async def test_unanswered_then_taken_further_then_closed(town: Town, diary: Diary) -> None:
    """9.8: nothing comes; whoever speaks writes to the governing body; the court takes it on."""
    code = await sent(diary, "Báo Ví Dụ Hai", "toasoan2@bao.vn")
    assert await town[SPEAKER].count("⏳ Hồ sơ") == 0
    await town.later(6 * DAY)
    for who in (OFFICER, SPEAKER):
        told = await town[who].saw("⏳ Hồ sơ", code, "chưa đăng, phát")
        assert "không phải thời hạn của Quy chế" in told["text"]
    assert "CHƯA ĐƯỢC ĐĂNG" in await state(town, code)
    why = await town[OFFICER].presses("Vì sao hạn này?")
    assert any("5 ngày" in one["text"] for one in why["messages"])

    await diary.presses(SPEAKER, "Kiến nghị cấp trên, khởi kiện", "Cơ quan chủ quản báo chí", about=code)
    await diary.says(SPEAKER, "21/BHXH ngày 29/11, gửi cơ quan chủ quản", "Tòa soạn không phản hồi.")
    await diary.presses(SPEAKER, "✅ Ghi nhận")
    assert "ĐÃ KIẾN NGHỊ CẤP TRÊN" in await state(town, code)
    await town[OFFICER].saw(code, "Cơ quan chủ quản báo chí – 21/BHXH")
    await diary.says(OFFICER, code)
    await closed(diary, OFFICER, code, "Cơ quan chủ quản đã tiếp nhận.")


async def test_dropped_by_the_spokesperson_with_why(town: Town, diary: Diary) -> None:
    await diary.says(ZALO, f"/caichinh {LINK}", "Báo Ví Dụ Ba", THEIRS, "1", OURS, "xong", "bỏ qua", "1")
    code = code_in(await town[ZALO].saw("Đã mở hồ sơ", "Báo Ví Dụ Ba"))
    await on_card(town[SPEAKER], code, "Thôi đề nghị cải chính")
    await town[SPEAKER].says("Báo đã gỡ bài.")
    assert "không đề nghị Báo Ví Dụ Ba cải chính nữa" in (await town[SPEAKER].saw(code, "cải chính nữa"))["text"]
    assert "THÔI ĐỀ NGHỊ CẢI CHÍNH" in await state(town, code, ZALO)


async def test_a_provinces_own_on_zalo_is_signed_by_its_director(town: Town, diary: Diary) -> None:
    """5.2.b, 2.2.a: the press centre is not told of it."""
    before = await town[OFFICER].count("Đài Ví Dụ Bốn")
    await diary.says(PROVINCE, f"/caichinh {LINK}", "của tỉnh", "Đài Ví Dụ Bốn", THEIRS, "sai sự thật", OURS)
    await diary.says(PROVINCE, "cải chính, xin lỗi", "dai4@bao.vn")
    review = await town[PROVINCE].saw("Báo đã đăng, phát:", "BHXH tỉnh Nghệ An")
    assert "cải chính, xin lỗi công khai" in review["text"]
    await diary.presses(PROVINCE, OPEN)
    code = code_in(await town[PROVINCE].saw("Đã mở hồ sơ", "Đài Ví Dụ Bốn"))
    await handed_in(diary, PROVINCE, code)
    await approve(diary, code, DIRECTOR)
    assert "ĐÃ GỬI CƠ QUAN BÁO CHÍ" in await state(town, code, PROVINCE)
    [mail] = await posted(town, "dai4@bao.vn")
    assert "Nghệ An" in mail["text"]
    assert await town[OFFICER].count("Đài Ví Dụ Bốn") == before
    await diary.says(PROVINCE, code, "báo đã đăng, phát", MENDED, "bây giờ")
    assert "ĐÃ ĐƯỢC ĐĂNG" in await state(town, code, PROVINCE)


async def test_from_a_reflection_which_goes_on(town: Town, diary: Diary) -> None:
    """7.1.a: both channels mixed: reported on Zalo, asked on Telegram."""
    await diary.says(ZALO, f"/phananh Báo nêu {THEIRS} {LINK}", "Báo Ví Dụ Năm")
    await diary.presses(ZALO, "✅ Gửi phản ánh")
    report = code_in(await town[ZALO].saw("Đã ghi nhận"))
    await diary.says(OFFICER, report)
    await diary.presses(OFFICER, MORE, "Đề nghị báo cải chính", "Dùng nội dung phản ánh")
    await diary.says(OFFICER, "sai sự thật", OURS, "xong", "toasoan5@bao.vn")
    await diary.presses(OFFICER, OPEN)
    code = code_in(await town[OFFICER].saw("Đã mở hồ sơ", "Báo Ví Dụ Năm"))
    assert "CHỜ TIẾP NHẬN" in await state(town, report)
    assert f"Đã mở đề nghị cải chính: {code}" in (await town[ZALO].says(report))[-1]["text"]
    await handed_in(diary, OFFICER, code)
    await approve(diary, code)
    [mail] = await posted(town, "toasoan5@bao.vn")
    assert THEIRS in mail["text"]


async def test_what_was_distorted_stands_beside_the_document_that_was_issued(town: Town, diary: Diary) -> None:
    """9.8: our statement by its number."""
    request = await ask(town, "nhabao-telegram-quen", "Đã chi trả lương hưu tháng 11 chưa?")
    await answer_at_once(diary, request, OURS)
    await approve(diary, request)
    answer = await town["nhabao-telegram-quen"].saw("TRẢ LỜI", request)
    number = answer["text"].split("TTBC-BHXH")[0].split()[-1]
    await diary.says(OFFICER, f"/caichinh {LINK}", "Báo Ví Dụ Sáu", THEIRS, "sai lệch", f"{number}TTBC-BHXH")
    await diary.says(OFFICER, "xong", "toasoan6@bao.vn")
    review = await town[OFFICER].saw("Cơ quan BHXH đã phát ngôn tại văn bản số", OURS, THEIRS)
    assert request in review["text"]
    await diary.presses(OFFICER, OPEN)
    code = code_in(await town[OFFICER].saw("Đã mở hồ sơ", "Báo Ví Dụ Sáu"))
    await handed_in(diary, OFFICER, code)
    await approve(diary, code)
    [mail] = await posted(town, "toasoan6@bao.vn")
    assert OURS in mail["text"]
