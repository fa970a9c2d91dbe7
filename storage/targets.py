"""Lengths of targets and moments of reminders as a deployer set them; the regulation's own lengths cannot be set.

The newest row of a clock counts; a clock that runs keeps what it began with.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Row, insert, select

from procedure import ladders
from procedure.ladders import Rung
from procedure.law import lengths
from procedure.law.lengths import Definition, Force
from procedure.terms import Clock
from storage.tables import targets
from storage.work import Work


@dataclass(frozen=True)
class Target:
    """What was set for a clock. `seconds`: its length, None to leave it; `rungs`: seconds after the due moment."""

    clock: Clock
    seconds: int | None
    rungs: dict[str, int]
    since: datetime
    set_by: int | None


def definition(work: Work, clock: Clock) -> Definition:
    """The definition of a clock now, with the length that was set where it is a target."""
    found, chosen = lengths.definition(clock, work.now), current(work, clock)
    if chosen is None or chosen.seconds is None or found.force is not Force.TARGET:
        return found
    return replace(found, length=timedelta(seconds=chosen.seconds))


def ladder(work: Work, clock: Clock, name: str) -> tuple[Rung, ...]:
    """The reminders of a clock, at the moments that were set."""
    chosen = current(work, clock)
    moments = {rung: timedelta(seconds=after) for rung, after in (chosen.rungs if chosen else {}).items()}
    return ladders.shifted(ladders.named(name), moments)


def current(work: Work, clock: Clock) -> Target | None:
    """What was set last for a clock; None if nothing was."""
    query = select(targets).where(targets.c.clock == clock.value).order_by(targets.c.id.desc()).limit(1)
    found = work.connection.execute(query).first()
    return _target(found) if found else None


def put(work: Work, clock: Clock, seconds: int | None, rungs: dict[str, int], by: int | None) -> None:
    """Set a clock's length and reminders from now on; the caller has checked the right, and records the act."""
    values = {"clock": clock.value, "seconds": seconds, "rungs": rungs, "since": work.now, "set_by": by}
    work.connection.execute(insert(targets).values(**values))


def _target(row: Row[tuple[object, ...]]) -> Target:
    return Target(Clock(row.clock), row.seconds, row.rungs or {}, row.since, row.set_by)
