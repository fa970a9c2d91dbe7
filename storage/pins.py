"""PINs for legal acts (T10): six digits, kept as a salted scrypt hash with a key of the installation mixed in.

A million PINs are soon tried: so the hash rests on the installation's key, and five wrong ones lock for an hour.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import delete, select, update

from storage.tables import pins
from storage.upsert import insert_into
from storage.work import Work

FORM = re.compile(r"[0-9]{6}")
WRONG_ALLOWED = 5
LOCKED_FOR = timedelta(hours=1)
SALT_BYTES = 16
RUNS = "012345678901234", "987654321098765"
YEARS = re.compile(r"(19[3-9][0-9]|20[0-3][0-9])")
BIRTHDAY = re.compile(
    r"(0[1-9]|[12][0-9]|3[01])(0[1-9]|1[0-2])[0-9]{2}|[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])"
)


class Verdict(StrEnum):
    """What a typed PIN is worth. LOCKED: too many wrong ones, this one was not looked at or was the last straw."""

    RIGHT = "right"
    WRONG = "wrong"
    LOCKED = "locked"


@dataclass(frozen=True)
class Sketch:
    """A PIN on its way to be set, hashed already: what may stand in a draft. Hexadecimal."""

    salt: str
    digest: str


def is_pin(text: str) -> bool:
    """Whether it is six digits."""
    return FORM.fullmatch(text) is not None


def is_weak(pin: str) -> bool:
    """One digit or group repeated, a run, a year with two digits, or a birthday."""
    half, pair = pin[:3], pin[:2]
    repeated = pin in (half * 2, pair * 3)
    in_a_run = any(pin in run for run in RUNS)
    year = YEARS.fullmatch(pin[:4]) or YEARS.fullmatch(pin[2:])
    return repeated or in_a_run or year is not None or BIRTHDAY.fullmatch(pin) is not None


def sketch(work: Work, pin: str) -> Sketch:
    """Hash a new PIN. Raises `ValueError` on one that is not six digits or too weak."""
    if not is_pin(pin) or is_weak(pin):
        raise ValueError("a PIN is six digits that are not easily guessed")
    salt = secrets.token_bytes(SALT_BYTES)
    return Sketch(salt.hex(), _digest(work, pin, salt).hex())


def fits(work: Work, pin: str, sketched: Sketch) -> bool:
    """Whether the same PIN was typed again."""
    return _same(work, pin, bytes.fromhex(sketched.salt), bytes.fromhex(sketched.digest))


def set_pin(work: Work, person_id: int, sketched: Sketch) -> None:
    """From now on this PIN counts; wrong tries are forgotten."""
    values: dict[str, object] = {
        "salt": bytes.fromhex(sketched.salt),
        "digest": bytes.fromhex(sketched.digest),
        "set_at": work.now,
        "failures": 0,
        "locked_until": None,
    }
    put = insert_into(work, pins).values(person_id=person_id, **values)
    work.connection.execute(put.on_conflict_do_update(index_elements=["person_id"], set_=values))


def is_set(work: Work, person_id: int) -> bool:
    """Whether the person has a PIN."""
    return work.connection.execute(select(pins.c.person_id).where(pins.c.person_id == person_id)).first() is not None


def locked_until(work: Work, person_id: int) -> datetime | None:
    """Until when no PIN of theirs is looked at; None if it is."""
    until: datetime | None = work.connection.execute(
        select(pins.c.locked_until).where(pins.c.person_id == person_id)
    ).scalar()
    return until if until is not None and until > work.now else None


def check(work: Work, person_id: int, pin: str) -> Verdict:
    """Try a PIN. Every try counts, whatever follows; who has none is always wrong."""
    row = work.connection.execute(select(pins).where(pins.c.person_id == person_id).with_for_update()).first()
    if row is None:
        return Verdict.WRONG
    if row.locked_until is not None and row.locked_until > work.now:
        return Verdict.LOCKED
    if _same(work, pin, row.salt, row.digest):
        _note(work, person_id, 0, None)
        return Verdict.RIGHT
    failures = row.failures + 1 if row.locked_until is None else 1
    locked = failures >= WRONG_ALLOWED
    _note(work, person_id, failures, work.now + LOCKED_FOR if locked else None)
    return Verdict.LOCKED if locked else Verdict.WRONG


def remove(work: Work, person_id: int) -> bool:
    """Forget the PIN, the lock with it; False without one. Who may do so is the caller's to decide."""
    return work.connection.execute(delete(pins).where(pins.c.person_id == person_id)).rowcount > 0


def _note(work: Work, person_id: int, failures: int, until: datetime | None) -> None:
    work.connection.execute(
        update(pins).where(pins.c.person_id == person_id).values(failures=failures, locked_until=until)
    )


def _same(work: Work, pin: str, salt: bytes, digest: bytes) -> bool:
    return is_pin(pin) and hmac.compare_digest(_digest(work, pin, salt), digest)


def _digest(work: Work, pin: str, salt: bytes) -> bytes:
    peppered = hmac.digest(work.keys.pins, pin.encode(), "sha256")
    return hashlib.scrypt(peppered, salt=salt, n=2**13, r=8, p=1, dklen=32)
