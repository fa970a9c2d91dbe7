"""A platform said to wait: whom for and until when, kept through a restart (O1)."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete, select

from storage.tables import pauses
from storage.upsert import insert_into
from storage.work import Work


def scope(channel: str, account_id: int | None = None) -> str:
    """The name of a pause: a whole channel, or one account on it."""
    return channel if account_id is None else f"{channel}:{account_id}"


def pause(work: Work, name: str, seconds: float, reason: str) -> None:
    """Nothing leaves within that scope for so many seconds; a longer pause already there stays."""
    until = work.now + timedelta(seconds=seconds)
    put = insert_into(work, pauses).values(scope=name, until=until, reason=reason)
    longer = {"until": put.excluded.until, "reason": put.excluded.reason}
    work.connection.execute(
        put.on_conflict_do_update(index_elements=["scope"], set_=longer, where=pauses.c.until < put.excluded.until)
    )


def is_paused(work: Work, channel: str, account_id: int, beyond: timedelta = timedelta(0)) -> bool:
    """Whether the channel or the account must wait now; `beyond`: for longer than that."""
    scopes = (scope(channel), scope(channel, account_id))
    waiting = select(pauses.c.scope).where(pauses.c.scope.in_(scopes), pauses.c.until > work.now + beyond).limit(1)
    return work.connection.execute(waiting).first() is not None


def lift(work: Work, name: str) -> None:
    """End a pause at once: what was wrong is mended."""
    work.connection.execute(delete(pauses).where(pauses.c.scope == name))


def lift_past(work: Work) -> int:
    """Forget the pauses that are over; how many."""
    return work.connection.execute(delete(pauses).where(pauses.c.until <= work.now)).rowcount
