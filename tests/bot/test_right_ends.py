"""The right to speak ends between the approval and the last byte, and what becomes of the words then (2.4, 9.1)."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from handlers.issuing import arriving, release
from handlers.issuing.composing import Desk as Words
from handlers.talk import Channel
from procedure.terms import State
from storage import authorisations, tables
from storage.authorisations import NewAuthorisation
from storage.work import Database, Work
from tests.bot.issuing_rig import Office, words
from tests.bot.test_issuing import JOURNALIST, OFFICER, by_delegate, end_authorisation, state
from tests.bot.test_partly_left import half_sent
from tests.fakes import FakeClock
from tests.handlers.issuing.test_papers import SCAN
from tests.handlers.journalist.test_merging import merge
from tests.handlers.rig import ZONE, Desk
from tests.handlers.roster_rig import id_of
from tests.handlers.speaker.stage import CODE, DAY, WORDS, confirms

SPOKESPERSON, DELEGATE = "Đặng Thùy Dương", "Trần Hồng Sơn"


@pytest.fixture
async def office(database: Database, clock: FakeClock) -> Office:
    """A case taken on, on each kind of database."""
    return await Office.open(await Desk.open(database, clock))


async def approved_anew(office: Office) -> None:
    """By the Spokesperson, the same words."""
    await office.them.spokesperson.says(CODE)
    await office.them.spokesperson.presses("✅ Duyệt")
    await confirms(office.them.spokesperson)


async def by_hand(office: Office) -> None:
    """What stands is to be signed by hand."""
    signed = update(tables.texts).values(form="signed")
    await office.them.desk.database.write(lambda work: work.connection.execute(signed).close())


async def test_after_a_crash_and_a_lapse_whoever_approves_anew_is_the_one_who_signs(office: Office) -> None:
    """K5, 9.1: else the answer stayed here, for want of the first one's right."""
    await by_delegate(office)
    await office.issuing("issuing.reserved=raise").turn()
    await end_authorisation(office)
    await office.issued()
    assert await state(office) is State.REVIEW
    await approved_anew(office)
    await office.issued()
    await office.delivered()
    assert await state(office) is State.ANSWERED
    (document,) = await office.documents()
    assert (document.number, document.signer) == (1, await id_of(office.them.spokesperson))
    assert document.authorisation_id is None
    assert SPOKESPERSON in office.read(JOURNALIST)
    assert DELEGATE not in office.read(JOURNALIST)


async def test_a_paper_handed_out_for_one_to_sign_is_not_taken_for_anothers(office: Office) -> None:
    """2.4: the scan that was begun bears a name without the right; another paper is handed out."""
    await by_delegate(office)
    await by_hand(office)
    await office.issued()
    officer = office.them.officer
    await officer.says(CODE)
    await officer.presses("Đính kèm bản ký")
    await officer.says("", SCAN)
    begun = officer.last.buttons["✅ Xác nhận"]
    await end_authorisation(office)
    await office.issued()
    assert await state(office) is State.REVIEW
    await approved_anew(office)
    await office.issued()
    await office.delivered()
    assert office.read(OFFICER).count("chờ bản ký") == 2
    await officer.carries(begun)
    await office.issued()
    assert await state(office) is State.APPROVED
    (document,) = await office.documents()
    assert (document.signer, document.scan_id) == (await id_of(office.them.spokesperson), None)


async def test_a_letter_made_for_one_is_not_issued_once_another_has_approved(office: Office) -> None:
    """9.1: two processes; while the first made its letter, the right ended and the same words were approved anew."""
    await by_delegate(office)
    desk, database = Words(words, ZONE), office.them.desk.database
    job = (await database.write(lambda work: release.prepare(work, desk, 1))).job
    assert job is not None
    await end_authorisation(office)
    await office.issued()
    await approved_anew(office)
    assert await database.write(lambda work: release.finish(work, desk, job, b"%PDF-1.7 of the first")) == []
    assert await state(office) is State.APPROVED
    await office.issued()
    (document,) = await office.documents()
    assert (document.state, document.signer) == ("issued", await id_of(office.them.spokesperson))


