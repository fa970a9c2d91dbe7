"""Raw updates are on disk before anybody is told so."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime

import pytest
from sqlalchemy import Row, select

from bot.channels.port import Address, Unreadable
from bot.intake import LETTERS_AT_ONCE, Intake
from bot.metrics import Metrics
from handlers.talk import Channel, Incoming
from storage.errors import StorageUnavailable
from storage.tables import inbox
from storage.work import Database, Piece, T, Work


class Receiver:
    """Bodies are `KEY LANE`; some trip it in one way or another."""

    channel = Channel.ZALO

    def address(self, body: bytes) -> Address | None:
        if body == b"boom":
            raise RecursionError("too deep")
        if body == b"other":
            return None
        if b" " not in body:
            raise Unreadable("no key")
        key, lane = body.decode("utf-8", "surrogateescape").split(" ")
        return Address(key, lane)

    async def read(self, body: bytes, received_at: datetime) -> Incoming | None:
        raise AssertionError("intake reads nothing")


class Gate:
    """A database behind a gate: it counts the writes and lets them pass when it is told to."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.writes = 0
        self.open = asyncio.Event()
        self.at_gate = asyncio.Semaphore(0)
        self.error: Exception | None = None

    async def write(self, piece: Piece[T]) -> T:
        self.writes += 1
        self.at_gate.release()
        await self.open.wait()
        if self.error:
            raise self.error
        return await self._database.write(piece)

    async def read(self, piece: Piece[T]) -> T:
        return await self._database.read(piece)

    async def close(self) -> None:
        await self._database.close()


def rows(work: Work) -> list[Row[tuple[object, ...]]]:
    return list(work.connection.execute(select(inbox).order_by(inbox.c.id)))


@pytest.fixture
def wake() -> asyncio.Event:
    return asyncio.Event()


async def test_an_update_is_stored_with_its_key_and_lane_and_wakes_processing(
    database: Database, wake: asyncio.Event
) -> None:
    await Intake(database, [Receiver()], wake).store(Channel.ZALO, [b"k1 a", b"k2 b"])
    found = await database.read(rows)
    assert [(row.key, row.lane, bytes(row.body), row.state) for row in found] == [
        ("k1", "a", b"k1 a", "new"),
        ("k2", "b", b"k2 b", "new"),
    ]
    assert wake.is_set()


async def test_the_same_update_ten_times_at_once_is_stored_once(database: Database, wake: asyncio.Event) -> None:
    """U1"""
    intake = Intake(database, [Receiver()], wake)
    await asyncio.gather(*(intake.store(Channel.ZALO, [b"k1 a"]) for _ in range(10)))
    assert len(await database.read(rows)) == 1


@pytest.mark.parametrize("body", [b"", b"boom", b"\xff\x00"])
async def test_what_cannot_be_read_is_kept_as_a_dead_letter(
    database: Database, wake: asyncio.Event, body: bytes
) -> None:
    """U12"""
    intake = Intake(database, [Receiver()], wake)
    await intake.store(Channel.ZALO, [body])
    await intake.store(Channel.ZALO, [body])
    [row] = await database.read(rows)
    assert (bytes(row.body), row.state, row.lane) == (body, "dead", "zalo:unreadable")
    assert row.error


async def test_a_key_that_no_database_can_hold_is_stored_all_the_same(database: Database, wake: asyncio.Event) -> None:
    """U12, T22"""
    await Intake(database, [Receiver()], wake).store(Channel.ZALO, [b"k\xff\x00 lane\x00"])
    assert len(await database.read(rows)) == 1


async def test_what_is_no_concern_of_ours_is_not_stored(database: Database, wake: asyncio.Event) -> None:
    metrics = Metrics()
    await Intake(database, [Receiver()], wake, metrics).store(Channel.ZALO, [b"other"])
    assert await database.read(rows) == []
    assert not wake.is_set()
    assert metrics.dropped.labels("zalo", "no concern of ours")._value.get() == 1


async def crowd(gate: Gate, intake: Intake, size: int, group: asyncio.TaskGroup) -> list[asyncio.Task[None]]:
    """One caller at the gate and the others behind it."""
    tasks = [group.create_task(intake.store(Channel.ZALO, [f"k{n} a".encode()])) for n in range(size)]
    await gate.at_gate.acquire()
    return tasks


async def test_callers_at_one_time_share_one_write_and_wait_for_the_commit(
    sqlite_database: Database, wake: asyncio.Event
) -> None:
    gate = Gate(sqlite_database)
    intake = Intake(gate, [Receiver()], wake)
    async with asyncio.TaskGroup() as group:
        tasks = await crowd(gate, intake, 50, group)
        assert not any(task.done() for task in tasks)
        assert not wake.is_set()
        gate.open.set()
    assert gate.writes == 2
    assert len(await sqlite_database.read(rows)) == 50


async def test_a_batch_whose_leader_is_cancelled_is_written_by_the_next(
    sqlite_database: Database, wake: asyncio.Event
) -> None:
    gate = Gate(sqlite_database)
    intake = Intake(gate, [Receiver()], wake)
    gate.open.set()
    async with asyncio.TaskGroup() as group:
        await crowd(gate, intake, 1, group)
        gate.open.clear()
        batch = [group.create_task(intake.store(Channel.ZALO, [f"o{n} a".encode()])) for n in range(20)]
        await gate.at_gate.acquire()
        batch[0].cancel()
        await gate.at_gate.acquire()
        gate.open.set()
    assert batch[0].cancelled()
    stored = {row.key for row in await sqlite_database.read(rows)}
    assert stored >= {f"o{n}" for n in range(1, 20)}


async def test_when_storage_is_away_everybody_is_told_and_the_next_try_works(
    sqlite_database: Database, wake: asyncio.Event
) -> None:
    """D3"""
    gate = Gate(sqlite_database)
    gate.error = StorageUnavailable("the disk is full")
    gate.open.set()
    intake = Intake(gate, [Receiver()], wake)
    tried = await asyncio.gather(
        *(intake.store(Channel.ZALO, [f"k{n} a".encode()]) for n in range(5)), return_exceptions=True
    )
    assert [type(one) for one in tried] == [StorageUnavailable] * 5
    assert not wake.is_set()
    gate.error = None
    await intake.store(Channel.ZALO, [b"k1 a"])
    assert len(await sqlite_database.read(rows)) == 1


async def test_more_letters_than_one_insert_takes_are_written_in_several(
    sqlite_database: Database, wake: asyncio.Event
) -> None:
    """U10"""
    gate = Gate(sqlite_database)
    intake = Intake(gate, [Receiver()], wake)
    half = LETTERS_AT_ONCE // 2 + 1
    make: Callable[[int], list[bytes]] = lambda n: [f"k{n}-{m} a".encode() for m in range(half)]  # noqa: E731 - a table
    async with asyncio.TaskGroup() as group:
        for n in range(4):
            group.create_task(intake.store(Channel.ZALO, make(n)))
        await gate.at_gate.acquire()
        gate.open.set()
    assert gate.writes == 4
    assert len(await sqlite_database.read(rows)) == 4 * half
