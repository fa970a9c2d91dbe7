"""The trail: one row a step, never altered, chained a case by a keyed hash (Art. 12; T31).

The words themselves are elsewhere (`storage/words.py`); a row holds only their salted hash, so that a person's words
can be erased while the chain stays valid.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlalchemy import Row, insert, select

from procedure.steps import Step
from storage.tables import cases, trail, words
from storage.work import Work

START = b"\x00" * 32


@dataclass(frozen=True)
class Damage:
    """A row that is not as it was written, or a gap before it."""

    code: str
    seq: int
    reason: str


def append(work: Work, case_id: int, step: Step, actor: int, occurred_at: datetime, words_hash: bytes | None) -> None:
    """Record a step: who, in which capacity, when it happened and when it was recorded, from where to where."""
    last = work.connection.execute(
        select(trail.c.seq, trail.c.hash).where(trail.c.case_id == case_id).order_by(trail.c.seq.desc()).limit(1)
    ).first()
    row: dict[str, object] = {
        "case_id": case_id,
        "seq": last.seq + 1 if last else 1,
        "event": step.event.value,
        "from_state": step.came_from and step.came_from.value,
        "to_state": step.case.state.value,
        "actor": actor,
        "capacity": step.capacity.value,
        "article": step.article,
        "occurred_at": occurred_at,
        "recorded_at": work.now,
        "words_hash": words_hash,
        "previous": last.hash if last else START,
    }
    work.connection.execute(insert(trail).values(**row, hash=_seal(work, row)))


def verify(work: Work, since: datetime | None = None) -> list[Damage]:
    """Every damaged row: edited, missing, inserted or out of order; and a case whose tail was cut."""
    columns = (trail, cases.c.code, cases.c.version, cases.c.state)
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
    if last.seq != last.version:
        return [Damage(last.code, last.seq + 1, "the tail is cut")]
    return [] if last.to_state == last.state else [Damage(last.code, last.seq, "the case's state is another")]


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


def _seal(work: Work, row: dict[str, object]) -> bytes:
    plain = [str(row[name]).encode() for name in CHAINED]
    moments = [moment.isoformat().encode() for name in MOMENTS if isinstance(moment := row[name], datetime)]
    return work.keys.chain(*plain, *moments, _bytes(row["words_hash"]), _bytes(row["previous"]))


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else b""
