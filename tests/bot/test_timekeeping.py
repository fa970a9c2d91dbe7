"""Timekeeping posts what has become due, and wakes delivery when it did."""

from __future__ import annotations

import asyncio

import pytest

from bot import timekeeping
from bot.timekeeping import EVERY_SECONDS, LEAST_SECONDS, Timekeeping, _seconds_to_next
from handlers.talk import Outgoing
from procedure.facts import Start
from procedure.terms import Clock
from storage import clocks
from storage.tables import rungs
from storage.work import Database, Work
from tests.fakes import FakeClock
from tests.handlers.authority.stage import cast, confirms, drafts_agency
from tests.handlers.rig import Desk


@pytest.fixture
async def desk(database: Database, clock: FakeClock) -> Desk:
    """The bot with nobody in it yet, on each kind of database."""
    return await Desk.open(database, clock)


async def turned(desk: Desk) -> bool:
    """One turn; whether delivery was woken."""
    wake, sent = asyncio.Event(), asyncio.Event()
    keeper = Timekeeping(desk.database, wake, sent, beat=lambda: keeper.stop())
    await keeper.run()
    return sent.is_set()


async def test_the_first_minute_of_an_authorisation_is_posted_in_a_turn_of_its_own(desk: Desk) -> None:
    """2.4"""
    them = await cast(desk)
    assert not await turned(desk)
    await drafts_agency(them.general)
    await confirms(them.general)
    assert not await turned(desk)
    desk.clock.advance(17 * 3_600)
    assert await turned(desk)
    assert await desk.rows_of_outbox("authorisation:1:begun:") == 5
    assert not await turned(desk)


async def test_it_sleeps_until_the_next_reminder_but_half_a_minute_at_most(desk: Desk) -> None:
    clock_id = await _clocked(desk)
    assert await desk.database.read(_seconds_to_next) == EVERY_SECONDS
    desk.clock.advance(15 * 3_600 - 7)  # six in the morning: quiet hours have held it back
    assert await desk.database.read(_seconds_to_next) == 7
    desk.clock.advance(3_600)
    assert await desk.database.read(_seconds_to_next) == LEAST_SECONDS
    await turned(desk)
    told = await desk.database.read(lambda work: clocks.rungs_of(work, clock_id))
    assert [one.outcome for one in told if one.done_at] == ["nobody"]


async def test_a_chore_that_fails_takes_no_other_with_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """C5"""
    clock_id = await _clocked(desk)

    def broken(work: Work) -> tuple[int, list[Outgoing]]:
        raise LookupError("made up")

    monkeypatch.setattr(timekeeping, "CHORES", {"broken": broken, **timekeeping.CHORES})
    desk.clock.advance(16 * 3_600)
    await turned(desk)
    told = await desk.database.read(lambda work: clocks.rungs_of(work, clock_id))
    assert any(one.done_at for one in told)


async def _clocked(desk: Desk) -> int:
    """A clock of a case, with nobody to remind of it."""
    journalist = await desk.known("2")
    await journalist.files_request()

    def piece(work: Work) -> int:
        work.connection.execute(rungs.delete())
        return clocks.start(work, 1, Start(Clock.DISPATCH, work.now), "direct", None).id

    return await desk.database.write(piece)
