"""What has reached whom, as far as the platforms' receipts tell: letters to units, answers to who asked.

Read from the outbox: `sent_at` is the moment a platform took the message, and never changes; a card that is edited
later is another row.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, Text, and_, cast, exists, func, literal, or_, select

from procedure.terms import UNIT_STAFF, Clock, Event, State
from storage.legs import IS_OPEN
from storage.tables import accounts, askers, cases, clocks, legs, memberships, outbox, trail, unit_groups
from storage.work import Work

GAVE = (Event.ISSUE.value, Event.ANSWER_PUBLISHED.value)
"""The steps with which an answer leaves."""
AT_ONCE = 50


@dataclass(frozen=True)
class Receipt:
    """Something has arrived: which thing (a part's or a case's id), and when."""

    id: int
    at: datetime


def reached_legs(work: Work, limit: int = AT_ONCE) -> list[Receipt]:
    """Open parts not known to have reached their unit, whose card one of the unit then, or its group, has received."""
    carded = and_(
        outbox.c.case_id == legs.c.case_id,
        outbox.c.card == literal("leg:") + cast(legs.c.id, Text),
        outbox.c.state == "sent",
        outbox.c.sent_at.is_not(None),
    )
    of_unit = and_(
        memberships.c.person_id == accounts.c.person_id,
        memberships.c.unit_code == legs.c.unit_code,
        memberships.c.role.in_(sorted(role.value for role in UNIT_STAFF)),
        memberships.c.since <= outbox.c.sent_at,
        or_(memberships.c.until.is_(None), memberships.c.until > outbox.c.sent_at),
    )
    its_group = and_(
        unit_groups.c.account_id == accounts.c.id,
        unit_groups.c.unit_code == legs.c.unit_code,
        unit_groups.c.since <= outbox.c.sent_at,
        or_(unit_groups.c.until.is_(None), unit_groups.c.until > outbox.c.sent_at),
    )
    query = (
        select(legs.c.id, func.min(outbox.c.sent_at))
        .join(outbox, carded)
        .join(accounts, accounts.c.id == outbox.c.account_id)
        .where(legs.c.reached_at.is_(None), IS_OPEN)
        .where(or_(exists().where(of_unit), exists().where(its_group)))
        .group_by(legs.c.id)
        .order_by(legs.c.id)
    )
    return [Receipt(row[0], row[1]) for row in work.connection.execute(query.limit(limit))]


def take_leg(work: Work, leg_id: int) -> bool:
    """Whether the part is still not known to have reached its unit, and ours alone for this transaction."""
    mine = select(legs.c.id).where(legs.c.id == leg_id, legs.c.reached_at.is_(None))
    return work.connection.execute(mine.with_for_update(skip_locked=True)).first() is not None


def delivered_cases(work: Work, limit: int = AT_ONCE) -> list[Receipt]:
    """Answered cases not known to be delivered whose answer has reached everybody who waits, by one way at least."""
    left = _left()
    got = _answer_to_asker(left)
    somebody_waits_on = exists().where(
        askers.c.case_id == cases.c.id, askers.c.left_at.is_(None), ~exists(got.with_only_columns(literal(1)))
    )
    query = (
        select(cases.c.id, left)
        .where(cases.c.state == State.ANSWERED.value, cases.c.delivered_at.is_(None), left.is_not(None))
        .where(~somebody_waits_on)
        .order_by(cases.c.id)
    )
    found = work.connection.execute(query.limit(limit)).all()
    return [Receipt(row[0], _last(work, row[0], row[1])) for row in found]


def take_case(work: Work, case_id: int, state: State) -> bool:
    """Whether the case is in that state and ours alone for this transaction."""
    mine = select(cases.c.id).where(cases.c.id == case_id, cases.c.state == state.value)
    return work.connection.execute(mine.with_for_update(skip_locked=True)).first() is not None


def to_close(work: Work, limit: int = AT_ONCE) -> list[tuple[int, State]]:
    """Cases that close by themselves now: their clock is due. It runs from the answer's arrival, or from a refusal that
    is not to be looked at again."""
    looked = exists().where(_running(Clock.LOOK_AGAIN))
    due = exists().where(_running(Clock.CLOSING), clocks.c.due_at <= work.now)
    arrived = and_(cases.c.state == State.ANSWERED.value, cases.c.delivered_at.is_not(None))
    ready = or_(arrived, cases.c.state == State.REFUSED.value)
    query = select(cases.c.id, cases.c.state).where(ready, due, ~looked).order_by(cases.c.id).limit(limit)
    return [(row.id, State(row.state)) for row in work.connection.execute(query)]


def _running(clock: Clock) -> ColumnElement[bool]:
    return and_(
        clocks.c.case_id == cases.c.id,
        clocks.c.clock == clock.value,
        clocks.c.met_at.is_(None),
        clocks.c.void_at.is_(None),
    )


def _left() -> ColumnElement[datetime]:
    """When the answer of a case left last."""
    given = select(func.max(trail.c.recorded_at)).where(trail.c.case_id == cases.c.id, trail.c.event.in_(GAVE))
    return given.correlate(cases).scalar_subquery()


def _answer_to_asker(since: ColumnElement[datetime]) -> Select[tuple[datetime]]:
    """The messages with the answer that have arrived at one asker."""
    return (
        select(outbox.c.sent_at)
        .join(accounts, accounts.c.id == outbox.c.account_id)
        .where(
            outbox.c.case_id == cases.c.id,
            outbox.c.kind == "answer",
            outbox.c.state == "sent",
            outbox.c.created_at >= since,
            accounts.c.person_id == askers.c.person_id,
        )
        .correlate(cases, askers)
    )


def _last(work: Work, case_id: int, since: datetime) -> datetime:
    """When the last of those who wait had it, each by their first way; when it left, where nobody waits."""
    arrived = (
        select(func.min(outbox.c.sent_at))
        .join(accounts, accounts.c.id == outbox.c.account_id)
        .join(askers, and_(askers.c.person_id == accounts.c.person_id, askers.c.case_id == outbox.c.case_id))
        .where(
            outbox.c.case_id == case_id,
            outbox.c.kind == "answer",
            outbox.c.state == "sent",
            outbox.c.created_at >= since,
            askers.c.left_at.is_(None),
        )
        .group_by(askers.c.person_id)
    )
    return max((one for one in work.connection.scalars(arrived) if one), default=since)
