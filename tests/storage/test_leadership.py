"""What must be single is held by one process, and taken over when that one is gone (U11)."""

from __future__ import annotations

from typing import cast

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.keys import Keys
from storage.leadership import LockLeadership
from storage.postgres import PostgresDatabase
from storage.work import Database

HOLDERS = text("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()")


class StartingServer:
    """Answers as PostgreSQL does while it starts: asyncpg's own error, which SQLAlchemy does not wrap."""

    async def connect(self) -> AsyncConnection:
        raise asyncpg.CannotConnectNowError("the database system is starting up")


@pytest.fixture
async def other(postgres_url: str, keys: Keys) -> PostgresDatabase:
    """Another process's view of the same database."""
    return await PostgresDatabase.open(postgres_url, keys)


async def test_on_a_database_of_one_process_it_is_always_held(sqlite_database: Database) -> None:
    leadership = sqlite_database.leadership("polling")
    assert await leadership.hold()
    await leadership.release()
    assert await leadership.hold()


async def test_one_of_two_processes_holds_it(postgres_database: Database, other: PostgresDatabase) -> None:
    """U11"""
    mine, theirs = postgres_database.leadership("polling"), other.leadership("polling")
    assert [await mine.hold(), await theirs.hold(), await mine.hold(), await theirs.hold()] == [
        True,
        False,
        True,
        False,
    ]
    await mine.release()
    assert [await theirs.hold(), await mine.hold()] == [True, False]
    await theirs.release()
    await other.close()


async def test_different_things_have_different_holders(postgres_database: Database, other: PostgresDatabase) -> None:
    mine, theirs = postgres_database.leadership("polling"), other.leadership("sending")
    assert [await mine.hold(), await theirs.hold()] == [True, True]
    await mine.release()
    await theirs.release()
    await other.close()


async def test_it_falls_free_when_its_holder_is_gone(postgres_database: Database, other: PostgresDatabase) -> None:
    """C5: the old holder learns of its loss at its next turn."""
    mine, theirs = postgres_database.leadership("polling"), other.leadership("polling")
    assert await mine.hold()
    await other.write(lambda work: work.connection.execute(HOLDERS).close())
    assert await theirs.hold()
    assert not await mine.hold()
    assert not await mine.hold()
    await theirs.release()
    assert await mine.hold()
    await mine.release()
    await other.close()


async def test_while_the_server_starts_nobody_leads_and_nothing_breaks() -> None:
    """D8"""
    leadership = LockLeadership(cast("AsyncEngine", StartingServer()), "polling")
    assert not await leadership.hold()
