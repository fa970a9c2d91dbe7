"""A draft: back, skip, cancel, edit, undo; paused, offered again, kept for seven days, never lost to something else."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from storage import conversations, people, tables
from storage.conversations import Conversation
from storage.words import of_case
from tests.handlers.rig import LINK, PDF, QUESTION, Desk, Guest

DAY = 86_400


async def at_review(desk: Desk, external_id: str = "2", channel: Channel = Channel.TELEGRAM) -> Guest:
    """Somebody known, before the last press."""
    journalist = await desk.known(external_id, channel)
    await journalist.says("/yeucau")
    await journalist.says(QUESTION)
    assert "Xem lại trước khi gửi" in journalist.last.text
    return journalist


async def form_of(desk: Desk, guest: Guest) -> Conversation | None:
    """The form a guest is in, as a new process would find it."""
    account = await desk.database.read(lambda work: people.find_account(work, guest.channel.value, guest.external_id))
    assert account is not None
    return await desk.database.read(lambda work: conversations.load(work, account.id))


async def test_back_asks_the_question_before_again(desk: Desk) -> None:
    journalist = desk.guest("2")
    await journalist.says("/yeucau")
    assert "Quay lại" not in journalist.last.buttons
    await journalist.says("Nguyễn Thu Hà")
    await journalist.presses("Quay lại")
    assert "họ tên" in journalist.last.text
    await journalist.says("Nguyễn Thu Hằng")
    assert "Nguyễn Thu Hằng" in journalist.last.text


async def test_what_must_be_given_cannot_be_skipped(desk: Desk) -> None:
    journalist = desk.guest("2")
    await journalist.says("/yeucau")
    form = await form_of(desk, journalist)
    assert form is not None
    await journalist.carries(f"form.skip::{form.version}")
    assert "không bỏ qua được" in journalist.last.text
    assert "họ tên" in journalist.last.text


@pytest.mark.parametrize("word", ["Huỷ", "huy", "cancel", "/huy", "/cancel", "THOAT"])
async def test_cancel_forgets_the_draft_in_any_words(desk: Desk, word: str) -> None:
    journalist = await at_review(desk)
    await journalist.says(word)
    assert "Đã hủy" in journalist.last.text
    assert await form_of(desk, journalist) is None
    assert "Tiếp tục bản nháp" not in journalist.last.buttons


EDITS = [
    ("Sửa câu hỏi", "Kinh phí quản lý BHXH năm 2025 là bao nhiêu?", "Kinh phí quản lý BHXH năm 2025"),
    ("Đổi nơi", "Đà Nẵng", "BHXH thành phố Đà Nẵng"),
    ("Đổi nơi", "da nang", "BHXH thành phố Đà Nẵng"),
    ("Đổi chủ đề", "chậm đóng, trốn đóng BHXH của doanh nghiệp", "Chủ đề: "),
    ("Sửa họ tên", "Trần Văn Bình", "Trần Văn Bình – Báo Ví Dụ"),
    ("Sửa cơ quan", "báo lao động", "Trần Minh Đức – Báo Lao Động"),
]


@pytest.mark.parametrize(("label", "typed", "shown"), EDITS)
async def test_every_answer_can_be_edited_and_leads_back_to_the_review(
    desk: Desk, label: str, typed: str, shown: str
) -> None:
    journalist = await at_review(desk)
    before = journalist.last.text
    await journalist.presses(label)
    await journalist.says(typed)
    assert "Xem lại trước khi gửi" in journalist.last.text
    assert shown in journalist.last.text
    assert journalist.last.text != before


@pytest.mark.parametrize("label", sorted({edit[0] for edit in EDITS}))
async def test_going_back_from_an_edit_leaves_every_answer_as_it_was(desk: Desk, label: str) -> None:
    journalist = await at_review(desk)
    before = journalist.last.text
    await journalist.presses(label)
    await journalist.presses("Quay lại")
    assert journalist.last.text == before


async def test_a_place_or_topic_can_be_pressed(desk: Desk) -> None:
    journalist = await at_review(desk)
    await journalist.presses("Đổi nơi")
    await journalist.presses("BHXH Việt Nam")
    assert "Nơi liên quan: BHXH Việt Nam\n" in journalist.last.text
    await journalist.presses("Đổi chủ đề")
    topic = list(journalist.last.buttons)[1]
    await journalist.presses(topic)
    assert f"Chủ đề: {topic}\n" in journalist.last.text


async def test_an_unclear_place_is_asked_back_with_the_nearest(desk: Desk) -> None:
    journalist = await at_review(desk)
    await journalist.presses("Đổi nơi")
    await journalist.says("xyz khong co")
    assert "Chưa rõ “xyz khong co”" in journalist.last.text
    await journalist.says("Huế")
    assert "Huế" in journalist.last.text


async def test_a_place_chosen_by_hand_stays_whatever_is_typed_later(desk: Desk) -> None:
    journalist = await at_review(desk)
    await journalist.presses("Đổi nơi")
    await journalist.says("Đà Nẵng")
    await journalist.says("Riêng huyện Nam Đàn thì sao?")
    assert "Nơi liên quan: BHXH thành phố Đà Nẵng\n" in journalist.last.text
    await journalist.presses("Bỏ đoạn vừa thêm")
    assert "Nơi liên quan: BHXH thành phố Đà Nẵng\n" in journalist.last.text


async def test_words_typed_at_the_review_are_added_and_can_be_taken_out(desk: Desk) -> None:
    journalist = await at_review(desk)
    before = journalist.last.text
    await journalist.says("Trong đó bao nhiêu là nữ?")
    assert f"{QUESTION}\n\nTrong đó bao nhiêu là nữ?" in journalist.last.text
    await journalist.presses("Bỏ đoạn vừa thêm")
    assert journalist.last.text == before


async def test_a_thank_you_at_the_review_is_not_added(desk: Desk) -> None:
    journalist = await at_review(desk)
    before = journalist.last.text
    await journalist.says("cảm ơn bạn nhiều")
    assert journalist.last.text == before


async def test_a_file_at_the_review_is_added(desk: Desk) -> None:
    journalist = await at_review(desk)
    await journalist.says("", PDF)
    assert "1 tệp: cong-van.pdf" in journalist.last.text
    assert "Xem lại trước khi gửi" in journalist.last.text


async def test_a_draft_goes_on_in_a_new_process(any_desk: Desk) -> None:
    journalist = await at_review(any_desk)
    again = Desk(any_desk.database, any_desk.clock)
    again.guests = any_desk.guests
    journalist.desk = again
    await journalist.says("ok")
    assert "BC-2026-00001" in journalist.last.text


async def test_a_draft_is_kept_for_seven_days_and_not_longer(any_desk: Desk) -> None:
    journalist = await at_review(any_desk)
    any_desk.clock.advance(7 * DAY - 1)
    await journalist.says("/menu")
    await journalist.presses("Tiếp tục bản nháp")
    assert QUESTION in journalist.last.text
    any_desk.clock.advance(7 * DAY)
    await journalist.says("/menu")
    assert "Tiếp tục bản nháp" not in journalist.last.buttons
    await journalist.presses("Tiếp tục bản nháp")
    assert "Không còn bản nháp nào" in journalist.last.text


@pytest.mark.parametrize("doing", ["/lienhe", "/hoso", "/giup", "/lienhe Đà Nẵng"])
async def test_a_command_pauses_the_draft_and_the_menu_offers_it_again(desk: Desk, doing: str) -> None:
    journalist = await at_review(desk)
    await journalist.says(doing)
    await journalist.says("người phát ngôn của BHXH Hà Nội là ai")
    assert "Đinh Công Thành" in journalist.last.text
    await journalist.says("/menu")
    await journalist.presses("Tiếp tục bản nháp")
    assert QUESTION in journalist.last.text


async def test_after_another_button_the_words_typed_are_not_the_forms_answer(desk: Desk) -> None:
    journalist = desk.guest("2")
    await journalist.says("xin chào")
    await journalist.says("/yeucau")
    await journalist.presses("Ai được phát ngôn?")
    await journalist.says("Hà Nội")
    assert "Đinh Công Thành" in journalist.last.text
    await journalist.says("/yeucau")
    assert "họ tên" in journalist.last.text


async def test_a_question_offered_meanwhile_is_added_to_the_draft_and_destroys_nothing(desk: Desk) -> None:
    journalist = await at_review(desk)
    await journalist.says("/menu")
    await journalist.says("Xin cho biết số nợ BHXH của các doanh nghiệp năm 2025 là bao nhiêu?")
    assert "Gửi thành yêu cầu" in journalist.last.buttons
    await journalist.says("/menu")
    await journalist.presses("Tiếp tục bản nháp")
    assert QUESTION in journalist.last.text
    assert "số nợ" not in journalist.last.text
    await journalist.presses("Gửi thành yêu cầu")
    assert QUESTION in journalist.last.text
    assert "số nợ" in journalist.last.text


async def test_a_supplement_by_reply_leaves_the_draft_of_another_request_alone(any_desk: Desk) -> None:
    journalist = await any_desk.known("2")
    await journalist.files_request()
    receipt = journalist.last
    await journalist.says("/yeucau")
    await journalist.says("Câu hỏi thứ hai: chi phí khám chữa bệnh BHYT năm 2025 là bao nhiêu?")
    await journalist.says("Tôi hỏi riêng khu vực nông thôn.", replied_to=receipt.id)
    assert "Đã bổ sung" in journalist.last.text
    await journalist.presses("Tiếp tục bản nháp")
    assert "Câu hỏi thứ hai" in journalist.last.text
    await journalist.presses("✅ Gửi yêu cầu")
    assert "BC-2026-00002" in journalist.last.text


async def test_an_address_left_meanwhile_leaves_the_draft_alone(desk: Desk) -> None:
    journalist = await desk.known("2", Channel.ZALO)
    await journalist.files_request()
    receipt = journalist.last
    await journalist.says("/yeucau")
    await journalist.says("Câu hỏi thứ hai: chi phí khám chữa bệnh BHYT năm 2025 là bao nhiêu?")
    await journalist.presses("Để lại e-mail", on=receipt)
    await journalist.says("/yeucau")
    assert "Câu hỏi thứ hai" in journalist.last.text
    await journalist.presses("Để lại e-mail", on=receipt)
    await journalist.presses("Hủy")
    await journalist.presses("Tiếp tục bản nháp")
    assert "Câu hỏi thứ hai" in journalist.last.text


async def test_an_old_button_of_the_form_shows_where_the_form_stands(desk: Desk) -> None:
    """T2"""
    journalist = await at_review(desk)
    old = journalist.last
    await journalist.says("Trong đó bao nhiêu là nữ?")
    await journalist.presses("✅ Gửi yêu cầu", on=old)
    assert "Nút vừa bấm đã cũ" in journalist.last.text
    assert "bao nhiêu là nữ" in journalist.last.text
    assert await desk.rows(tables.cases) == 0


async def test_a_button_of_a_finished_form_does_nothing_to_a_later_one(any_desk: Desk) -> None:
    """T2"""
    journalist = await at_review(any_desk)
    first = journalist.last
    await journalist.presses("✅ Gửi yêu cầu")
    await journalist.says("/yeucau")
    await journalist.says("Câu hỏi thứ hai: chi phí khám chữa bệnh BHYT năm 2025 là bao nhiêu?")
    await journalist.presses("✅ Gửi yêu cầu", on=first)
    await journalist.presses("Hủy", on=first)
    assert "Nút vừa bấm đã cũ" in journalist.last.text
    assert await any_desk.rows(tables.cases) == 1


async def test_an_officers_old_preview_does_not_send_the_answer_to_another_case(desk: Desk) -> None:
    """T2, T29"""
    officer, journalist = await desk.staff("1"), await desk.known("2")
    for _ in range(2):
        await journalist.files_request()
    first, second = officer.saw("BC-2026-00001"), officer.saw("BC-2026-00002")
    await officer.presses("Trả lời từ nội dung đã công bố", on=first)
    await officer.says(LINK)
    old = officer.last
    await officer.presses("Hủy")
    await officer.presses("Trả lời từ nội dung đã công bố", on=second)
    await officer.says(LINK)
    await officer.presses("✅ Gửi trả lời", on=old)
    assert {(await desk.case(code)).facts.state.value for code in ("BC-2026-00001", "BC-2026-00002")} == {"RECEIVED"}


async def test_the_words_are_stored_once_however_often_the_draft_was_edited(desk: Desk) -> None:
    journalist = await at_review(desk)
    for number in range(3):
        await journalist.presses("Sửa câu hỏi")
        await journalist.says(f"Câu hỏi lần {number}: bao nhiêu người tham gia BHXH tự nguyện?")
    await journalist.presses("✅ Gửi yêu cầu")
    case = await desk.case()
    said = await desk.database.read(lambda work: of_case(work, case.id))
    assert [one.body for one in said] == ["Câu hỏi lần 2: bao nhiêu người tham gia BHXH tự nguyện?"]
