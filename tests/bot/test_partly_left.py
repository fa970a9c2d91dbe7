"""The right to speak ends when one journalist has the answer and another has not yet (2.4)."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from handlers.talk import Channel
from procedure.terms import State
from storage import answers_sent, tables
from storage.work import Database
from tests.bot.issuing_rig import Office
from tests.bot.test_issuing import OFFICER, by_delegate, end_authorisation
from tests.fakes import FakeClock
from tests.handlers.journalist.stage import CODE
from tests.handlers.journalist.test_merging import merge
from tests.handlers.rig import Desk
from tests.handlers.roster_rig import id_of
from tests.handlers.speaker.stage import WORDS

FIRST, SECOND = "4", "44"


@pytest.fixture
async def office(database: Database, clock: FakeClock) -> Office:
    """Two journalists wait for the same answer, on each kind of database."""
    office = await Office.open(await Desk.open(database, clock))
    other = await office.them.desk.known(SECOND)
    await other.files_request()
    await merge(office.them.officer, ref=2, into=CODE)
    await office.them.officer.says(CODE)
    return office


async def half_sent(office: Office) -> None:
    """Approved by a Delegate and issued; the first journalist has a part of it when the authorisation ends."""
    await by_delegate(office)
    await office.issued()
    desk = office.them.desk
    person = await id_of(office.them.journalist)
    own = select(tables.accounts.c.id).where(tables.accounts.c.person_id == person)
    begun = update(tables.outbox).where(tables.outbox.c.key.startswith("answer:"), tables.outbox.c.account_id.in_(own))
    await desk.database.write(lambda work: work.connection.execute(begun.values(parts_sent=1)).close())
    await end_authorisation(office)
    await office.delivered()
    await office.issued()


async def test_who_has_begun_to_read_it_gets_it_whole_and_the_other_nothing(office: Office) -> None:
    await half_sent(office)
    assert [one.file.name for one in office.seen(Channel.TELEGRAM, FIRST) if one.file] == ["01-TTBC-BHXH.pdf"]
    assert WORDS not in office.read(SECOND)
    case = await office.them.desk.case()
    assert case.facts.state is State.ANSWERED
    assert not case.facts.delivered
    sent = await office.them.desk.database.read(lambda work: answers_sent.of_case(work, case.id))
    assert sorted(one.state for one in sent) == ["dropped", "sent"]


async def test_whoever_answers_for_the_case_is_told_once_with_what_can_be_done(office: Office) -> None:
    """They reopen it for a new approval, or record that it was sent another way."""
    await half_sent(office)
    await office.issued()
    await office.delivered()
    (told,) = [one for one in office.seen(Channel.TELEGRAM, OFFICER) if "thẩm quyền của người duyệt đã hết" in one.text]
    assert CODE in told.text
    assert "Trần Minh Đức" in told.text
    assert [label for row in told.buttons for label, _ in row] == ["Mở lại", "Đã gửi bằng cách khác"]
