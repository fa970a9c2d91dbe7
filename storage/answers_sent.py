"""How far an answer has come, a row for every account it goes to: waiting, on its way, taken, or not to be had.

A document's rows bear its key; those of an answer without a document were posted in the moment the case was answered,
or since.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Row, func, select, update

from storage import documents
from storage.tables import accounts, outbox, trail
from storage.work import Work

ANSWERED, ANSWER = "ANSWERED", "answer"
ON_THE_WAY = ("pending", "unsure")
IN_DOUBT = "unknown whether it arrived"
KEY = "answer:{document}:"
"""How the keys of a document's messages begin."""


@dataclass(frozen=True)
class Sent:
    """One message of an answer. `state`: as in the outbox; `begun`: a part of it may have been read."""

    id: int
    account_id: int
    person_id: int
    channel: str
    state: str
    begun: bool
    sent_at: datetime | None
    why: str

    @property
    def arrived(self) -> bool:
        """Whether the platform took all of it."""
        return self.state == "sent"


def of_case(work: Work, case_id: int) -> list[Sent]:
    """The messages of the answer that stands, in the order they were posted."""
    rows = work.connection.execute(
        select(outbox, accounts.c.person_id)
        .join(accounts, accounts.c.id == outbox.c.account_id)
        .where(outbox.c.case_id == case_id, outbox.c.kind == ANSWER, _of_the_answer(work, case_id))
        .order_by(outbox.c.id)
    )
    return [_sent(row) for row in rows]


def _of_the_answer(work: Work, case_id: int) -> ColumnElement[bool]:
    issued = [one for one in documents.of_case(work, case_id) if one.state == documents.ISSUED]
    if issued:
        return outbox.c.key.startswith(KEY.format(document=issued[-1].id))
    since = (
        select(func.max(trail.c.recorded_at))
        .where(trail.c.case_id == case_id, trail.c.to_state == ANSWERED, trail.c.from_state != ANSWERED)
        .scalar_subquery()
    )
    return outbox.c.created_at >= since


def _sent(row: Row[tuple[object, ...]]) -> Sent:
    begun = row.parts_sent > 0 or row.state in ("unsure", "sent") or IN_DOUBT in (row.error or "")
    return Sent(row.id, row.account_id, row.person_id, row.channel, row.state, begun, row.sent_at, row.error or "")


def take_back(work: Work, case_id: int, reason: str) -> int:
    """Whatever of the answer has not begun to leave stays here; how many messages that were."""
    ids = [one.id for one in of_case(work, case_id) if not one.begun and one.state in ("pending", "held")]
    back = update(outbox).where(outbox.c.id.in_(ids), outbox.c.state.in_(("pending", "held")), outbox.c.parts_sent == 0)
    values = {"state": "dropped", "error": reason, "lease": None, "lease_until": None}
    return work.connection.execute(back.values(**values)).rowcount
