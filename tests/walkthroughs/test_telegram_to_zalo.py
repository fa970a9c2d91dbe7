"""A journalist asks on Telegram, an officer answers on Zalo by numbers and words, with accents and without."""

from __future__ import annotations

import pytest

from tests.walkthroughs.town import LINK, Town, code_in, file_request

pytestmark = pytest.mark.asyncio(loop_scope="module")

NAME, QUESTION = "Le Hoang Nam, Dai Vi Du", "xin cho biet ty le bao phu bhyt o da nang nam 2025"


async def test_from_the_first_word_to_the_answer_without_accents(town: Town) -> None:
    journalist, officer = town["nhabao-telegram"], town["canbo-zalo"]
    await journalist.says("/yeucau")
    await journalist.says(NAME)
    await journalist.says(QUESTION)
    await journalist.saw("Xem lại trước khi gửi", "Đà Nẵng")
    filed = await journalist.presses("✅ Gửi yêu cầu")
    code = code_in(filed["messages"][-1])
    card = await officer.saw(code)
    assert "1. Nhận xử lý" in card["text"]

    await officer.says("nhan xu ly")
    await officer.saw(code, "Vũ Quang Huy (mẫu) phụ trách")
    await officer.says("hoi lai")
    await officer.says("Năm nào ạ?")
    asked = await journalist.saw(code, "Năm nào ạ?")
    await journalist.says("Năm 2025 và 2024.", reply_to=asked["id"])
    await officer.saw(code, "Bổ sung: Năm 2025 và 2024.")

    await officer.says("2")
    await officer.saw("Gửi đường dẫn", code)
    await officer.says("khong co duong dan")
    await officer.saw("Cần đúng một đường dẫn")
    await officer.says(LINK)
    await officer.saw("Nhà báo sẽ nhận đúng nội dung sau", LINK)
    await officer.says("gui")
    await journalist.saw(code, LINK)
    status = await journalist.says(f"hồ sơ {code} đến đâu rồi?")
    assert "Đã trả lời" in status[-1]["text"]


async def test_a_number_quoted_means_the_message_quoted(town: Town) -> None:
    officer, journalist = town["canbo-zalo"], town["nhabao-zalo-quen"]
    questions = ("Câu hỏi một: quỹ BHXH kết dư bao nhiêu?", "Câu hỏi hai: chi BHYT năm 2025 bao nhiêu?")
    codes = [await file_request(journalist, question) for question in questions]
    await officer.says("1", reply_to=(await officer.saw(codes[0]))["id"])
    await officer.saw(codes[0], "Vũ Quang Huy (mẫu) phụ trách")
    status = await journalist.says(codes[1])
    assert "Chờ Trung tâm Truyền thông tiếp nhận" in status[-1]["text"]


async def test_another_journalist_learns_nothing_of_it(town: Town) -> None:
    """T28"""
    mine, other = town["nhabao-zalo-quen"], town["nhabao-telegram-quen"]
    code = await file_request(mine, "Chi phí quản lý BHXH năm 2025 là bao nhiêu?")
    replies = [[one["text"] for one in await other.says(f"{which} đến đâu rồi")] for which in (code, "BC-2026-99999")]
    assert replies[0] == replies[1]
    assert len(replies[0]) == 1
