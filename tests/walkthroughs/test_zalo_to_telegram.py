"""A journalist asks on Zalo, an officer answers on Telegram; through the sandbox's HTTP interface alone."""

from __future__ import annotations

import pytest

from tests.walkthroughs.town import LINK, Town, code_in, file_request

pytestmark = pytest.mark.asyncio(loop_scope="module")

PDF = b"%PDF-1.7 a made-up letter"
QUESTION = "cho toi hoi co bao nhieu nguoi o nghe an dang tham gia bhxh tu nguyen"
NONSENSE = ["asdfghjkl", "🤷", "1 2 3 4", "?" * 50, "x" * 1_900, "0", "99", "/", "//", "/yeucau123"]


async def test_from_the_first_word_to_the_answer_without_accents(town: Town) -> None:
    journalist, officer = town["nhabao-zalo"], town["canbo-telegram"]
    await journalist.says(QUESTION)
    await journalist.says("gui thanh yeu cau")
    await journalist.says("Nguyen Thu Ha, Bao Vi Du")
    await journalist.saw("Xem lại trước khi gửi", QUESTION, "Nghệ An")
    await journalist.says("1")
    code = code_in(await journalist.saw("Đã tiếp nhận yêu cầu"))
    assert (await officer.offered("Nhận xử lý"))["text"].startswith(code)

    claimed = await officer.presses("Nhận xử lý")
    assert claimed["toast"] == f"Anh/Chị đã nhận {code}"
    await officer.saw(code, "(mẫu) phụ trách từ", QUESTION)
    await officer.presses("Trả lời từ nội dung đã công bố")
    await officer.says(f"Gửi nhà báo: {LINK}")
    await officer.presses("✅ Gửi trả lời")
    answer = await journalist.saw(LINK, code)
    assert "Gửi nhà báo" not in answer["text"]
    await officer.saw(code, "ĐÃ TRẢ LỜI")
    await journalist.says(f"{code.lower().replace('-', ' ')} den dau roi")
    await journalist.saw(code, "Đã trả lời", LINK)


async def test_words_asked_back_and_their_answer_go_both_ways(town: Town) -> None:
    journalist, officer = town["nhabao-zalo-quen"], town["canbo-telegram"]
    code = await file_request(journalist, "Chi trả trợ cấp thai sản ở Huế là bao nhiêu?")
    await officer.presses("Hỏi lại nhà báo", on=await officer.saw(code))
    await officer.says("Anh/Chị cần số liệu của năm nào?")
    asked = await journalist.saw(code, "Anh/Chị cần số liệu của năm nào?")
    await journalist.says("Nam 2025.", reply_to=asked["id"])
    await officer.saw(code, "Bổ sung: Nam 2025.")


async def test_files_go_along_to_the_officer(town: Town) -> None:
    journalist, officer = town["nhabao-zalo-quen"], town["canbo-telegram"]
    await journalist.says("/yeucau")
    await journalist.sends("cong-van.pdf", PDF)
    await journalist.says("Xin cho biết quan điểm của BHXH Việt Nam về công văn kèm theo.")
    await journalist.says("gui")
    code = code_in(await journalist.saw("Đã tiếp nhận yêu cầu"))
    await officer.saw(code, "1 tệp: cong-van.pdf")
    sent = [file for message in await officer.chat() for file in message["files"]]
    async with town.client.get(sent[-1]["url"]) as got:
        assert await got.read() == PDF


async def test_nonsense_is_answered_and_breaks_nothing(town: Town) -> None:
    journalist = town["nhabao-zalo-quen"]
    for text in NONSENSE:
        assert await journalist.says(text), text
    await journalist.says("xin chao")
    await journalist.saw("Kính chào")


async def test_an_old_button_tells_how_the_case_stands_now(town: Town) -> None:
    """T2"""
    journalist, officer, head = town["nhabao-zalo-quen"], town["canbo-telegram"], town["giamdoc-tttt"]
    code = await file_request(journalist, "Số người hưởng trợ cấp thất nghiệp năm 2025 là bao nhiêu?")
    card = await head.saw(code)
    await officer.presses("Trả lời từ nội dung đã công bố", on=await officer.saw(code))
    await officer.says(LINK)
    preview = await officer.offered("✅ Gửi trả lời")
    await officer.presses("✅ Gửi trả lời", on=preview)
    before = await journalist.count(LINK)
    again = await officer.presses("✅ Gửi trả lời", on=preview)
    assert "Không còn bản nháp nào" in again["messages"][-1]["text"]
    assert await journalist.count(LINK) == before
    assert (await head.saw(code))["id"] == card["id"], "the card is edited, not sent anew"
    assert (await head.saw(code, "ĐÃ TRẢ LỜI"))["choices"] == ["Việc khác…", "Vì sao hạn này?"]


async def test_who_may_speak_is_told_in_any_spelling(town: Town) -> None:
    journalist = town["nhabao-zalo"]
    for asked in (
        "người phát ngôn BHXH Hà Nội là ai?",
        "nguoi phat ngon bhxh ha noi la ai",
        "ha noi",
        "/lienhe Ha Noi",
    ):
        said = await journalist.says(asked)
        assert "Đinh Công Thành (mẫu)" in said[-1]["text"], asked
        assert "0900 000 003" in said[-1]["text"], asked
