"""Once the answer has left: from when closing counts, what units hear, whose right is looked for."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from procedure.terms import Clock, LegKind, LegState, Role
from storage import clocks, legs, moving
from storage.work import Database
from tests.bot.issuing_rig import Office
from tests.fakes import FakeClock
from tests.handlers.rig import Desk
from tests.handlers.roster_rig import id_of


@pytest.fixture
async def office(database: Database, clock: FakeClock) -> Office:
    """On each kind of database."""
    return await Office.open(await Desk.open(database, clock))


async def test_closing_counts_from_when_the_answer_arrived_and_not_from_when_somebody_looked(office: Office) -> None:
    """3.4: the worker was away for five hours."""
    await office.approved()
    await office.issued()
    left = office.them.desk.clock.now()
    await office.delivered()
    arrived = office.them.desk.clock.now()
    office.them.desk.clock.advance(5 * 3_600)
    await office.issued()
    found = await office.them.desk.database.read(lambda work: clocks.of_case(work, 1))
    (anchor,) = [one.anchor_at for one in found if one.clock is Clock.CLOSING]
    assert left <= anchor <= arrived


async def test_a_unit_whose_part_is_still_open_hears_that_the_answer_has_left(office: Office) -> None:
    """7.1.c: nothing is owed by it any more."""
    desk = office.them.desk
    unit = await desk.staff("20", Role.UNIT_HEAD, name="Trần Thu", unit="THU")
    await office.approved()
    await desk.database.write(lambda work: legs.open_(work, 1, "THU", LegKind.SUPPORT, 1, None, None))
    await office.issued()
    await office.delivered()
    assert "ĐÃ THU HỒI" in office.read(unit.external_id)
    (part,) = (await desk.case()).legs
    assert part.facts.state is LegState.RECALLED


async def test_an_approver_who_links_another_account_still_stands_behind_what_was_issued(office: Office) -> None:
    """2.4, T9: the right is looked for under the id that they have now."""
    desk = office.them.desk
    await office.approved()
    await office.issued()
    speaker = await id_of(office.them.spokesperson)
    other = desk.guest("2z", Channel.ZALO, "Đặng Thùy Dương")
    await other.says("xin chào")
    target = await id_of(other)
    await desk.database.write(lambda work: moving.move_all(work, speaker, target))
    await office.issued()
    await office.delivered()
    await office.issued()
    assert (await desk.case()).facts.delivered
