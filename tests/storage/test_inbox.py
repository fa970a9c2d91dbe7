"""The inbox: once, in order within a lane, and one lane's trouble is no other's."""

from __future__ import annotations

import asyncio
from functools import partial

import pytest
from sqlalchemy import func, select

from storage import dead_letters
from storage.inbox import AlreadyHandled, Letter, Row, fail, finish, lanes_due, put, storable, take
from storage.postgres import PostgresDatabase
from storage.tables import inbox
from storage.work import Database, Work
from tests.fakes import FakeClock


def letter(key: str, lane: str = "a") -> Letter:
    return Letter("telegram", key, lane, key.encode())


async def arrive(database: Database, *letters: Letter) -> None:
    await database.write(partial(put, letters=letters))


async def due(database: Database) -> list[str]:
    return await database.read(partial(lanes_due, limit=10))


async def turn(database: Database, lane: str = "a") -> Row | None:
    return await database.write(partial(take, lane=lane))


async def break_down(database: Database, lane: str = "a") -> bool:
    """Take the row whose turn it is and fail; whether that was its last try."""

    def piece(work: Work) -> bool:
        row = take(work, lane)
        assert row is not None
        return fail(work, row.id, "a bug")

    return await database.write(piece)


def handle(work: Work, lane: str) -> str | None:
    """Handle a lane's next row as the program does: take and finish in one transaction."""
    row = take(work, lane)
    if row is None:
        return None
    finish(work, row.id)
    return row.key


async def test_the_same_key_ten_times_at_once_is_one_row(database: Database) -> None:
    """U1"""
    await asyncio.gather(*(arrive(database, letter("k"), letter("k")) for _ in range(10)))
    assert await database.read(lambda work: work.connection.scalar(select(func.count()).select_from(inbox))) == 1
    handled = await asyncio.gather(*(database.write(partial(handle, lane="a")) for _ in range(10)))
    assert [key for key in handled if key] == ["k"]


async def test_a_key_that_was_handled_stays_known(database: Database) -> None:
    """U1, K2"""
    await arrive(database, letter("k"))
    await database.write(partial(handle, lane="a"))
    await arrive(database, letter("k"))
    assert await due(database) == []


async def test_a_row_comes_out_as_it_went_in(database: Database, clock: FakeClock) -> None:
    raw = bytes(range(256))
    await arrive(database, Letter("zalo", "zalo:1:x", "zalo:42", raw))
    row = await turn(database, "zalo:42")
    assert row is not None
    assert (row.channel, row.key, row.lane, row.body) == ("zalo", "zalo:1:x", "zalo:42", raw)
    assert (row.received_at, row.tries) == (clock.now(), 0)


async def test_rows_of_a_lane_are_handled_in_the_order_they_came(database: Database) -> None:
    await arrive(database, *(letter(key) for key in "cab"))
    assert [await database.write(partial(handle, lane="a")) for _ in range(4)] == ["c", "a", "b", None]


async def test_lanes_come_in_the_order_of_their_oldest_row_each_once(database: Database) -> None:
    await arrive(database, letter("1", "b"), letter("2", "a"), letter("3", "b"), letter("4", "c"))
    assert await due(database) == ["b", "a", "c"]
    assert await database.read(partial(lanes_due, limit=2)) == ["b", "a"]


async def test_a_head_that_is_not_yet_due_blocks_only_its_own_lane(database: Database, clock: FakeClock) -> None:
    """U9"""
    await arrive(database, letter("1", "a"), letter("2", "a"), letter("3", "b"))
    assert not await break_down(database, "a")
    assert await turn(database, "a") is None
    assert await due(database) == ["b"]
    assert await database.write(partial(handle, lane="b")) == "3"
    clock.advance(1)
    assert await due(database) == ["a"]
    assert await database.write(partial(handle, lane="a")) == "1"


async def test_a_poison_row_is_tried_five_times_with_growing_pauses_and_dies(
    database: Database, clock: FakeClock
) -> None:
    """U9"""
    await arrive(database, letter("poison"), letter("good"))
    for pause in (1, 5, 30, 120):
        assert not await break_down(database)
        clock.advance(pause - 0.001)
        assert await turn(database) is None
        clock.advance(0.001)
    assert await break_down(database)
    assert await database.write(partial(handle, lane="a")) == "good"
    (dead,) = await database.read(partial(dead_letters.dead_letters, limit=10))
    assert (dead.channel, dead.lane, dead.error) == ("telegram", "a", "a bug")


