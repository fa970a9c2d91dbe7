"""Messages on their way out: put into the outbox with the change they tell of, claimed by whoever delivers them.

- A claim is a lease: a token and an end. What a claim leads to is in `storage/outcomes.py`, fenced by the token.
- Only the oldest open row of an account may be claimed: a person reads things in the order they were said. A row that
  waits (back-off, a pause) holds the later ones of its account, never those of others.
- A row is `pending`, `unsure` (a call is under way, or nobody knows how it ended), `sent`, `dead` with a reason,
  `held` until the person can be reached again, or `dropped` with a reason.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    Text,
    and_,
    bindparam,
    cast,
    exists,
    func,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from storage import hold
from storage.tables import accounts, outbox, pauses, people
from storage.work import Work

Json = None | bool | int | str | Sequence["Json"] | Mapping[str, "Json"]
Payload = Mapping[str, Json]
SECRET = "secret"  # noqa: S105 - a name in a payload, not a secret
"""In a payload: it holds a one-time code, and is emptied when the row is done with (T4, T9)."""

# Written out, not bound: a database uses the partial index of open rows only if it sees that it may.
OPEN: tuple[ColumnElement[str], ...] = (literal_column("'pending'"), literal_column("'unsure'"))
CHANNEL = select(accounts.c.channel).where(accounts.c.id == bindparam("whose")).scalar_subquery()
PUT = {  # built once: building a statement takes longer than running it
    name: insert(outbox)
    .values(channel=CHANNEL, state="pending")
    .on_conflict_do_nothing(index_elements=["key"])
    .returning(outbox.c.id)
    for name, insert in (("sqlite", sqlite.insert), ("postgresql", postgresql.insert))
}
LEASE = timedelta(seconds=60)  # three times the senders' HTTP timeout of 20 s (K6)


@dataclass(frozen=True)
class Message:
    """A message to put. The smaller `priority` leaves first; at most one message exists under one `key`."""

    account_id: int
    kind: str
    priority: int
    payload: Payload
    card: str | None = None
    case_id: int | None = None
    key: str | None = None
    valid_until: datetime | None = None


@dataclass(frozen=True)
class Claim:
    """A claimed row and whom it is for. `expired`: its `valid_until` had passed when it was claimed."""

    id: int
    lease: str
    account_id: int
    channel: str
    external_id: str
    language: str
    reachable: bool
    kind: str
    payload: Payload
    card: str | None
    case_id: int | None
    key: str | None
    state: str
    tries: int
    repeated: bool
    parts_sent: int
    expired: bool


def put(work: Work, messages: Sequence[Message]) -> list[int]:
    """Store messages in their order, each for its account's channel; ids of the rows that are new."""
    statement, same = PUT[work.connection.dialect.name], {"created_at": work.now, "not_before": work.now}
    found = (
        work.connection.scalar(statement, {**vars(message), **same, "whose": message.account_id})
        for message in messages
    )
    return [int(each) for each in found if each is not None]


def claim(work: Work, channels: Collection[str], limit: int) -> list[Claim]:
    """Lease at most `limit` rows that are due, one an account, the most pressing first.

    Rows of a paused channel or account wait, and all of them while sending is held (D12). On PostgreSQL any number of
    claimers may ask at once.
    """
    if hold.is_held(work):
        return []
    ids = [int(each) for each in work.connection.scalars(_claimable(work.now, channels, limit))]
    if not ids:
        return []
    lease = secrets.token_hex(8)
    work.connection.execute(
        update(outbox).where(outbox.c.id.in_(ids)).values(lease=lease, lease_until=work.now + LEASE)
    )
    rows = {row.id: row for row in work.connection.execute(_with_recipient(ids))}
    return [_claim(rows[each], work.now) for each in ids]


def newer_on_card(work: Work, claimed: Claim) -> Payload | None:
    """The payload of the newest waiting message for the same card; None if this is the newest."""
    found = work.connection.execute(
        select(outbox.c.payload)
        .where(
            outbox.c.account_id == claimed.account_id,
            outbox.c.card == claimed.card,
            outbox.c.state.in_(OPEN),
            outbox.c.id > claimed.id,
        )
        .order_by(outbox.c.id.desc())
        .limit(1)
    ).scalar()
    return None if found is None else dict(found)


def in_doubt(work: Work, account_id: int) -> bool:
    """Whether a message may have arrived at that account just now, and nobody knows."""
    waiting = exists().where(outbox.c.account_id == account_id, outbox.c.state.in_(OPEN), outbox.c.state == "unsure")
    return bool(work.connection.scalar(select(waiting)))


def _claimable(now: datetime, channels: Collection[str], limit: int) -> Select[int]:
    first = outbox.alias("first")
    # Of each row's own account, by its index: asked of all accounts at once, PostgreSQL without fresh statistics
    # compares every open row with every other, and a statement to thousands stops all delivery.
    mine = select(func.min(first.c.id)).where(first.c.account_id == outbox.c.account_id, first.c.state.in_(OPEN))
    oldest = mine.correlate(outbox).scalar_subquery()
    return (
        select(outbox.c.id)
        .where(
            outbox.c.id == oldest,
            outbox.c.state.in_(OPEN),
            outbox.c.not_before <= now,
            outbox.c.channel.in_(list(channels)),
            or_(outbox.c.lease.is_(None), outbox.c.lease_until <= now),
            ~_is_paused(now),
        )
        .order_by(outbox.c.priority, outbox.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )


def _is_paused(now: datetime) -> ColumnElement[bool]:
    scope_of_account = outbox.c.channel + ":" + cast(outbox.c.account_id, Text)
    return exists().where(
        and_(pauses.c.until > now, or_(pauses.c.scope == outbox.c.channel, pauses.c.scope == scope_of_account))
    )


def _with_recipient(ids: Collection[int]) -> Select[tuple[object, ...]]:
    return (
        select(outbox, accounts.c.external_id, accounts.c.unreachable_since, people.c.language)
        .join(accounts, accounts.c.id == outbox.c.account_id)
        .join(people, people.c.id == accounts.c.person_id)
        .where(outbox.c.id.in_(ids))
    )


def _claim(row: Row[tuple[object, ...]], now: datetime) -> Claim:
    return Claim(
        id=row.id,
        lease=row.lease,
        account_id=row.account_id,
        channel=row.channel,
        external_id=row.external_id,
        language=row.language,
        reachable=row.unreachable_since is None,
        kind=row.kind,
        payload=row.payload,
        card=row.card,
        case_id=row.case_id,
        key=row.key,
        state=row.state,
        tries=row.tries,
        repeated=row.repeated,
        parts_sent=row.parts_sent,
        expired=row.valid_until is not None and row.valid_until <= now,
    )
