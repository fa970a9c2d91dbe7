"""A leader's order to a unit (7.1.b, second sentence): a part at once, without a letter."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from procedure.terms import Clock, LegKind, State
from storage import trail
from storage.directions import Kind
from storage.words import Said
from tests.handlers.leadership.stage import UNIT, UNIT_NAME, WORDS, Cast, confirms, opens, picks, proposed
from tests.handlers.rig import Desk, Guest
from tests.handlers.roster_rig import CHANNELS

ORDER = "Giao thẳng đơn vị"


async def orders(guest: Guest) -> None:
    """Up to the confirmation."""
    await opens(guest)
    await picks(guest, ORDER)
    await guest.says(UNIT_NAME)
    await guest.says(WORDS)


@pytest.mark.parametrize("channel", CHANNELS)
async def test_the_unit_gets_its_part_at_once_and_the_centre_sees_it(any_desk: Desk, channel: Channel) -> None:
    them = await proposed(any_desk, channel)
    await orders(them.leader)
    assert UNIT_NAME in them.leader.last.text
    assert (await them.case()).facts.state is State.PROPOSED
    await confirms(them.leader)
    case = await them.case()
    (leg,) = case.legs
    assert (case.facts.state, leg.facts.unit, leg.facts.kind) == (State.DISPATCHED, UNIT, LegKind.ORDERED)
    assert WORDS in them.unit.last.text
    assert await them.said(Said.TASK) == [WORDS]
    (kept,) = await them.decisions()
    assert (kept.kind, kept.units) == (Kind.ORDER, (UNIT,))
    assert await them.clock(Clock.DISPATCH) == []
    assert await any_desk.database.read(trail.verify) == []


async def test_a_unit_that_works_on_it_already_is_not_ordered_twice_and_nothing_is_kept(desk: Desk) -> None:
    them: Cast = await proposed(desk)
    await orders(them.leader)
    await confirms(them.leader)
    await opens(them.second)
    await them.second.presses("Việc khác…")
    await them.second.presses(ORDER)
    await them.second.says(UNIT_NAME)
    await them.second.says("Làm lại từ đầu.")
    assert len((await them.case()).legs) == 1
    them.second.saw("Làm lại từ đầu.")
    assert len(await them.decisions()) == 1
