"""One writer thread: pieces share a commit, each fails alone, nobody is answered too early."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from datetime import datetime

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError

from storage.errors import StorageUnavailable
from storage.sqlite import SqliteDatabase
from storage.tables import accounts, counters
from storage.work import Database, Work


def keep(name: str) -> Callable[[Work], str]:
    """A piece that inserts one row."""

    def piece(work: Work) -> str:
        work.connection.execute(insert(counters).values(name=name, value=1))
        return name

    return piece


def names(work: Work) -> list[str]:
    return list(work.connection.scalars(select(counters.c.name).order_by(counters.c.name)))


class Gate:
    """A piece that stands in the writer thread until it is let go, so that others gather behind it."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.go = threading.Event()

    def __call__(self, work: Work) -> None:
        self.reached.set()
        assert self.go.wait(10)


async def behind_a_gate(database: Database, *pieces: Callable[[Work], object]) -> list[object]:
    """Queue pieces while the writer is busy, so that they share one commit; what each came to."""
    gate = Gate()
    async with asyncio.TaskGroup() as group:
        first = group.create_task(database.write(gate))
        await asyncio.to_thread(gate.reached.wait, 10)
        rest = asyncio.gather(*(database.write(piece) for piece in pieces), return_exceptions=True)
        await asyncio.to_thread(gate.go.set)
        await first
    return list(await rest)


async def test_a_piece_commits_by_returning_and_gives_its_result(database: Database) -> None:
    assert await database.write(keep("a")) == "a"
    assert await database.read(names) == ["a"]


async def test_an_exception_undoes_all_the_piece_did(database: Database) -> None:
    def fails(work: Work) -> None:
        keep("a")(work)
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await database.write(fails)
    assert await database.read(names) == []


async def test_every_piece_is_given_the_same_moment_throughout(database: Database, clock: object) -> None:
    def moment(work: Work) -> datetime:
        return work.now

    assert await database.write(moment) == await database.read(moment) == clock.now()  # type: ignore[attr-defined]


async def test_a_piece_that_fails_undoes_itself_alone(sqlite_database: Database) -> None:
    def fails(work: Work) -> None:
        keep("b")(work)
        raise ValueError("no")

    found = await behind_a_gate(sqlite_database, keep("a"), fails, keep("c"), keep("a"))
    assert [type(one) for one in found] == [str, ValueError, str, IntegrityError]
    assert await sqlite_database.read(names) == ["a", "c"]


async def test_nobody_is_answered_before_the_commit(sqlite_database: Database) -> None:
    first, last = Gate(), Gate()
    async with asyncio.TaskGroup() as group:
        group.create_task(sqlite_database.write(first))
        await asyncio.to_thread(first.reached.wait, 10)
        sharing = [group.create_task(sqlite_database.write(piece)) for piece in (keep("a"), keep("b"), last)]
        await asyncio.to_thread(first.go.set)
        await asyncio.to_thread(last.reached.wait, 10)
        assert not any(task.done() for task in sharing)
        last.go.set()


async def test_a_commit_that_fails_is_the_failure_of_all_in_it(sqlite_database: Database) -> None:
    def orphan(work: Work) -> None:
        work.connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        row = {"person_id": 99, "channel": "x", "external_id": "1", "display_name": "A", "created_at": work.now}
        work.connection.execute(insert(accounts).values(row))

    found = await behind_a_gate(sqlite_database, keep("a"), orphan)
    assert [type(one) for one in found] == [IntegrityError, IntegrityError]
    assert await sqlite_database.write(keep("b")) == "b"
    assert await sqlite_database.read(names) == ["b"]


async def test_a_full_disk_changes_nothing_and_is_got_over_when_space_returns(sqlite_database: Database) -> None:
    """D3"""

    def limit(pages: int) -> Callable[[Work], None]:
        return lambda work: work.connection.exec_driver_sql(f"PRAGMA max_page_count={pages}").close()

    def much(work: Work) -> None:
        work.connection.execute(insert(counters).values(name="x" * 500_000, value=1))

    await sqlite_database.write(limit(1))  # SQLite takes the present size as the least
    found = await behind_a_gate(sqlite_database, keep("a"), much, keep("b"))
    assert isinstance(found[1], StorageUnavailable)
    kept = [one for one in found if isinstance(one, str)]
    assert await sqlite_database.read(names) == kept
    await sqlite_database.write(limit(100_000))
    assert await sqlite_database.write(much) is None


async def test_a_piece_whose_caller_left_before_its_turn_is_not_run(sqlite_database: Database) -> None:
    gate = Gate()
    async with asyncio.TaskGroup() as group:
        group.create_task(sqlite_database.write(gate))
        await asyncio.to_thread(gate.reached.wait, 10)
        leaving = group.create_task(sqlite_database.write(keep("a")))
        staying = group.create_task(sqlite_database.write(keep("b")))
        await asyncio.to_thread(leaving.cancel)
        await asyncio.wait([leaving])
        await asyncio.to_thread(gate.go.set)
        await staying
    assert await sqlite_database.read(names) == ["b"]


async def test_what_is_queued_at_the_end_is_still_done(sqlite_database: SqliteDatabase) -> None:
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(sqlite_database.write(keep(str(number)))) for number in range(50)]
        await asyncio.to_thread(lambda: None)
        await sqlite_database.close()
    assert len({task.result() for task in tasks}) == 50


async def test_a_closed_database_says_so(sqlite_database: SqliteDatabase) -> None:
    await sqlite_database.close()
    with pytest.raises(StorageUnavailable, match="closed"):
        await sqlite_database.write(keep("a"))


async def test_many_read_then_write_updates_at_once_lose_none(database: Database) -> None:
    """F11"""

    def count_up(work: Work) -> None:
        query = select(counters.c.value).where(counters.c.name == "n").with_for_update()
        value = work.connection.scalars(query).one()
        work.connection.execute(counters.update().where(counters.c.name == "n").values(value=value + 1))

    await database.write(lambda work: work.connection.execute(insert(counters).values(name="n", value=0)).close())
    await asyncio.gather(*(database.write(count_up) for _ in range(60)))
    assert await database.read(lambda work: work.connection.scalar(select(func.max(counters.c.value)))) == 60
