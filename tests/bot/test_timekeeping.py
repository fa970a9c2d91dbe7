"""Timekeeping posts what has become due, and wakes delivery when it did."""

from __future__ import annotations

import asyncio

import pytest

from bot.timekeeping import Timekeeping
from storage.work import Database
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