async def test_what_was_approved_under_one_authorisation_does_not_leave_under_another(office: Office) -> None:
    """2.4: the letter names the document that gave the right; the same person approves it anew under the next."""
    await by_delegate(office)
    person = await id_of(office.them.desk.guests["telegram", "5"])

    def renewed(work: Work) -> None:
        first = authorisations.load(work, 1)
        given = NewAuthorisation(
            *("VSS", "delegate", DELEGATE, "Trưởng ban", "Head", "0912", "a@b.vn", "456/UQ-BHXH", "2026-11-23"),
            matter="BHXH tự nguyện tại Nghệ An",
            since=work.now,
            until=work.now + 3 * DAY,
            person_id=person,
            file_id=first.file_id,
        )
        authorisations.end(work, 1, None, "cấp lại")
        one = authorisations.grant(work, given)
        work.connection.execute(tables.cases.update().values(authorisation_id=one.id))

    await office.them.desk.database.write(renewed)
    await office.issued()
    assert await state(office) is State.REVIEW
    await office.delivered()
    assert "không còn thẩm quyền" in office.read(OFFICER)
    assert WORDS not in office.read(JOURNALIST)


async def in_doubt(office: Office) -> None:
    """An outage: the answer was called for, nobody knows how it ended; the right ends before the channel is back."""
    await by_delegate(office)
    await office.issued()
    called = update(tables.outbox).where(tables.outbox.c.key.startswith("answer:")).values(state="unsure", tries=1)
    await office.them.desk.database.write(lambda work: work.connection.execute(called).close())
    await end_authorisation(office)


async def test_an_answer_that_an_outage_kept_goes_back_to_review_and_says_that_it_may_have_arrived(
    office: Office,
) -> None:
    await in_doubt(office)
    await office.issued()
    assert await state(office) is State.ANSWERED, "a call may be under way"
    await office.delivered()
    await office.issued()
    assert await state(office) is State.REVIEW
    await office.issued()
    await office.delivered()
    (told,) = [one.text for one in office.seen(Channel.TELEGRAM, OFFICER) if "không rõ văn bản đã đến" in one.text]
    assert "Trần Minh Đức" in told
    assert "chưa có gì được gửi" not in told
    assert [one.state for one in await office.documents()] == ["void"]
    await approved_anew(office)
    await office.issued()
    await office.delivered()
    assert "02/TTBC-BHXH" in office.read(JOURNALIST)


async def test_while_a_call_is_under_way_nothing_is_looked_at_in_a_transaction(office: Office) -> None:
    await in_doubt(office)
    case = await office.them.desk.case()
    assert not await office.them.desk.database.read(lambda work: arriving.is_due(work, case.id))


async def test_what_was_told_of_a_partly_left_answer_is_not_looked_at_again(office: Office) -> None:
    other = await office.them.desk.known("44")
    await other.files_request()
    await merge(office.them.officer, ref=2, into=CODE)
    await office.them.officer.says(CODE)
    await half_sent(office)
    case = await office.them.desk.case()
    database = office.them.desk.database
    assert not await database.read(lambda work: arriving.is_due(work, case.id))
    (document,) = await office.documents()
    assert document.settled_at is not None


async def test_an_answer_that_was_passed_on_by_hand_is_not_looked_at_every_second(office: Office) -> None:
    """Nobody has a way here: there is nothing to take back."""
    await by_delegate(office)
    await office.issued()
    gone = tables.outbox.delete().where(tables.outbox.c.key.startswith("answer:"))
    await office.them.desk.database.write(lambda work: work.connection.execute(gone).close())
    await end_authorisation(office)
    case = await office.them.desk.case()
    assert not await office.them.desk.database.read(lambda work: arriving.is_due(work, case.id))
