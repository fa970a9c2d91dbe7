"""The preview, the scan of the signed paper, delivery by another way, and what the card says of it."""

from __future__ import annotations

import pytest

from handlers.casework.texts import fingerprint
from handlers.talk import Attachment, Channel
from procedure.terms import Role, State
from storage import case_texts, files, tables, trail, words
from storage.words import Said
from tests.bot.issuing_rig import Office
from tests.bot.letters.sample import words_of
from tests.handlers.rig import PDF, Desk, Guest
from tests.handlers.speaker.stage import WORDS, confirms, drafted

SCAN = Attachment("ban-ky.pdf", "application/pdf", b"%PDF-1.4 signed and stamped")
PICTURE = Attachment("ban-ky.png", "image/png", b"\x89PNG\r\n\x1a\n and so on")


@pytest.fixture
async def office(any_desk: Desk) -> Office:
    """A case taken on, on each kind of database."""
    return await Office.open(any_desk)


async def signed(office: Office) -> None:
    """Approved in the form that is signed by hand; the paper handed out."""
    them = office.them
    await drafted(them)
    form = tables.texts.update().values(form="signed")

    def piece(work: object) -> None:
        connection = work.connection  # type: ignore[attr-defined]  # a Work
        connection.execute(form)
        text = case_texts.load(work, 1)  # type: ignore[arg-type]  # a Work
        connection.execute(tables.texts.update().values(binding=case_texts.binding_of(work, text)))  # type: ignore[arg-type]  # a Work

    await them.desk.database.write(piece)
    await them.spokesperson.says("BC-2026-00001")
    await them.spokesperson.presses("✅ Duyệt")
    await confirms(them.spokesperson)
    await office.issued()
    await office.delivered()


def file_of(guest: Guest) -> int:
    """The newest file in a chat."""
    return next(one.out.files[0].id for one in reversed(guest.chat) if one.out.files)


async def test_whoever_is_to_approve_sees_the_letter_as_it_would_leave(office: Office) -> None:
    them = office.them
    await drafted(them)
    await them.spokesperson.presses("Xem trước văn bản (PDF)")
    stored = await them.desk.database.read(lambda work: files.load(work, file_of(them.spokesperson)))
    shown = words_of(stored.data)
    assert "DỰ THẢO" in shown
    assert WORDS[:30] in shown
    assert "Trần Minh Đức, Báo Ví Dụ" in shown
    assert await office.documents() == []


async def test_a_journalist_never_sees_a_draft(office: Office) -> None:
    await drafted(office.them)
    case = await office.them.desk.case()
    await office.them.journalist.carries(f"case.preview:{case.id}:0")
    assert not [one for one in office.them.journalist.chat if one.out.files]


async def test_a_text_to_be_signed_waits_for_its_scan_which_then_leaves_in_its_place(office: Office) -> None:
    await signed(office)
    them = office.them
    assert (await them.desk.case()).facts.state is State.APPROVED
    assert "chờ bản ký" in office.read("1")
    await office.issued()
    assert len(await office.documents()) == 1
    await them.officer.says("BC-2026-00001")
    await them.officer.presses("Đính kèm bản ký")
    await them.officer.says("", SCAN)
    await office.issued()
    assert (await them.desk.case()).facts.state is State.APPROVED, "nothing leaves before it was compared"
    await confirms(them.officer)
    await office.issued()
    await office.delivered()
    assert (await them.desk.case()).facts.state is State.ANSWERED
    papers = [one.file for one in office.seen(Channel.TELEGRAM, "4") if one.file]
    assert [one.data for one in papers] == [SCAN.data]
    assert WORDS in office.read("4")
    assert await them.desk.database.read(trail.verify) == []


async def test_the_scan_is_compared_with_the_approved_words_and_the_confirmation_is_on_record(office: Office) -> None:
    """Approval binds the words: whoever brings the paper answers for its being the same."""
    await signed(office)
    them = office.them
    await them.officer.says("BC-2026-00001")
    await them.officer.presses("Đính kèm bản ký")
    await them.officer.says("", SCAN)
    mark = fingerprint((await them.texts())[-1].binding)
    shown = them.officer.last
    assert f"bản ký đúng từng chữ với văn bản đã duyệt, mã {mark}" in shown.text
    assert WORDS in shown.text
    assert [one.name for one in shown.out.files] == ["01-TTBC-BHXH.pdf", "ban-ky.pdf"]
    await confirms(them.officer)
    case = await them.desk.case()
    said = await them.desk.database.read(lambda work: words.of_case(work, case.id))
    (kept,) = [one.body or "" for one in said if one.kind is Said.EVIDENCE]
    assert "01/TTBC-BHXH: ban-ky.pdf (SHA-256 " in kept
    assert f"xác nhận bản ký đúng từng chữ với văn bản đã duyệt, mã {mark}" in kept


