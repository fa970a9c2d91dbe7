"""How much waits to be handled and to be sent, and since when: for `/readyz` and `/metrics`."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Table, func, literal_column, select

from storage import dead_letters, hold
from storage.dead_letters import DEAD
from storage.tables import inbox, outbox
from storage.work import Work

TO_SEND: ColumnElement[bool] = literal_column("outbox.state IN ('pending', 'unsure')")  # written out: the partial index
UNSENDABLE: ColumnElement[bool] = literal_column("outbox.state = 'dead'")


@dataclass(frozen=True)
class Backlog:
    """Rows that wait, and the age in seconds of the oldest one that is due. `held`: nothing is sent (D12)."""

    inbox: int
    inbox_lag: float
    outbox: int
    outbox_lag: float
    dead_in: int
    dead_out: int
    held: bool


def backlog(work: Work) -> Backlog:
    """What waits at this moment."""
    received = dead_letters.backlog(work)
    due = select(func.count(), func.min(outbox.c.not_before).filter(outbox.c.not_before <= work.now)).where(TO_SEND)
    waiting, oldest = work.connection.execute(due).one()
    return Backlog(
        inbox=received.rows,
        inbox_lag=(work.now - received.oldest).total_seconds() if received.oldest else 0.0,
        outbox=waiting,
        outbox_lag=(work.now - oldest).total_seconds() if oldest else 0.0,
        dead_in=_count(work, inbox, DEAD),
        dead_out=_count(work, outbox, UNSENDABLE),
        held=hold.is_held(work),
    )


def _count(work: Work, table: Table, which: ColumnElement[bool]) -> int:
    return work.connection.scalar(select(func.count()).select_from(table).where(which)) or 0