async def test_a_dead_row_replayed_has_all_its_tries_again(database: Database, clock: FakeClock) -> None:
    """U9"""
    await arrive(database, letter("k"))
    while not await break_down(database):
        clock.advance(120)
    (dead,) = await database.read(partial(dead_letters.dead_letters, limit=10))
    assert await database.write(partial(dead_letters.replay, id=dead.id))
    assert not await database.write(partial(dead_letters.replay, id=dead.id))
    row = await turn(database)
    assert row is not None
    assert row.tries == 0


async def test_a_dead_row_discarded_is_gone_from_the_list(database: Database) -> None:
    """U9"""
    await arrive(database, Letter("zalo", "k", "a", b"{", state="dead", error="not JSON"))
    (dead,) = await database.read(partial(dead_letters.dead_letters, limit=10))
    assert await database.write(partial(dead_letters.discard, id=dead.id))
    assert await database.read(partial(dead_letters.dead_letters, limit=10)) == []
    assert not await database.write(partial(dead_letters.replay, id=dead.id))


async def test_the_backlog_counts_what_is_open_and_since_when(database: Database, clock: FakeClock) -> None:
    empty = await database.read(dead_letters.backlog)
    assert (empty.rows, empty.oldest) == (0, None)
    began = clock.now()
    await arrive(database, letter("1"))
    clock.advance(60)
    await arrive(database, letter("2"), Letter("zalo", "3", "b", b"", state="ignored"))
    found = await database.read(dead_letters.backlog)
    assert (found.rows, found.oldest) == (2, began)


async def test_a_letter_ignored_from_the_start_is_kept_and_never_due(database: Database) -> None:
    """U8"""
    await arrive(database, Letter("zalo", "k", "a", b"{}", state="ignored"))
    assert await due(database) == []


@pytest.mark.parametrize("again", [lambda work, id: finish(work, id), lambda work, id: fail(work, id, "late")])
async def test_a_closed_row_cannot_be_closed_again(database: Database, again: object) -> None:
    """I2"""
    await arrive(database, letter("k"))
    row = await turn(database)
    assert row is not None
    await database.write(partial(finish, id=row.id))
    with pytest.raises(AlreadyHandled):
        await database.write(partial(again, id=row.id))  # type: ignore[call-overload]  # either of the two above


async def test_text_that_a_database_refuses_is_stored_escaped(database: Database) -> None:
    """U12"""
    await arrive(database, Letter("zalo", "k\x00\ud800", "l\x00", b"\x00\xff", state="dead", error="\udfff\x00"))
    (dead,) = await database.read(partial(dead_letters.dead_letters, limit=1))
    assert (dead.lane, dead.error) == ("l\\x00", "\\udfff\\x00")
    assert storable("Việt Nam 🇻🇳") == "Việt Nam 🇻🇳"


async def test_two_processes_never_work_on_one_lane(postgres_url: str, postgres_database: Database) -> None:
    """U1: while one transaction has taken a lane's row, another gets nothing of that lane."""
    await arrive(postgres_database, letter("1"), letter("2"), letter("3", "b"))
    other = await PostgresDatabase.open(postgres_url, postgres_database._keys)  # type: ignore[attr-defined]  # the same keys
    async with other._engine.begin() as connection:

        def hold(held: object) -> Row | None:
            work = Work(held, FakeClock().now(), postgres_database._keys)  # type: ignore[arg-type, attr-defined]  # as the database makes it
            return take(work, "a")

        assert await connection.run_sync(hold) is not None
        assert await turn(postgres_database, "a") is None
        assert await turn(postgres_database, "b") is not None
    assert await turn(postgres_database, "a") is not None
    await other.close()


def plan(work: Work, statement: str) -> str:
    rows = work.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}").all()
    return " / ".join(str(row[-1]) for row in rows)


async def test_the_partial_indexes_serve(sqlite_database: Database) -> None:
    seen: list[str] = []

    def record(work: Work) -> None:
        raw = work.connection.connection.driver_connection
        assert raw is not None
        raw.set_trace_callback(seen.append)
        lanes_due(work, 5)
        take(work, "a")
        raw.set_trace_callback(None)

    await sqlite_database.write(record)
    heads, head = [await sqlite_database.write(partial(plan, statement=one)) for one in seen if "SELECT" in one]
    assert "ix_inbox_open (not_before<?)" in heads
    assert "ix_inbox_lane_open (lane=? AND id<?)" in heads
    assert "ix_inbox_lane_open (lane=?)" in head
    assert "SCAN" not in heads + head
    assert "TEMP B-TREE" not in heads + head
