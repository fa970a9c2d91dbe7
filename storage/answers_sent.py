"""How far an answer has come, a row for every account it goes to: waiting, on its way, taken, or not to be had.

A document's rows bear its key; those of an answer without a document were posted in the moment the case was answered,
or since.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import ColumnElement, Row, Select, and_, case, func, or_, select, update

from storage import documents
from storage.documents import Document
from storage.tables import accounts, outbox, trail
from storage.work import Work

S = TypeVar("S", bound=tuple[object, ...])
ANSWERED, ANSWER = "ANSWERED", "answer"
ON_THE_WAY = ("pending", "unsure")
TAKEN_BACK = ("pending", "held")
"""What still waits here."""
IN_DOUBT = "unknown whether it arrived"
KEY = "answer:{document}:"
"""How the keys of a document's messages begin: of an answer, to those who asked."""
SPREAD = "statement:{document}:"
"""The same of what goes to the press or a newsroom."""
LAPSED = "the right to speak has lapsed"
"""Why a message stays here: whoever signed it may speak no more (2.4)."""


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
    parts_sent: int = 0

    @property
    def arrived(self) -> bool:
        """Whether the platform took all of it."""
        return self.state == "sent"

    @property
    def may_be_taken_back(self) -> bool:
        """Whether nothing of it has left, and it would still leave."""
        return not self.begun and self.state in TAKEN_BACK


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
    return Sent(
        row.id,
        row.account_id,
        row.person_id,
        row.channel,
        row.state,
        begun,
        row.sent_at,
        row.error or "",
        row.parts_sent,
    )


def take_back(work: Work, case_id: int, reason: str) -> int:
    """Whatever of the answer has not begun to leave stays here; how many messages that were."""
    ids = [one.id for one in of_case(work, case_id) if one.may_be_taken_back]
    back = update(outbox).where(outbox.c.id.in_(ids), outbox.c.state.in_(TAKEN_BACK), outbox.c.parts_sent == 0)
    values = {"state": "dropped", "error": reason, "lease": None, "lease_until": None}
    return work.connection.execute(back.values(**values)).rowcount


@dataclass(frozen=True)
class Tally:
    """How many people a document for the press went to: to whom it came, is on its way, was taken back, came not."""

    people: int
    arrived: int
    on_the_way: int
    taken_back: int

    @property
    def missed(self) -> int:
        """Who could not be reached."""
        return self.people - self.arrived - self.on_the_way - self.taken_back


def tally(work: Work, document: Document) -> Tally:
    """Of everybody it was posted to, by any of their ways; one statement, however many they are."""
    states = (
        func.max(case((outbox.c.state == "sent", 1), else_=0)).label("arrived"),
        func.max(case((outbox.c.state.in_(ON_THE_WAY), 1), else_=0)).label("waits"),
        func.max(case((outbox.c.error.startswith(LAPSED), 1), else_=0)).label("lapsed"),
    )
    each = _spread(document, select(accounts.c.person_id, *states)).group_by(accounts.c.person_id).subquery()
    waits = and_(each.c.arrived == 0, each.c.waits == 1)
    lapsed = and_(each.c.arrived == 0, each.c.waits == 0, each.c.lapsed == 1)
    counted = select(func.count(), *(func.sum(case((one, 1), else_=0)) for one in (each.c.arrived == 1, waits, lapsed)))
    row = work.connection.execute(counted.select_from(each)).one()
    return Tally(*(int(each or 0) for each in row))


def may_be_taken_back(work: Work, document: Document) -> bool:
    """Whether something of it waits here that nothing has left of."""
    mine = _spread(document, select(outbox.c.id)).where(outbox.c.state.in_(TAKEN_BACK), outbox.c.parts_sent == 0)
    return work.connection.execute(mine.limit(1)).first() is not None


def in_doubt(work: Work, document: Document) -> bool:
    """Whether a part of it may have been read though nobody is known to have it."""
    begun = or_(outbox.c.parts_sent > 0, outbox.c.error.contains(IN_DOUBT))
    return work.connection.execute(_spread(document, select(outbox.c.id)).where(begun).limit(1)).first() is not None


def take_back_spread(work: Work, document: Document) -> int:
    """Whatever of it has not begun to leave stays here; how many messages that were."""
    mine = _spread(document, select(outbox.c.id)).where(outbox.c.state.in_(TAKEN_BACK), outbox.c.parts_sent == 0)
    back = update(outbox).where(outbox.c.id.in_(mine), outbox.c.state.in_(TAKEN_BACK))
    values = {"state": "dropped", "error": LAPSED, "lease": None, "lease_until": None}
    return work.connection.execute(back.values(**values)).rowcount


def _spread(document: Document, query: Select[S]) -> Select[S]:
    return query.select_from(outbox.join(accounts, accounts.c.id == outbox.c.account_id)).where(
        outbox.c.case_id == document.case_id, outbox.c.key.startswith(SPREAD.format(document=document.id))
    )
