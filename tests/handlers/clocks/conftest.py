"""The agency at nine in the morning, on SQLite, and on each kind of database."""

from __future__ import annotations

import pytest

from storage.work import Database
from tests.fakes import FakeClock
from tests.handlers.clocks.stage import Agency, local


@pytest.fixture
async def agency(sqlite_database: Database, clock: FakeClock) -> Agency:
    """Monday, 23 November 2026, 09:00."""
    found = await Agency.open(sqlite_database, clock, local(23, 9))
    await found.team()
    return found


@pytest.fixture
async def any_agency(database: Database, clock: FakeClock) -> Agency:
    """The same, on each kind of database in turn."""
    found = await Agency.open(database, clock, local(23, 9))
    await found.team()
    return found
