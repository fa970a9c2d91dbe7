"""Targets as a deployer set them: the newest counts; the regulation's own lengths never change."""

from __future__ import annotations

from datetime import timedelta

from procedure.law import lengths
from procedure.terms import Clock
from storage import targets
from storage.work import Database


async def test_without_any_the_defaults_count(database: Database) -> None:
    found = await database.read(lambda work: targets.definition(work, Clock.TRIAGE))
    assert found.length == timedelta(hours=2)
    assert await database.read(lambda work: targets.current(work, Clock.TRIAGE)) is None


async def test_the_newest_counts_and_a_length_may_be_left(database: Database) -> None:
    await database.write(lambda work: targets.put(work, Clock.TRIAGE, 3_600, {}, None))
    await database.write(lambda work: targets.put(work, Clock.TRIAGE, 5_400, {"due": -600}, None))
    assert (await database.read(lambda work: targets.definition(work, Clock.TRIAGE))).length == timedelta(minutes=90)
    ladder = await database.read(lambda work: targets.ladder(work, Clock.TRIAGE, "target"))
    assert {one.name: one.after for one in ladder} == {"due": timedelta(minutes=-10), "morning": timedelta(0)}
    await database.write(lambda work: targets.put(work, Clock.TRIAGE, None, {}, None))
    assert (await database.read(lambda work: targets.definition(work, Clock.TRIAGE))).length == timedelta(hours=2)


async def test_what_is_set_for_the_laws_own_clock_changes_no_length(database: Database) -> None:
    for clock in (Clock.DISPATCH, Clock.REPORT, Clock.EDIT, Clock.FIRST_STATEMENT):
        await database.write(lambda work, clock=clock: targets.put(work, clock, 60, {}, None))  # type: ignore[misc]  # the loop's own
        found = await database.read(lambda work, clock=clock: targets.definition(work, clock))  # type: ignore[misc]  # the same
        assert found == lengths.definition(clock, found.since)
