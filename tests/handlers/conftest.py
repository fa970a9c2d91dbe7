"""A desk on SQLite for most behaviours, and on each database for the important ones."""

from __future__ import annotations

import pytest

from storage.work import Database
from tests.fakes import FakeClock
from tests.handlers.rig import Desk


@pytest.fixture
async def desk(sqlite_database: Database, clock: FakeClock) -> Desk:
    """The bot with nobody in it yet."""
    return await Desk.open(sqlite_database, clock)


@pytest.fixture
async def any_desk(database: Database, clock: FakeClock) -> Desk:
    """The same, on each kind of database in turn."""
    return await Desk.open(database, clock)
