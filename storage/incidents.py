"""Incidents: what is open at a place; which of a province's have arrived at the national side (5.2.a)."""

from __future__ import annotations

from sqlalchemy import Text, and_, cast, exists, func, literal, or_, select

from procedure.authority import AGENCY
from procedure.paths.incident import OPEN
from procedure.terms import Kind, Role
from storage.receipts import AT_ONCE, Receipt
from storage.tables import accounts, authorisations, cases, memberships, outbox
from storage.work import Work

IS_INCIDENT = cases.c.kind == Kind.INCIDENT.value
IS_OPEN = cases.c.state.in_(sorted(state.value for state in OPEN))
MOST = 3


def open_of(work: Work, scope: str, limit: int = MOST) -> list[str]:
    """The codes of the newest that are open at a place: VSS, or a province's code."""
    query = select(cases.c.code).where(IS_INCIDENT, IS_OPEN, cases.c.scope == scope).order_by(cases.c.id.desc())
    return list(work.connection.scalars(query.limit(limit)))


def received(work: Work, limit: int = AT_ONCE) -> list[Receipt]:
    """Open incidents of provinces not known to be reported, whose card has arrived at somebody who, when it did, was
    the Spokesperson or authorised by the agency; with when it first did. `sent_at`: the platform took the message.
    """
    carded = and_(
        outbox.c.case_id == cases.c.id,
        outbox.c.card == literal("case:") + cast(cases.c.id, Text),
        outbox.c.state == "sent",
        outbox.c.sent_at.is_not(None),
    )
    speaker = exists().where(
        memberships.c.person_id == accounts.c.person_id,
        memberships.c.role == Role.SPOKESPERSON.value,
        memberships.c.since <= outbox.c.sent_at,
        or_(memberships.c.until.is_(None), memberships.c.until > outbox.c.sent_at),
    )
    lent = authorisations
    delegate = exists().where(
        lent.c.person_id == accounts.c.person_id,
        lent.c.unit_code == AGENCY,
        lent.c.since <= outbox.c.sent_at,
        lent.c.until > outbox.c.sent_at,
        or_(lent.c.ended_at.is_(None), lent.c.ended_at > outbox.c.sent_at),
    )
    query = (
        select(cases.c.id, func.min(outbox.c.sent_at))
        .join(outbox, carded)
        .join(accounts, accounts.c.id == outbox.c.account_id)
        .where(IS_INCIDENT, IS_OPEN, cases.c.scope != AGENCY, ~cases.c.co_reported, or_(speaker, delegate))
        .group_by(cases.c.id)
        .order_by(cases.c.id)
    )
    return [Receipt(row[0], row[1]) for row in work.connection.execute(query.limit(limit))]


def take(work: Work, case_id: int) -> bool:
    """Whether it is still not known to be reported, and ours alone for this transaction."""
    mine = select(cases.c.id).where(cases.c.id == case_id, ~cases.c.co_reported)
    return work.connection.execute(mine.with_for_update(skip_locked=True)).first() is not None
