"""The trail: one row a step, never altered, chained a case by a keyed hash (Art. 12; T31).

The words themselves are elsewhere (`storage/words.py`); a row holds only their salted hash, so that a person's words
can be erased while the chain stays valid.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlalchemy import Row, insert, select, update

from procedure.facts import LegStep, Step
from procedure.terms import Event, Role
from storage.tables import cases, trail, words
from storage.work import Work

START = b"\x00" * 32
AGREED = "agreed"


@dataclass(frozen=True)
class Damage:
    """A row that is not as it was written, or a gap before it."""

    code: str
    seq: int
    reason: str


@dataclass(frozen=True)
class Entry:
    """What a row says. A step of a unit's part has the part's states, and `leg`; a Delegate's act the authorisation."""

    event: str
    came_from: str | None
    to: str
    capacity: str
    article: str
    leg: int | None = None
    authorisation: int | None = None


@dataclass(frozen=True)
class Recorded:
    """A row as it was recorded: when it happened and when it was written down, both UTC."""

    seq: int
    entry: Entry
    actor: int
    occurred_at: datetime
    recorded_at: datetime


def entry_of(step: Step) -> Entry:
    """A step of a case as a row. Of what was agreed to, not only seen, the row says so (9.6)."""
    is_agreed = step.event is Event.SEEN and step.case.draft is not None and step.case.draft.asks
    event = AGREED if is_agreed else step.event.value
    lent = step.case.authorisation if step.capacity is Role.DELEGATE else None
    came_from = step.came_from and step.came_from.value
    return Entry(event, came_from, step.case.state.value, step.capacity.value, step.article, None, lent)


def entry_of_leg(step: LegStep) -> Entry:
    """A step of a unit's part as a row."""
    states = (step.came_from and step.came_from.value, step.leg.state.value)
    return Entry(step.event.value, *states, step.capacity.value, step.article, step.leg.id)


def append(
    work: Work, case_id: int, entry: Entry, actor: int, occurred_at: datetime, words_hash: bytes | None = None
) -> None:
    """Record a step: who, in which capacity, when it happened and when it was recorded, from where to where.

    Of two at once the second waits for the first: the case's row is counted up before the chain is read.
    """
    longer = update(cases).where(cases.c.id == case_id).values(trail_length=cases.c.trail_length + 1)
    length = int(work.connection.execute(longer.returning(cases.c.trail_length)).scalar_one())
    last = work.connection.execute(
        select(trail.c.hash).where(trail.c.case_id == case_id).order_by(trail.c.seq.desc()).limit(1)
    ).first()
    row: dict[str, object] = {
        "case_id": case_id,
        "seq": length,
        "event": entry.event,
        "from_state": entry.came_from,
        "to_state": entry.to,
        "actor": actor,
        "capacity": entry.capacity,
        "article": entry.article,
        "occurred_at": occurred_at,
        "recorded_at": work.now,
        "words_hash": words_hash,
        "leg_id": entry.leg,
        "authorisation_id": entry.authorisation,
        "previous": last.hash if last else START,
    }
    work.connection.execute(insert(trail).values(**row, hash=_seal(work, row)))


def of_case(work: Work, case_id: int) -> list[Recorded]:
    """The rows of a case, oldest first."""
    rows = work.connection.execute(select(trail).where(trail.c.case_id == case_id).order_by(trail.c.seq))
    return [
        Recorded(
            row.seq,
            Entry(row.event, row.from_state, row.to_state, row.capacity, row.article, row.leg_id, row.authorisation_id),
            row.actor,
            row.occurred_at,
            row.recorded_at,
        )
        for row in rows
    ]


def verify_case(work: Work, case_id: int) -> list[Damage]:
    """The same for one case's rows; its words are not looked at."""
    columns = (trail, cases.c.code, cases.c.trail_length, cases.c.state)
    query = select(*columns).join_from(trail, cases).where(cases.c.id == case_id).order_by(trail.c.seq)
    chain = list(work.connection.execute(query))
    return _check(work, chain) if chain else [Damage(str(case_id), 1, "the tail is cut")]


