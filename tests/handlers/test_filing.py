"""A journalist files a request: how few messages it takes, what is asked, kept and said."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from handlers.talk import Attachment, Channel
from storage import people, tables, words
from storage.directory import AGENCY
from storage.words import Said
from tests.handlers.rig import PDF, QUESTION, Desk

MOST_NEW, MOST_KNOWN = 6, 4
YEAR_END = datetime(2026, 12, 31, 16, 59, tzinfo=UTC)  # one minute before 2027 in Viet Nam


async def test_somebody_new_files_in_at_most_six_messages(any_desk: Desk) -> None:
    officer, journalist = await any_desk.staff("1"), any_desk.guest("2", Channel.ZALO)
    await journalist.says("xin chào")
    await journalist.says("/yeucau")
    assert "đồng ý" in journalist.last.text
    await journalist.says("Nguyễn Thu Hà")
    await journalist.says("Báo Ví Dụ")
    await journalist.says(QUESTION)
    await journalist.says("1")
    assert journalist.messages <= MOST_NEW
    assert "BC-2026-00001" in journalist.last.text
    card = officer.last
    assert card.card == f"case:{(await any_desk.case()).id}"
    for shown in ("Nguyễn Thu Hà", "Báo Ví Dụ", QUESTION, "CHƯA XÁC MINH", "BHXH tỉnh Nghệ An (vì có: “Nghệ An”)"):
        assert shown in card.text


async def test_somebody_known_files_in_at_most_four_messages(desk: Desk) -> None:
    journalist = await desk.known("2")
    await journalist.says(QUESTION)
    assert QUESTION in journalist.last.text
    await journalist.presses("Gửi thành yêu cầu")
    assert "Xem lại trước khi gửi" in journalist.last.text
    await journalist.presses("✅ Gửi yêu cầu")
    assert journalist.messages <= MOST_KNOWN
    assert "BC-2026-00001" in journalist.last.text


async def test_name_and_outlet_may_come_in_one_message(desk: Desk) -> None:
    journalist = desk.guest("2")
    await journalist.says(QUESTION)
    await journalist.presses("Gửi thành yêu cầu")
    await journalist.says("Nguyễn Thu Hà, báo lao động")
    review = journalist.last.text
    assert "Nguyễn Thu Hà – Báo Lao Động" in review
    assert QUESTION in review


async def test_who_has_filed_is_not_asked_who_they_are_again(desk: Desk) -> None:
    journalist = desk.guest("2")
    await journalist.says("/yeucau")
    await journalist.says("Nguyễn Thu Hà, Báo Ví Dụ")
    await journalist.says(QUESTION)
    await journalist.says("gui")
    await journalist.says("/yeucau")
    assert "cung cấp thông tin" in journalist.last.text


async def test_the_consent_is_recorded_with_its_moment_when_the_name_is_given(desk: Desk) -> None:
    journalist = desk.guest("2")
    await journalist.says("/yeucau")
    assert "lưu họ tên" in journalist.last.text
    account = await desk.database.read(lambda work: people.find_account(work, "telegram", "2"))
    assert account is not None
    before = await desk.database.read(lambda work: people.person(work, account.person_id))
    await journalist.says("Nguyễn Thu Hà")
    after = await desk.database.read(lambda work: people.person(work, account.person_id))
    assert (before.consent_at, after.consent_at) == (None, desk.clock.now())


async def test_name_and_outlet_are_remembered_only_when_something_is_filed(desk: Desk) -> None:
    journalist = desk.guest("2")
    await journalist.says("/yeucau")
    await journalist.says("Nguyễn Thu Hà, Báo Ví Dụ")
    await journalist.presses("Hủy")
    await journalist.says("/yeucau")
    assert "họ tên" in journalist.last.text


@pytest.mark.parametrize("name", ["123", "???", "x" * 121])
async def test_what_is_no_name_is_asked_again_with_an_example(desk: Desk, name: str) -> None:
    journalist = desk.guest("2")
    await journalist.says("/yeucau")
    await journalist.says(name)
    assert "ví dụ: “Nguyễn Văn A”" in journalist.last.text


async def test_a_question_that_is_too_long_is_refused_with_both_figures(desk: Desk) -> None:
    journalist = await desk.known("2")
    await journalist.says("/yeucau")
    await journalist.says("a" * 12_001)
    assert "12001" in journalist.last.text
    assert "12000" in journalist.last.text
    await journalist.says("a " * 6_000)
    assert "Xem lại trước khi gửi" in journalist.last.text


async def test_codes_are_numbered_a_year_and_the_year_begins_at_midnight_in_viet_nam(any_desk: Desk) -> None:
    journalist = await any_desk.known("2")
    any_desk.clock.advance((YEAR_END - any_desk.clock.now()).total_seconds())
    assert await journalist.files_request() == "BC-2026-00001"
    assert await journalist.files_request() == "BC-2026-00002"
    any_desk.clock.advance(60)
    assert any_desk.clock.now().year == 2026
    assert await journalist.files_request() == "BC-2027-00001"


async def test_the_receipt_says_whom_to_call_and_names_no_time(desk: Desk) -> None:
    journalist = await desk.known("2")
    await journalist.files_request()
    assert "Đặng Thùy Dương, 024 1" in journalist.last.text
    assert "không ấn định thời hạn" in journalist.last.text


async def test_the_case_goes_to_the_account_it_was_asked_from(desk: Desk) -> None:
    """T29"""
    journalist = await desk.known("2", Channel.ZALO)
    await journalist.files_request()
    case = await desk.case()
    account = await desk.database.read(lambda work: people.account(work, case.account_id))
    assert (account.channel, account.external_id) == ("zalo", "2")


async def test_files_of_an_album_are_all_filed(desk: Desk) -> None:
    journalist = await desk.known("2")
    await journalist.says("/yeucau")
    for number in range(3):
        await journalist.says("", Attachment(f"anh{number}.jpg", "image/jpeg", b"\xff\xd8\xff" + bytes([number])))
    assert "3 tệp" in journalist.last.text
    await journalist.says(QUESTION)
    await journalist.presses("✅ Gửi yêu cầu")
    case = await desk.case()
    kept = await desk.database.read(lambda work: words.files_of_case(work, case.id))
    assert [one.name for one in kept] == ["anh0.jpg", "anh1.jpg", "anh2.jpg"]


async def test_the_officers_card_brings_the_files_along(desk: Desk) -> None:
    officer, journalist = await desk.staff("1"), await desk.known("2")
    await journalist.says("/yeucau")
    await journalist.says(QUESTION, PDF)
    await journalist.presses("✅ Gửi yêu cầu")
    assert [file.name for file in officer.last.out.files] == [PDF.name]
    assert "1 tệp: cong-van.pdf" in officer.last.text


async def test_an_album_sent_before_any_form_is_offered_whole_with_its_caption(desk: Desk) -> None:
    journalist = await desk.known("2")
    await journalist.says(QUESTION, PDF)
    await journalist.says("", Attachment("anh.jpg", "image/jpeg", b"\xff\xd8\xff1"))
    assert "Đã nhận 2 tệp" in journalist.last.text
    await journalist.presses("Gửi thành yêu cầu")
    assert QUESTION in journalist.last.text
    assert "2 tệp: cong-van.pdf, anh.jpg" in journalist.last.text


async def test_a_file_and_then_the_question_typed_are_offered_together(desk: Desk) -> None:
    journalist = await desk.known("2")
    await journalist.says("", PDF)
    await journalist.says(QUESTION)
    await journalist.presses("Gửi thành yêu cầu")
    assert "1 tệp: cong-van.pdf" in journalist.last.text


async def test_a_file_sent_long_before_is_not_slipped_into_a_question(desk: Desk) -> None:
    journalist = await desk.known("2")
    await journalist.says("", PDF)
    desk.clock.advance(2 * 3600)
    await journalist.says(QUESTION)
    await journalist.presses("Gửi thành yêu cầu")
    assert "Tệp: không có" in journalist.last.text


async def test_a_file_is_kept_though_the_words_beside_it_cannot_be_taken(desk: Desk) -> None:
    journalist = desk.guest("2")
    await journalist.says("/yeucau")
    await journalist.says("???", PDF)
    assert "họ tên bằng chữ" in journalist.last.text
    await journalist.says("Nguyễn Thu Hà, Báo Ví Dụ")
    assert "1 tệp" in journalist.last.text


REFUSED = [
    (Attachment("virus.exe", "application/x-msdownload", b"MZ"), "chỉ nhận ảnh, PDF"),
    (Attachment("gia.pdf", "application/pdf", b"MZ not a pdf"), "chỉ nhận ảnh, PDF"),
    (Attachment("rong.pdf", "application/pdf", b""), "chỉ nhận ảnh, PDF"),
    (Attachment("to.mp4", "video/mp4", problem="too_big"), "quá lớn"),
    (Attachment("mat.pdf", "application/pdf", problem="unreachable"), "gửi lại tệp này"),
]


@pytest.mark.parametrize(("file", "why"), REFUSED)
async def test_a_refused_file_is_named_with_the_reason_and_the_draft_goes_on(
    desk: Desk, file: Attachment, why: str
) -> None:
    """T24"""
    journalist = await desk.known("2")
    await journalist.says("/yeucau")
    await journalist.says(QUESTION, file)
    assert file.name in journalist.last.text
    assert why in journalist.last.text
    assert "Tệp: không có" in journalist.last.text
    assert await desk.rows(tables.files) == 0


async def test_of_good_and_bad_files_the_good_ones_stay(desk: Desk) -> None:
    journalist = await desk.known("2")
    seen = await journalist.says("", PDF, REFUSED[0][0])
    assert "Đã nhận 1 tệp" in " ".join(one.text for one in seen)


async def test_more_than_twenty_requests_a_day_are_refused_and_the_draft_is_kept(desk: Desk) -> None:
    """T32"""
    journalist = await desk.known("2")
    for _ in range(20):
        await journalist.files_request()
    await journalist.says("/yeucau")
    await journalist.says(QUESTION)
    await journalist.presses("✅ Gửi yêu cầu")
    assert "Bản nháp này vẫn được giữ" in journalist.last.text
    assert await desk.rows(tables.cases) == 20
    assert await desk.security() == ["too_many_requests"]
    desk.clock.advance(86_401)
    await journalist.presses("Tiếp tục bản nháp")
    await journalist.presses("✅ Gửi yêu cầu")
    assert "BC-2026-00021" in journalist.last.text


async def test_everybody_is_offered_to_leave_an_address_and_on_zalo_told_why(desk: Desk) -> None:
    """F12"""
    zalo, telegram = await desk.known("2", Channel.ZALO), await desk.known("3")
    await zalo.files_request()
    await telegram.files_request()
    assert "Để lại e-mail" in zalo.last.buttons
    assert "Zalo chỉ cho phép" in zalo.last.text
    assert "Để lại e-mail" in telegram.last.buttons, "an answer by e-mail is one of the forms of Article 3"
    assert "Zalo chỉ cho phép" not in telegram.last.text


async def test_an_address_that_was_left_is_kept_and_not_asked_for_again(desk: Desk) -> None:
    journalist = await desk.known("2", Channel.ZALO)
    await journalist.files_request()
    await journalist.says("de lai e-mail")
    await journalist.says("khong phai email")
    assert "chưa phải địa chỉ e-mail" in journalist.last.text
    await journalist.says("ha@toasoan.vn")
    assert "Đã lưu e-mail ha@toasoan.vn" in journalist.last.text
    await journalist.files_request()
    assert "Để lại e-mail" not in journalist.last.buttons


async def test_the_question_is_stored_as_it_was_typed(desk: Desk) -> None:
    journalist = await desk.known("2")
    question = "Dòng một\n\n<b>dòng hai</b> & “ba” đ̉ — bao nhiêu người tham gia BHXH?"
    await journalist.says("/yeucau")
    await journalist.says(question)
    await journalist.presses("✅ Gửi yêu cầu")
    case = await desk.case()
    said = await desk.database.read(lambda work: words.of_case(work, case.id))
    assert [(one.kind, one.body) for one in said] == [(Said.QUESTION, question)]


async def test_an_unknown_place_is_filed_with_the_agency(desk: Desk) -> None:
    journalist = await desk.known("2")
    await journalist.files_request("Kế hoạch chuyển đổi số của Ngành năm tới ra sao?")
    assert (await desk.case()).unit_code in (None, AGENCY)


async def test_a_second_press_on_send_files_nothing_more(desk: Desk) -> None:
    """U3"""
    journalist = await desk.known("2")
    await journalist.says("/yeucau")
    await journalist.says(QUESTION)
    review = journalist.last
    await journalist.presses("✅ Gửi yêu cầu", on=review)
    await journalist.presses("✅ Gửi yêu cầu", on=review)
    assert "Không còn bản nháp nào" in journalist.last.text
    assert await desk.rows(tables.cases) == 1
