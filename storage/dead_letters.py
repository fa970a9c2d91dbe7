"""Rows of the inbox that were given up: an administrator sees them, replays or discards them (U9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Update, func, literal_column, select, update

from storage.inbox import OPEN
from storage.tables import inbox
from storage.work import Work

DEAD: ColumnElement[bool] = literal_column("inbox.state = 'dead'")  # written out: the partial index serves


@dataclass(frozen=True)
class DeadLetter:
    """What could not be handled, and why."""

    id: int
    channel: str
    lane: str
    received_at: datetime
    error: str | None
    handled_at: datetime


@dataclass(frozen=True)
class Backlog:
    """How much waits. `oldest`: when the longest waiting row came, None when nothing waits."""

    rows: int
    oldest: datetime | None


def dead_letters(work: Work, limit: int) -> list[DeadLetter]:
    """The dead, the newest first."""
    columns = (inbox.c.id, inbox.c.channel, inbox.c.lane, inbox.c.received_at, inbox.c.error, inbox.c.handled_at)
    found = select(*columns).where(DEAD).order_by(inbox.c.id.desc()).limit(limit)
    return [DeadLetter(*row) for row in work.connection.execute(found)]


def replay(work: Work, id: int) -> bool:
    """Open a dead row again, with all its tries. False when it is not dead."""
    again = {"state": "new", "tries": 0, "not_before": work.now, "handled_at": None}
    return work.connection.execute(_dead(id).values(again)).rowcount == 1


def discard(work: Work, id: int) -> bool:
    """Take a dead row off the list; it stays stored. False when it is not dead."""
    return work.connection.execute(_dead(id).values(state="ignored")).rowcount == 1


def backlog(work: Work) -> Backlog:
    """What is open."""
    rows, oldest = work.connection.execute(select(func.count(), func.min(inbox.c.received_at)).where(OPEN)).one()
    return Backlog(rows, oldest)


def _dead(id: int) -> Update:
    return update(inbox).where(inbox.c.id == id, DEAD)