def verify(work: Work, since: datetime | None = None) -> list[Damage]:
    """Every damaged row: edited, missing, inserted or out of order; and a case whose tail was cut."""
    columns = (trail, cases.c.code, cases.c.trail_length, cases.c.state)
    query = select(*columns).join_from(trail, cases).order_by(trail.c.case_id, trail.c.seq)
    if since is not None:
        query = query.where(cases.c.changed_at >= since)
    rows = work.connection.execute(query)
    damages = [_check(work, list(chain)) for _, chain in groupby(rows, key=lambda row: row.case_id)]
    return [damage for found in damages for damage in found] + _without_trail(work, since) + _words_changed(work, since)


def _check(work: Work, chain: list[Row[tuple[object, ...]]]) -> list[Damage]:
    previous = START
    for place, row in enumerate(chain, start=1):
        reason = _fault(work, row, place, previous)
        if reason:
            return [Damage(row.code, row.seq, reason)]
        previous = row.hash
    last = chain[-1]
    if last.seq != last.trail_length:
        return [Damage(last.code, last.seq + 1, "the tail is cut")]
    own = [row for row in chain if row.leg_id is None]
    return (
        [] if own and own[-1].to_state == last.state else [Damage(last.code, last.seq, "the case's state is another")]
    )


def _fault(work: Work, row: Row[tuple[object, ...]], place: int, previous: bytes) -> str | None:
    if row.seq != place:
        return "a row is missing before it"
    if row.previous != previous:
        return "it does not follow the row before it"
    return None if row.hash == _seal(work, dict(row._mapping)) else "it was altered"


def _without_trail(work: Work, since: datetime | None) -> list[Damage]:
    """Cases of which every row is gone."""
    query = select(cases.c.code).outerjoin(trail, trail.c.case_id == cases.c.id).where(trail.c.id.is_(None))
    if since is not None:
        query = query.where(cases.c.changed_at >= since)
    return [Damage(row.code, 1, "the tail is cut") for row in work.connection.execute(query)]


def _words_changed(work: Work, since: datetime | None) -> list[Damage]:
    """Steps whose words are not those that were said; erased words are no damage."""
    query = select(words, cases.c.code).join_from(words, cases).where(words.c.body.is_not(None))
    hashes = select(trail.c.case_id, trail.c.seq, trail.c.words_hash).where(trail.c.words_hash.is_not(None))
    if since is not None:
        query, hashes = query.where(cases.c.changed_at >= since), hashes.join(cases).where(cases.c.changed_at >= since)
    known = {(row.case_id, row.words_hash): row.seq for row in work.connection.execute(hashes)}
    said = work.connection.execute(query)
    strange = [row for row in said if (row.case_id, digest(row.salt, row.body)) not in known]
    return [Damage(row.code, 0, f"words {row.id} are not those of any step") for row in strange]


def digest(salt: bytes, body: str) -> bytes:
    """The salted hash of words, as a trail row holds it."""
    return hashlib.sha256(salt + body.encode()).digest()


CHAINED = ("case_id", "seq", "event", "from_state", "to_state", "actor", "capacity", "article")
MOMENTS = ("occurred_at", "recorded_at")
LATER = ("leg_id", "authorisation_id")
"""Sealed only where they say something: rows from before they existed keep their seal."""


def _seal(work: Work, row: dict[str, object]) -> bytes:
    plain = [str(row[name]).encode() for name in CHAINED]
    moments = [moment.isoformat().encode() for name in MOMENTS if isinstance(moment := row[name], datetime)]
    later = [f"{name}:{row[name]}".encode() for name in LATER if row[name] is not None]
    return work.keys.chain(*plain, *moments, *later, _bytes(row["words_hash"]), _bytes(row["previous"]))


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else b""
