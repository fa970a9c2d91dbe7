"""From the approval to the platform: the document leaves once, while whoever approved it may speak."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import update

from handlers.talk import Channel
from procedure.terms import Role, State
from storage import authorisations, people, suspension, tables, trail
from storage.work import Database
from tests.bot.issuing_rig import Office
from tests.fakes import FakeClock
from tests.handlers.rig import Desk
from tests.handlers.roster_rig import id_of
from tests.handlers.speaker.stage import DAY, WORDS, confirms, delegated, drafted

JOURNALIST, OFFICER = "4", "1"


@pytest.fixture
async def office(database: Database, clock: FakeClock) -> Office:
    """A case taken on, on each kind of database."""
    return await Office.open(await Desk.open(database, clock))


async def mailed(office: Office, address: str = "duc@vidu.vn") -> None:
    """The journalist left an e-mail address."""
    person = await id_of(office.them.journalist)
    await office.them.desk.database.write(lambda work: people.add_account(work, person, "email", address))


async def by_delegate(office: Office, days: int = 3) -> None:
    """Approved by a Delegate inside an authorisation."""
    lent = await delegated(office.them, days=days)
    await drafted(office.them)
    await lent.presses("✅ Duyệt")
    await confirms(lent)
    assert (await office.them.desk.case()).facts.state is State.APPROVED


async def end_authorisation(office: Office) -> None:
    """Ended before its time."""
    await office.them.desk.database.write(lambda work: authorisations.end(work, 1, None, "hết việc"))


async def state(office: Office) -> State:
    """Where the case stands."""
    return (await office.them.desk.case()).facts.state


async def test_an_approved_text_leaves_as_a_numbered_pdf_and_the_case_is_answered(office: Office) -> None:
    await office.approved()
    await office.issued()
    assert await state(office) is State.ANSWERED
    await office.delivered()
    words, paper = office.seen(Channel.TELEGRAM, JOURNALIST)[-2:]
    assert WORDS in words.text
    assert "01/TTBC-BHXH" in words.text
    assert "Đặng Thùy Dương" in words.text
    assert paper.file is not None
    assert paper.file.name == "01-TTBC-BHXH.pdf"
    assert paper.file.data.startswith(b"%PDF-")
    (document,) = await office.documents()
    assert (document.number, document.state) == (1, "issued")
    assert await office.them.desk.database.read(trail.verify) == []


async def test_once_everybody_has_it_the_case_is_delivered(office: Office) -> None:
    """3.4"""
    await office.approved()
    await office.issued()
    assert not (await office.them.desk.case()).facts.delivered
    await office.delivered()
    await office.issued()
    assert (await office.them.desk.case()).facts.delivered
    before = await office.them.trail()
    await office.issued()
    assert await office.them.trail() == before


async def test_two_workers_issue_once(office: Office) -> None:
    await office.approved()
    first, second = office.issuing(), office.issuing()
    await first.turn()
    await second.turn()
    assert len(await office.documents()) == 1
    assert [event for event, _, _ in await office.them.trail()].count("issue") == 1


@pytest.mark.parametrize("place", ["issuing.reserved", "issuing.made"])
async def test_a_crash_between_the_number_and_the_issue_keeps_the_number(office: Office, place: str) -> None:
    """K5"""
    await office.approved()
    broken = office.issuing(f"{place}=raise")
    await broken.turn()
    assert await state(office) is State.APPROVED
    (document,) = await office.documents()
    assert document.state == "reserved"
    await office.issued()
    assert [(one.number, one.state) for one in await office.documents()] == [(1, "issued")]


async def test_an_authorisation_that_ends_after_the_approval_stops_the_answer(office: Office) -> None:
    """2.4"""
    await by_delegate(office)
    await end_authorisation(office)
    await office.issued()
    assert await state(office) is State.REVIEW
    await office.delivered()
    assert WORDS not in office.read(JOURNALIST)
    assert "không còn thẩm quyền" in office.read(OFFICER)
    assert await office.documents() == []
    assert await office.them.desk.database.read(trail.verify) == []


async def test_an_authorisation_that_runs_out_between_release_and_sending_stops_it(office: Office) -> None:
    """2.4"""
    await by_delegate(office, days=1)
    await office.issued()
    assert await state(office) is State.ANSWERED
    office.them.desk.clock.advance(DAY.total_seconds() + 1)
    await office.delivered()
    assert WORDS not in office.read(JOURNALIST)
    await office.issued()
    assert await state(office) is State.REVIEW
    assert [one.state for one in await office.documents()] == ["void"]


async def test_an_authorisation_ended_between_release_and_sending_stops_it(office: Office) -> None:
    """2.4"""
    await by_delegate(office)
    await office.issued()
    await end_authorisation(office)
    await office.delivered()  # no turn of the worker has come between
    assert WORDS not in office.read(JOURNALIST)
    await office.issued()
    assert await state(office) is State.REVIEW


async def test_after_a_lapse_the_spokesperson_approves_and_a_new_number_leaves(office: Office) -> None:
    await by_delegate(office)
    await office.issued()
    await end_authorisation(office)
    await office.issued()
    await office.them.spokesperson.says("BC-2026-00001")
    await office.them.spokesperson.presses("✅ Duyệt")
    await confirms(office.them.spokesperson)
    await office.issued()
    await office.delivered()
    assert [(one.number, one.state) for one in await office.documents()] == [(1, "void"), (2, "issued")]
    assert "02/TTBC-BHXH" in office.read(JOURNALIST)
    assert "01/TTBC-BHXH" not in office.read(JOURNALIST)


async def test_an_answer_that_has_begun_to_leave_goes_to_its_end(office: Office) -> None:
    """2.4: the words left while the right stood."""
    await by_delegate(office)
    await office.issued()
    desk = office.them.desk
    half = update(tables.outbox).where(tables.outbox.c.key.startswith("answer:"))
    await desk.database.write(lambda work: work.connection.execute(half.values(parts_sent=1)).close())
    await end_authorisation(office)
    await office.delivered()
    assert [one.file.name for one in office.seen(Channel.TELEGRAM, JOURNALIST) if one.file] == ["01-TTBC-BHXH.pdf"]
    await office.issued()
    assert (await desk.case()).facts.delivered


async def test_a_suspended_approver_speaks_no_more(office: Office) -> None:
    """T10"""
    await office.approved()
    speaker, other = await id_of(office.them.spokesperson), await id_of(office.them.general)
    await office.them.desk.database.write(lambda work: suspension.suspend(work, speaker, other))
    await office.issued()
    assert await state(office) is State.REVIEW


async def test_recipients_that_changed_after_the_approval_take_the_text_back_to_review(office: Office) -> None:
    await office.approved()
    await mailed(office)
    await office.issued()
    assert await state(office) is State.REVIEW
    await office.delivered()
    assert WORDS not in office.read(JOURNALIST)
    assert "nơi nhận đã thay đổi" in office.read(OFFICER)
    old, new = await office.them.texts()
    assert (old.state, new.state) == ("void", "standing")
    assert "duc@vidu.vn" in new.recipients[0]
    assert new.body == old.body


async def test_by_e_mail_it_is_one_mail_with_the_words_and_the_document(office: Office) -> None:
    """3.4"""
    await mailed(office)
    await office.approved()
    await office.issued()
    await office.delivered()
    (mail,) = office.seen(Channel.EMAIL, "duc@vidu.vn")
    assert mail.text.split("\n")[0].startswith("BHXH Việt Nam trả lời: văn bản số 01/TTBC-BHXH")
    assert WORDS in mail.text
    assert [one.name for one in mail.attached] == ["01-TTBC-BHXH.pdf"]


async def test_whoever_blocked_us_has_it_by_e_mail(office: Office) -> None:
    await mailed(office)
    await office.approved()
    await office.blocked(JOURNALIST)
    await office.issued()
    await office.delivered()
    assert len(office.seen(Channel.EMAIL, "duc@vidu.vn")) == 1
    await office.issued()
    assert (await office.them.desk.case()).facts.delivered


async def test_of_whoever_cannot_be_reached_at_all_the_centre_is_told(office: Office) -> None:
    """O4"""
    await office.approved()
    await office.blocked(JOURNALIST)
    await office.issued()
    await office.delivered()
    await office.delivered()
    await office.issued()
    assert not (await office.them.desk.case()).facts.delivered
    assert "Trần Minh Đức" in office.read(OFFICER)


async def test_a_broken_template_stops_no_answer_and_the_administrators_are_told(
    office: Office, tmp_path: Path
) -> None:
    await office.them.desk.staff("9", Role.ADMINISTRATOR)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "letter.txt").write_text("{{ no_such_name }}", encoding="utf-8")
    office.data_dir = tmp_path
    await office.approved()
    await office.issued()
    await office.delivered()
    assert await state(office) is State.ANSWERED
    assert "no_such_name" in office.read("9")


async def test_a_case_that_fails_holds_up_no_other_and_is_told_of(office: Office) -> None:
    await office.them.desk.staff("9", Role.ADMINISTRATOR)
    await office.approved()
    broken = office.issuing("issuing.made=raise")
    await broken.turn()
    await broken.turn()
    await office.delivered()
    assert office.read("9").count("FailpointHit") == 1


async def test_a_signed_paper_that_may_not_leave_any_more_goes_back_while_it_waits(office: Office) -> None:
    """2.4"""
    await by_delegate(office)
    await office.them.desk.database.write(
        lambda work: work.connection.execute(update(tables.texts).values(form="signed")).close()
    )
    await office.issued()
    assert await state(office) is State.APPROVED
    await end_authorisation(office)
    await office.issued()
    assert await state(office) is State.REVIEW
