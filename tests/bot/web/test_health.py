"""Alive, ready, counted; and what callers from elsewhere may see of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from functools import partial

import pytest
from aiohttp import ClientSession

from bot.metrics import Metrics
from bot.web.health import Health
from bot.web.pulse import Pulse
from storage import facts, inbox
from storage.errors import StorageUnavailable
from storage.inbox import Letter
from storage.work import Database, Piece, T
from tests.bot.web.rig import guard_with, served
from tests.fakes import FakeClock

ELSEWHERE = {"X-Forwarded-For": "198.51.100.1"}


class Away:
    """A database that nobody reaches."""

    async def read(self, piece: Piece[T]) -> T:
        raise StorageUnavailable("connection refused")

    async def write(self, piece: Piece[T]) -> T:
        raise StorageUnavailable("connection refused")

    async def close(self) -> None:
        """Nothing is open."""


class Check:
    """Says what is wrong with the tables, and counts how often it was asked."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self.asked = 0

    async def __call__(self) -> list[str]:
        self.asked += 1
        return self.problems


@pytest.fixture
def check() -> Check:
    return Check()


@pytest.fixture
def pulse(clock: FakeClock) -> Pulse:
    return Pulse(clock.monotonic)


@pytest.fixture
async def site(database: Database, clock: FakeClock, check: Check, pulse: Pulse) -> AsyncIterator[ClientSession]:
    health = Health(database, check, pulse, Metrics(), clock.monotonic)
    async with served(guard_with(clock), health.routes()) as session:
        yield session


async def test_ready_with_backlog_and_lag(site: ClientSession, database: Database, clock: FakeClock) -> None:
    waiting, dead = Letter("zalo", "k1", "zalo:1", b"{}"), Letter("zalo", "k2", "zalo:1", b"", "dead", "unreadable")
    await database.write(partial(inbox.put, letters=[waiting, dead]))
    await database.write(partial(facts.put, name="held", value="1"))
    async with site.get("/readyz") as answer:
        report = await answer.json()
    assert answer.status == 200
    assert report["ready"] is True
    assert report["migrations"] == "current"
    assert report["backlog"] == {"inbox": 1, "outbox": 0, "dead_in": 1, "dead_out": 0}
    assert report["lag_seconds"]["inbox"] >= 0
    assert report["held"] is True


async def test_not_ready_while_the_tables_are_old_and_a_good_check_holds_for_a_minute(
    site: ClientSession, check: Check, clock: FakeClock
) -> None:
    check.problems = ["the database is at revision 1, the program needs 2"]
    async with site.get("/readyz") as answer:
        assert (answer.status, (await answer.json())["migrations"]) == (503, check.problems)
    check.problems = []
    for _ in range(3):
        assert (await site.get("/readyz")).status == 200
    assert check.asked == 2
    clock.advance(61)
    assert (await site.get("/readyz")).status == 200
    assert check.asked == 3


async def test_not_ready_while_the_database_is_away(clock: FakeClock, check: Check, pulse: Pulse) -> None:
    health = Health(Away(), check, pulse, Metrics(), clock.monotonic)
    async with served(guard_with(clock), health.routes()) as site:
        async with site.get("/readyz") as answer:
            assert (answer.status, await answer.json()) == (503, {"ready": False, "database": "unavailable"})
        async with site.get("/metrics") as answer:
            assert "phatngon_ready 0.0" in await answer.text()


async def test_a_worker_that_stands_still_makes_the_process_unhealthy(
    site: ClientSession, pulse: Pulse, clock: FakeClock
) -> None:
    """C5"""
    pulse.beat("delivery")
    pulse.beat("processing")
    assert (await site.get("/healthz")).status == 200
    clock.advance(61)
    pulse.beat("processing")
    async with site.get("/healthz") as answer:
        assert (answer.status, await answer.json()) == (503, {"alive": False, "stalled": ["delivery"]})
    pulse.end("delivery")
    assert (await site.get("/healthz")).status == 200


async def test_callers_from_elsewhere_learn_whether_and_nothing_more(site: ClientSession) -> None:
    """T20"""
    async with site.get("/healthz", headers=ELSEWHERE) as answer:
        assert await answer.json() == {"alive": True}
    async with site.get("/readyz", headers=ELSEWHERE) as answer:
        assert await answer.json() == {"ready": True}
    async with site.get("/metrics", headers=ELSEWHERE) as answer:
        assert (answer.status, await answer.read()) == (404, b"")


async def test_the_metrics_are_there_for_this_machine(site: ClientSession) -> None:
    async with site.get("/metrics") as answer:
        text = await answer.text()
    assert answer.status == 200
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert 'phatngon_backlog{queue="inbox"} 0.0' in text
    assert "python_info" not in text


async def test_the_port_of_the_metrics_has_nothing_else(
    database: Database, clock: FakeClock, check: Check, pulse: Pulse
) -> None:
    """T20"""
    health = Health(database, check, pulse, Metrics(), clock.monotonic)
    async with served(guard_with(clock), health.metrics_routes()) as site:
        assert (await site.get("/metrics", headers=ELSEWHERE)).status == 200
        assert (await site.get("/healthz")).status == 404
