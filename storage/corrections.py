"""Corrections asked of the press: those that came from a case, and those whose target is over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from procedure.terms import Clock, Kind, State
from storage.tables import cases, clocks
from storage.work import Work

AT_ONCE = 50


@dataclass(frozen=True)
class Overdue:
    """A letter that has found no answer by its target."""

    case_id: int
    clock_id: int
    due_at: datetime


def codes_of(work: Work, case_id: int) -> list[str]:
    """The corrections that came from what a case reports, oldest first, by their codes."""
    query = select(cases.c.code).where(cases.c.follows == case_id, cases.c.kind == Kind.CORRECTION.value)
    return list(work.connection.scalars(query.order_by(cases.c.id)))


def overdue(work: Work, limit: int = AT_ONCE) -> list[Overdue]:
    """Letters whose target is over and of which that was not yet noted, the oldest target first."""
    query = (
        select(clocks.c.case_id, clocks.c.id, clocks.c.due_at)
        .join(cases, cases.c.id == clocks.c.case_id)
        .where(cases.c.state == State.SENT.value, clocks.c.clock == Clock.CORRECTION.value)
        .where(clocks.c.met_at.is_(None), clocks.c.void_at.is_(None), clocks.c.due_at <= work.now)
        .order_by(clocks.c.due_at, clocks.c.id)
    )
    return [Overdue(row.case_id, row.id, row.due_at) for row in work.connection.execute(query.limit(limit))]
