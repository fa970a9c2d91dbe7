"""The inbox: what came in, kept as it came, handled once, in order within its lane.

- A key is stored once, however often and on however many processes it arrives (U1, I2).
- A lane's oldest open row comes first; while it waits after a failure its lane waits, and no other (U9).
- After five tries a row is dead: its lane goes on, an administrator sees it (`storage/dead_letters.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, bindparam, delete, exists, literal_column, select, text, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.errors import StorageError
from storage.tables import inbox
from storage.work import Work

KEPT = timedelta(days=35)
LOOKED_AT = 1000  # rows a turn, the oldest: enough for 30 a second
TRIES = 5
PAUSES = (1, 5, 30, 120)  # seconds after the first, second… failed try
ERROR_LENGTH = 2000
FORGOTTEN = b"forgotten"
"""Stands where a body was that may be kept nowhere: a PIN (T10). It is no update of any platform."""

NEW: ColumnElement[str] = literal_column("'new'")  # written out, so that the partial indexes serve
OPEN = inbox.c.state == NEW
PUT = {
    "sqlite": sqlite.insert(inbox).on_conflict_do_nothing(index_elements=["key"]),
    "postgresql": postgresql.insert(inbox).on_conflict_do_nothing(index_elements=["key"]),
}
FIRST_OF_LANE = select(inbox).where(OPEN, inbox.c.lane == bindparam("of")).order_by(inbox.c.id).limit(1)
FINISH = (
    update(inbox)
    .where(inbox.c.id == bindparam("which"), OPEN)
    .values(state=bindparam("now"), handled_at=bindparam("at"), error=bindparam("why"))
)
TRY_LANE = text("SELECT pg_try_advisory_xact_lock(hashtextextended('lane:' || :lane, 0))")


class AlreadyHandled(StorageError):
    """The row is not open any more: what was done for it must be undone."""


@dataclass(frozen=True)
class Letter:
    """What came in. `key`: unique for ever. `body`: the raw update. `state`: new, ignored or dead from the start."""

    channel: str
    key: str
    lane: str
    body: bytes
    state: str = "new"
    error: str | None = None


@dataclass(frozen=True)
class Row:
    """A row of the inbox whose turn it is. `tries`: how often it failed before."""

    id: int
    channel: str
    key: str
    lane: str
    body: bytes
    received_at: datetime
    tries: int


def put(work: Work, letters: Sequence[Letter]) -> None:
    """Store letters in their order; a key that is known already changes nothing."""
    if letters:
        statement = PUT[work.connection.dialect.name]
        work.connection.execute(statement, [_values(work.now, letter) for letter in letters])


def lanes_due(work: Work, limit: int) -> list[str]:
    """Lanes whose oldest open row is due, the longest waiting first."""
    earlier = inbox.alias("earlier")
    behind = exists().where(earlier.c.state == NEW, earlier.c.lane == inbox.c.lane, earlier.c.id < inbox.c.id)
    due = select(inbox.c.lane).where(OPEN, inbox.c.not_before <= work.now, ~behind)
    return list(work.connection.scalars(due.order_by(inbox.c.not_before, inbox.c.id).limit(limit)))


def take(work: Work, lane: str) -> Row | None:
    """The lane's oldest open row; None when there is none, it is not yet due, or another process is at this lane."""
    if work.connection.dialect.name == "postgresql" and not work.connection.scalar(TRY_LANE, {"lane": lane}):
        return None
    found = work.connection.execute(FIRST_OF_LANE, {"of": lane}).one_or_none()
    if found is None or found.not_before > work.now:
        return None
    return Row(found.id, found.channel, found.key, found.lane, found.body, found.received_at, found.tries)


def finish(work: Work, id: int, state: str = "done", error: str | None = None) -> None:
    """Close a row: done, ignored or dead. Raises `AlreadyHandled` when it was closed before (I2)."""
    values = {"which": id, "now": state, "at": work.now, "why": storable(error, ERROR_LENGTH)}
    if work.connection.execute(FINISH, values).rowcount != 1:
        raise AlreadyHandled(f"inbox row {id} is not open")


def forget(work: Work, id: int) -> None:
    """Blank what came in: its key stays and keeps it from being handled again."""
    work.connection.execute(update(inbox).where(inbox.c.id == id).values(body=FORGOTTEN))


def fail(work: Work, id: int, error: str) -> bool:
    """Note a failed try and put the row off; after five tries it is dead: then True. Raises `AlreadyHandled`."""
    tries = work.connection.scalar(select(inbox.c.tries).where(inbox.c.id == id, OPEN))
    if tries is None:
        raise AlreadyHandled(f"inbox row {id} is not open")
    values = {"tries": tries + 1, "error": storable(error, ERROR_LENGTH)}
    if tries + 1 >= TRIES:
        _close(work, id, {**values, "state": "dead", "handled_at": work.now})
        return True
    _close(work, id, {**values, "not_before": work.now + timedelta(seconds=PAUSES[tries])})
    return False


def drop_old(work: Work) -> int:
    """Delete what was handled over 35 days ago; how many. Until then its key keeps replays out (T14)."""
    first = select(inbox.c.id).order_by(inbox.c.id).limit(LOOKED_AT).scalar_subquery()
    old = (inbox.c.state.in_(("done", "ignored")), inbox.c.handled_at <= work.now - KEPT)
    return work.connection.execute(delete(inbox).where(inbox.c.id.in_(first), *old)).rowcount


def storable(words: str | None, length: int | None = None) -> str | None:
    """Text that both databases take: NUL and lone surrogates are written out as escapes (U12)."""
    if words is None:
        return None
    plain = words.encode("utf-8", "backslashreplace").decode("utf-8").replace("\x00", "\\x00")
    return plain if length is None else plain[:length]


def _values(now: datetime, letter: Letter) -> dict[str, object]:
    closed = None if letter.state == "new" else now
    words = {name: storable(getattr(letter, name)) for name in ("channel", "key", "lane", "error")}
    return {**vars(letter), **words, "received_at": now, "not_before": now, "handled_at": closed}


def _close(work: Work, id: int, values: dict[str, object]) -> None:
    if work.connection.execute(update(inbox).where(inbox.c.id == id, OPEN).values(values)).rowcount != 1:
        raise AlreadyHandled(f"inbox row {id} is not open")
