"""Clocks and their rungs as rows: kept under the definition they began with, never deleted, found when due."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import insert

from procedure.clocks import Standing
from procedure.facts import Start, Stop, Void
from procedure.terms import Clock
from storage import clocks, facts, people, receipts, targets
from storage.clocks import ClockRow
from storage.tables import cases
from storage.work import Database, Work
from tests.bench.statements import counted
from tests.fakes import FakeClock

HOUR = timedelta(hours=1)


def case(work: Work) -> int:
    """A case of somebody."""
    who = people.meet(work, "telegram", "1", "A", "vi")
    values = {
        "code": "BC-2026-00001",
        "kind": "REQUEST",
        "state": "DIRECTED",
        "version": 1,
        "person_id": who.person_id,
        "account_id": who.id,
        "outlet": "Báo X",
        "asker": "A",
        "guess": {},
        "filed_at": work.now,
        "changed_at": work.now,
    }
    return int(work.connection.execute(insert(cases).values(**values).returning(cases.c.id)).scalar_one())


async def begun(database: Database, clock: Clock = Clock.DISPATCH, ago: timedelta = timedelta(0)) -> ClockRow:
    """A clock whose anchor is so long ago."""

    def piece(work: Work) -> ClockRow:
        return clocks.start(work, case(work), Start(clock, work.now - ago), "direct", None)

    return await database.write(piece)


async def loaded(database: Database, clock_id: int) -> ClockRow:
    found = await database.read(lambda work: clocks.load(work, clock_id))
    assert found is not None
    return found


async def test_a_clock_keeps_article_length_and_ladder_it_began_with(database: Database, clock: FakeClock) -> None:
    await database.write(lambda work: targets.put(work, Clock.TRIAGE, 3_600, {}, None))
    one = await begun(database, Clock.TRIAGE)
    await database.write(lambda work: targets.put(work, Clock.TRIAGE, 7_200, {}, None))
    kept = await loaded(database, one.id)
    assert (kept.seconds, kept.due_at) == (3_600, clock.now() + HOUR)
    assert (kept.article, kept.ladder, kept.definition) == ("7.1.a", "target", 1)


async def test_the_law_own_length_is_not_changed_by_what_is_set(database: Database, clock: FakeClock) -> None:
    await database.write(lambda work: targets.put(work, Clock.DISPATCH, 3_600, {}, None))
    assert (await begun(database)).due_at == clock.now() + 24 * HOUR


async def test_starting_again_replaces_and_both_stay(database: Database) -> None:
    one = await begun(database)

    def again(work: Work) -> None:
        clocks.carry_out(work, one.case_id, [Start(Clock.DISPATCH, work.now)], "direct", None)

    await database.write(again)
    old, new = await database.read(lambda work: clocks.of_case(work, one.case_id))
    assert old.void_why == "replaced:direct"
    assert new.void_at is None
    assert await database.read(lambda work: [each.id for each in clocks.running_of(work, one.case_id)]) == [new.id]


async def test_stopping_and_voiding_change_what_runs_alone(database: Database, clock: FakeClock) -> None:
    one = await begun(database)
    met = clock.now() + HOUR
    await database.write(lambda work: clocks.carry_out(work, one.case_id, [Stop(Clock.DISPATCH, met)], "reached", None))
    await database.write(lambda work: clocks.carry_out(work, one.case_id, [Void()], "close", None))
    found = await loaded(database, one.id)
    assert (found.met_at, found.void_at) == (met, None)
    assert found.standing(clock.now()) is Standing.MET


async def test_a_corrected_anchor_counts_anew_with_new_rungs(database: Database, clock: FakeClock) -> None:
    one = await begun(database)
    at = clock.now() - 2 * HOUR
    new = await database.write(lambda work: clocks.correct(work, one, at, "nhầm", 1))
    old = await loaded(database, one.id)
    assert (old.void_at, old.void_why) == (clock.now(), "corrected:nhầm")
    assert (new.replaces, new.anchor_at, new.due_at) == (one.id, at, at + 24 * HOUR)
    names = await database.read(lambda work: [each.name for each in clocks.waiting_rungs(work, new.id)])
    assert names == ["12h", "6h", "2h", "30m", "breach", "late2h", "late6h", "morning"]


async def test_a_promise_has_no_anchor_to_correct(database: Database, clock: FakeClock) -> None:
    def piece(work: Work) -> ClockRow:
        begin = Start(Clock.PROMISE, work.now, due=work.now + HOUR)
        return clocks.start(work, case(work), begin, "defer", None)

    one = await database.write(piece)
    with pytest.raises(ValueError, match="when somebody said"):
        await database.write(lambda work: clocks.correct(work, one, clock.now(), "nhầm", 1))


async def test_what_is_due_comes_oldest_first_and_once_closed_no_more(database: Database, clock: FakeClock) -> None:
    one = await begun(database)
    assert await database.read(clocks.next_due) == clock.now() + 15 * HOUR  # at six in the morning
    clock.advance(18 * 3_600)
    found = await database.write(clocks.due_rungs)
    assert [(rung.name, each.id) for rung, each in found] == [("12h", one.id), ("6h", one.id)]
    for rung, _ in found:
        await database.write(partial(clocks.close_rung, rung_id=rung.id, outcome="told"))
    assert await database.write(clocks.due_rungs) == []
    assert await database.read(clocks.next_due) == clock.now() + 4 * HOUR


async def test_the_agencys_zone_is_the_one_written_down(database: Database) -> None:
    assert str(await database.read(clocks.zone_of)) == "Asia/Ho_Chi_Minh"
    await database.write(lambda work: facts.put(work, clocks.ZONE, "Asia/Tokyo"))
    assert str(await database.read(clocks.zone_of)) == "Asia/Tokyo"


async def test_looking_for_what_is_due_uses_the_partial_index(sqlite_database: Database, tmp_path: Path) -> None:
    """A turn of timekeeping never reads all rungs of all years."""
    with counted() as seen:
        await sqlite_database.write(clocks.due_rungs)
        await sqlite_database.read(clocks.next_due)
        await sqlite_database.write(receipts.reached_legs)
    connection = sqlite3.connect(tmp_path / "test.db")
    plans = [
        str(row[3])
        for one in seen
        if "rungs" in one or "legs" in one
        for row in connection.execute(f"EXPLAIN QUERY PLAN {one}", [None] * one.count("?"))
    ]
    connection.close()
    scanned = [plan for plan in plans if plan.startswith(("SCAN rungs", "SCAN legs", "SCAN outbox"))]
    assert all("USING INDEX ix_legs_unreached" in plan for plan in scanned), plans
    assert any("ix_rungs_waiting" in plan for plan in plans)
