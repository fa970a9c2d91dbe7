"""PostgreSQL: its own time, bounded retries, and what it refuses."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from datetime import timedelta

import pytest
import stamina
from sqlalchemy import insert, select, text

from storage import postgres
from storage.errors import DatabaseRefused, StorageUnavailable
from storage.keys import Keys
from storage.postgres import RUNS, PostgresDatabase
from storage.tables import counters, settings
from storage.work import Work

SERVER_TIME = text("SELECT now()")


@pytest.fixture
async def real(postgres_url: str, keys: Keys) -> AsyncIterator[PostgresDatabase]:
    """As the program has it: on the database's own time."""
    database = await PostgresDatabase.open(postgres_url, keys)
    yield database
    await database.close()


@pytest.fixture
def no_pauses() -> Iterator[None]:
    """Retries follow each other at once."""
    with stamina.set_testing(True, attempts=RUNS):
        yield


class Troubled:
    """A piece that inserts a row and then meets trouble on its first runs."""

    def __init__(self, trouble: Callable[[Work], object], times: int) -> None:
        self.trouble = trouble
        self.times = times
        self.runs = 0

    def __call__(self, work: Work) -> str:
        self.runs += 1
        work.connection.execute(insert(counters).values(name="row", value=self.runs))
        if self.runs <= self.times:
            self.trouble(work)
        return "done"


def raised_by_server(code: str) -> Callable[[Work], object]:
    statement = f"DO $$ BEGIN RAISE EXCEPTION 'trouble' USING ERRCODE = '{code}'; END $$"
    return lambda work: work.connection.exec_driver_sql(statement)


def backend_killed(work: Work) -> None:
    work.connection.exec_driver_sql("SELECT pg_terminate_backend(pg_backend_pid())")


def raising(error: Exception) -> Callable[[Work], object]:
    def trouble(work: Work) -> None:
        raise error

    return trouble


TROUBLES = {
    "serialisation failure": raised_by_server("40001"),
    "deadlock": raised_by_server("40P01"),
    "server shut down": raised_by_server("57P01"),
    "backend killed": backend_killed,
    "connection reset": raising(ConnectionResetError("reset")),
}


@pytest.mark.parametrize("name", TROUBLES)
async def test_a_conflict_or_a_lost_connection_is_run_again(real: PostgresDatabase, no_pauses: None, name: str) -> None:
    """D8, D9, D11"""
    piece = Troubled(TROUBLES[name], times=RUNS - 1)
    assert await real.write(piece) == "done"
    assert piece.runs == RUNS
    assert await real.read(lambda work: list(work.connection.scalars(select(counters.c.value)))) == [RUNS]


async def test_retries_are_bounded(real: PostgresDatabase, no_pauses: None) -> None:
    """D11"""
    piece = Troubled(raised_by_server("40001"), times=99)
    with pytest.raises(StorageUnavailable, match="trouble"):
        await real.write(piece)
    assert piece.runs == RUNS
    assert await real.read(lambda work: list(work.connection.scalars(select(counters.c.value)))) == []


@pytest.mark.parametrize("code", ["53100", "57014", "55P03", "58030"], ids=["disk full", "slow", "locked", "I/O error"])
async def test_a_full_slow_or_failing_server_is_not_now(real: PostgresDatabase, code: str) -> None:
    """D3, D4, D11"""
    piece = Troubled(raised_by_server(code), times=99)
    with pytest.raises(StorageUnavailable):
        await real.write(piece)
    assert piece.runs == 1


@pytest.mark.parametrize("error", [ValueError("own"), TimeoutError("own"), FileNotFoundError("own")], ids=repr)
async def test_what_a_piece_raises_itself_is_not_run_again(real: PostgresDatabase, error: Exception) -> None:
    piece = Troubled(raising(error), times=99)
    with pytest.raises(type(error), match="own"):
        await real.write(piece)
    assert piece.runs == 1


async def test_a_server_that_is_away_is_not_now(keys: Keys, no_pauses: None) -> None:
    """D8"""
    with pytest.raises(StorageUnavailable):
        await PostgresDatabase.open("postgresql://nobody@127.0.0.1:1/none", keys)


async def test_now_is_the_databases_time(real: PostgresDatabase) -> None:
    """C3"""
    seen = await real.write(lambda work: (work.now, work.connection.scalar(SERVER_TIME)))
    assert seen[0] == seen[1]
    assert seen[0].utcoffset() == timedelta()


async def test_now_is_moved_by_the_stored_offset(real: PostgresDatabase) -> None:
    offset = insert(settings).values(name="clock_offset", value="86400.5")
    await real.write(lambda work: work.connection.execute(offset).close())
    for run in (real.write, real.read):
        now, server = await run(lambda work: (work.now, work.connection.scalar(SERVER_TIME)))
        assert now - server == timedelta(days=1, seconds=0.5)


async def test_a_commit_that_does_not_wait_for_the_disk_stops_the_start(
    postgres_url: str, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    """D6"""
    monkeypatch.setitem(postgres.SESSION, "synchronous_commit", "off")
    with pytest.raises(DatabaseRefused, match="synchronous_commit is off"):
        await PostgresDatabase.open(postgres_url, keys)


async def test_a_reading_piece_sees_one_snapshot(real: PostgresDatabase) -> None:
    def ask(work: Work) -> object:
        return work.connection.exec_driver_sql("SHOW transaction_isolation").scalar()

    assert await real.read(ask) == "repeatable read"
    assert await real.write(ask) == "read committed"