async def test_a_scan_that_is_not_the_same_is_left_and_another_may_be_brought(office: Office) -> None:
    await signed(office)
    them = office.them
    await them.officer.says("BC-2026-00001")
    await them.officer.presses("Đính kèm bản ký")
    await them.officer.says("", SCAN)
    await them.officer.presses("Hủy")
    await office.issued()
    assert (await them.desk.case()).facts.state is State.APPROVED
    await them.officer.says("BC-2026-00001")
    await them.officer.presses("Đính kèm bản ký")
    await them.officer.says("", SCAN)
    await confirms(them.officer)
    await office.issued()
    assert (await them.desk.case()).facts.state is State.ANSWERED


async def test_a_text_taken_back_while_its_scan_is_compared_is_not_signed_by_it(office: Office) -> None:
    """The confirmation is of the text that was shown."""
    await signed(office)
    them = office.them
    await them.officer.says("BC-2026-00001")
    await them.officer.presses("Đính kèm bản ký")
    await them.officer.says("", SCAN)
    await them.spokesperson.says("BC-2026-00001")
    await them.spokesperson.presses("↩ Trả về để sửa")
    await them.spokesperson.says("Thiếu số của Hà Tĩnh.")
    assert (await them.desk.case()).facts.state is State.COMPILING
    await confirms(them.officer)
    assert "không chờ bản ký" in them.officer.last.text or "Không thực hiện được" in them.officer.last.text
    await office.issued()
    assert (await them.desk.case()).facts.state is State.COMPILING


async def test_what_is_no_pdf_is_not_taken_for_a_scan(office: Office) -> None:
    await signed(office)
    await office.them.officer.says("BC-2026-00001")
    await office.them.officer.presses("Đính kèm bản ký")
    await office.them.officer.says("", PICTURE)
    assert "không phải PDF" in office.them.officer.last.text
    await office.them.officer.says("đã ký rồi")
    assert "Cần một tệp PDF" in office.them.officer.last.text
    await office.issued()
    assert (await office.them.desk.case()).facts.state is State.APPROVED


async def test_an_old_button_for_the_scan_is_harmless_once_it_has_left(office: Office) -> None:
    """T2"""
    await office.approved()
    await office.issued()
    case = await office.them.desk.case()
    before = len(await office.them.trail())
    await office.them.officer.carries(f"case.scan:{case.id}:0")
    assert len(await office.them.trail()) == before


async def test_the_card_says_who_has_it_and_what_was_sent_another_way_is_on_record(office: Office) -> None:
    """3.4"""
    them = office.them
    await office.approved()
    await office.blocked("4")
    await office.issued()
    await office.delivered()
    await them.officer.says("BC-2026-00001")
    assert "Văn bản số 01/TTBC-BHXH" in them.officer.last.text
    assert "🚫 Trần Minh Đức – Telegram: chưa đến" in them.officer.last.text
    await them.officer.presses("Đã gửi bằng cách khác")
    await them.officer.says("Bưu điện, phiếu EA123, anh Đức ký nhận 15:00 hôm nay", PDF)
    case = await them.desk.case()
    assert case.facts.delivered
    said = await them.desk.database.read(lambda work: words.of_case(work, case.id))
    assert [one.body for one in said if one.kind is Said.EVIDENCE] == [
        "Bưu điện, phiếu EA123, anh Đức ký nhận 15:00 hôm nay"
    ]
    assert await them.desk.database.read(trail.verify) == []


async def test_whoever_is_not_of_the_desk_records_no_delivery(office: Office) -> None:
    """T28"""
    await office.approved()
    await office.issued()
    outsider = await office.them.desk.staff("8", Role.UNIT_OFFICER, unit="BHYT")
    case = await office.them.desk.case()
    await outsider.carries(f"case.delivered:{case.id}:0")
    await outsider.says("tôi đã gửi")
    assert not (await office.them.desk.case()).facts.delivered
