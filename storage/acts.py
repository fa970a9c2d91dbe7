"""What was done to rights and to the directory: one row an act, never altered, one chain a subject (Art. 12; T31).

A subject is ``person:7``, ``authorisation:3``, ``invitation:…`` or ``directory``. `detail` holds ids and codes, no
person's own words.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlalchemy import Row, func, insert, select

from storage.tables import acts
from storage.trail import START, Damage
from storage.work import Work

OPERATOR = "operator"
CHAINS = 0x61637473  # "acts": the class of these locks


@dataclass(frozen=True)
class Act:
    """One act: what was done, by whom (None: from the command line), in which capacity, under which article."""

    subject: str
    act: str
    actor: int | None = None
    capacity: str = OPERATOR
    article: str = "–"
    detail: Mapping[str, object] | None = None


def record(work: Work, act: Act, occurred_at: datetime | None = None) -> None:
    """Write an act at the end of its subject's chain; of two at once the second waits for the first.

    Should they meet all the same, the database refuses one: a place in a chain is taken once.
    """
    _wait_for_turn(work, act.subject)
    last = work.connection.execute(
        select(acts.c.seq, acts.c.hash).where(acts.c.subject == act.subject).order_by(acts.c.seq.desc()).limit(1)
    ).first()
    row: dict[str, object] = {
        **vars(act),
        "detail": dict(act.detail or {}),
        "seq": last.seq + 1 if last else 1,
        "occurred_at": min(occurred_at or work.now, work.now),
        "recorded_at": work.now,
        "previous": last.hash if last else START,
    }
    work.connection.execute(insert(acts).values(**row, hash=_seal(work, row)))


def _wait_for_turn(work: Work, subject: str) -> None:
    """SQLite has one writer anyway."""
    if work.connection.dialect.name == "postgresql":
        work.connection.execute(select(func.pg_advisory_xact_lock(CHAINS, func.hashtext(subject))))


def of(work: Work, subject: str) -> list[tuple[Act, datetime]]:
    """Every act on a subject with when it happened, oldest first."""
    rows = work.connection.execute(select(acts).where(acts.c.subject == subject).order_by(acts.c.seq))
    return [
        (Act(row.subject, row.act, row.actor, row.capacity, row.article, row.detail), row.occurred_at) for row in rows
    ]


def verify(work: Work) -> list[Damage]:
    """Every chain with a row edited, missing, inserted or out of order. A cut tail is not seen here."""
    rows = work.connection.execute(select(acts).order_by(acts.c.subject, acts.c.seq))
    chains = (_check(work, list(chain)) for _, chain in groupby(rows, key=lambda row: row.subject))
    return [damage for damage in chains if damage]


def _check(work: Work, chain: list[Row[tuple[object, ...]]]) -> Damage | None:
    previous = START
    for place, row in enumerate(chain, start=1):
        if row.seq != place:
            return Damage(row.subject, row.seq, "a row is missing before it")
        if row.previous != previous:
            return Damage(row.subject, row.seq, "it does not follow the row before it")
        if row.hash != _seal(work, dict(row._mapping)):
            return Damage(row.subject, row.seq, "it was altered")
        previous = row.hash
    return None


def _seal(work: Work, row: Mapping[str, object]) -> bytes:
    plain = (row[name] for name in ("subject", "seq", "act", "actor", "capacity", "article"))
    moments = (str(row[name].isoformat()) for name in ("occurred_at", "recorded_at"))  # type: ignore[attr-defined]
    detail = json.dumps(row["detail"], sort_keys=True, ensure_ascii=False)
    previous = row["previous"]
    tail = previous if isinstance(previous, bytes) else b""
    return work.keys.chain(*(str(part).encode() for part in (*plain, *moments, detail)), tail)
