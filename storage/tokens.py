"""A platform's pair of tokens: encrypted, counted by generation, changed by compare-and-set (O7, K10).

- `keep` changes a pair only if the caller saw the newest one; the pair before it is kept too.
- `claim` lets one process at a time ask the platform for a new pair; the claim of a dead process ends by itself.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage import facts
from storage.tables import tokens
from storage.work import Work

GOOD = "good"
REFUSED = "refused"


@dataclass(frozen=True, repr=False)
class Pair:
    """An access token and the single-use token that brings the next one. `access` is "" before the first refresh."""

    access: str
    refresh: str


@dataclass(frozen=True)
class Stored:
    """A pair as it is kept. `state` is `good`, or `refused` when the platform takes the refresh token no more."""

    pair: Pair
    generation: int
    refresh_at: datetime
    expires_at: datetime
    state: str


def load(work: Work, name: str) -> Stored | None:
    """The newest pair; None if there never was one. Raises `cryptography.exceptions.InvalidTag` under another key."""
    row = work.connection.execute(select(tokens).where(tokens.c.name == name)).first()
    if row is None:
        return None
    return Stored(_unseal(work, row.secret), row.generation, row.refresh_at, row.expires_at, row.state)


def previous(work: Work, name: str) -> Pair | None:
    """The pair before the newest."""
    sealed = work.connection.execute(select(tokens.c.previous).where(tokens.c.name == name)).scalar()
    return None if sealed is None else _unseal(work, sealed)


def keep(work: Work, name: str, pair: Pair, seen: int, refresh_at: datetime, expires_at: datetime) -> bool:
    """Put `pair` in the place of generation `seen` (0: of nothing); whether it was still the newest.

    Raises `ValueError` for a pair without a refresh token: nothing good is ever overwritten by nothing.
    """
    if not pair.refresh:
        raise ValueError("a pair without a refresh token is not kept")
    values = {"secret": _seal(work, pair), "refresh_at": refresh_at, "expires_at": expires_at, "state": GOOD}
    if seen == 0:
        return _keep_first(work, name, values)
    done = work.connection.execute(
        update(tokens)
        .where(tokens.c.name == name, tokens.c.generation == seen)
        .values(generation=seen + 1, previous=tokens.c.secret, **values)
    )
    return done.rowcount == 1


def refuse(work: Work, name: str, seen: int) -> bool:
    """Note that the platform refused generation `seen`; True for the first to note it."""
    done = work.connection.execute(
        update(tokens)
        .where(tokens.c.name == name, tokens.c.generation == seen, tokens.c.state == GOOD)
        .values(state=REFUSED)
    )
    return done.rowcount == 1


def claim(work: Work, name: str, holder: str, lasts: timedelta) -> bool:
    """Whether `holder` alone may ask for a new pair that long. Claims end by themselves, or by `release`."""
    _lock(work, name)
    other, _, end = facts.get(work, _claim_name(name)).partition(" ")
    if other not in ("", holder) and datetime.fromisoformat(end) > work.now:
        return False
    facts.put(work, _claim_name(name), f"{holder} {(work.now + lasts).isoformat()}")
    return True


def release(work: Work, name: str, holder: str) -> None:
    """End the claim of `holder`."""
    _lock(work, name)
    if facts.get(work, _claim_name(name)).partition(" ")[0] == holder:
        facts.put(work, _claim_name(name), "")


def _lock(work: Work, name: str) -> None:
    """Wait for others who look at the same row (PostgreSQL; SQLite has one writer anyway)."""
    work.connection.execute(select(tokens.c.generation).where(tokens.c.name == name).with_for_update())


def _claim_name(name: str) -> str:
    return f"claim:{name}"


def _keep_first(work: Work, name: str, values: dict[str, object]) -> bool:
    first = {"name": name, "generation": 1, **values}
    if work.connection.dialect.name == "postgresql":
        return work.connection.execute(postgresql.insert(tokens).values(first).on_conflict_do_nothing()).rowcount == 1
    return work.connection.execute(sqlite.insert(tokens).values(first).on_conflict_do_nothing()).rowcount == 1


def _seal(work: Work, pair: Pair) -> bytes:
    return work.keys.seal(json.dumps([pair.access, pair.refresh]).encode())


def _unseal(work: Work, sealed: bytes) -> Pair:
    access, refresh = json.loads(work.keys.unseal(sealed))
    return Pair(access, refresh)
