"""How long like requests took until they were answered: measured, never promised (procedure, "Read this first")."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from sqlalchemy import func, select

from procedure.terms import Event, Kind
from storage.tables import cases, trail
from storage.work import Work

LATELY = timedelta(days=90)
FEWEST = 5
ANSWERS = (Event.ANSWER_PUBLISHED.value, Event.ISSUE.value, Event.INTERVIEW_HELD.value)


@dataclass(frozen=True)
class Measured:
    """The median time from a request to its first answer, over `count` requests."""

    median: timedelta
    count: int


def like(work: Work, topic_code: str | None, scope: str) -> Measured | None:
    """Of the requests on the same topic, of the same side, answered in the last 90 days; None for fewer than five."""
    if topic_code is None:
        return None
    answered = func.min(trail.c.occurred_at).label("answered")
    query = (
        select(cases.c.filed_at, answered)
        .join_from(cases, trail, trail.c.case_id == cases.c.id)
        .where(cases.c.topic_code == topic_code, cases.c.scope == scope, cases.c.kind == Kind.REQUEST.value)
        .where(trail.c.event.in_(ANSWERS), cases.c.changed_at > work.now - LATELY)  # an answer changes its case
        .group_by(cases.c.id, cases.c.filed_at)
        .having(answered > work.now - LATELY)
    )
    spans = [max(row.answered - row.filed_at, timedelta(0)) for row in work.connection.execute(query)]
    return Measured(median(spans), len(spans)) if len(spans) >= FEWEST else None
