"""Echoes: a platform tells us of our own messages, which settles calls that nobody knows the end of (§1.2, Zalo out).

Whether an echo carries the id that the call returned is not certain, so it is matched by its words as well.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Row, select, update

from storage.deliveries import Choices, Delivered, find_delivery, record
from storage.outbox import OPEN, Json
from storage.tables import outbox
from storage.work import Work

SEEN = {"seen": True}


@dataclass(frozen=True)
class Awaited:
    """A part in the air: the digest of its words, and what to remember of it once it is known to have arrived."""

    digest: str
    card: bool = False
    choices: Choices | None = None

    @classmethod
    def of(cls, text: str, card: bool, choices: Choices | None) -> Awaited:
        """The part with that text."""
        return cls(digest(text), card, choices)

    def as_json(self) -> dict[str, Json]:
        """As it is kept with the row."""
        return {"digest": self.digest, "card": self.card, "choices": self.choices}


def digest(text: str) -> str:
    """What two copies of a text share, whatever white space or normal form a platform gives it."""
    same = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(same.encode()).hexdigest()


def confirm_echo(work: Work, account_id: int, platform_id: str, text: str) -> bool:
    """An echo of one of our messages to that account came; True if we know the message, by its id or by its words.

    A part whose call is still under way is noted as seen; one that waits for its echo counts as sent.
    """
    if find_delivery(work, account_id, platform_id) is not None:
        return True
    row = _awaiting(work, account_id, digest(text))
    if row is None:
        return False
    awaited: Mapping[str, Json] = row.awaited
    record(work, row.id, Delivered(platform_id, bool(awaited["card"]), row.awaited["choices"]))
    settled = {"awaited": SEEN} if _call_under_way(work, row) else _arrived(work, row)
    work.connection.execute(update(outbox).where(outbox.c.id == row.id).values(settled))
    return True


def is_seen(work: Work, outbox_id: int) -> bool:
    """Whether the echo of the part in the air came while its call was under way."""
    return work.connection.execute(select(outbox.c.awaited).where(outbox.c.id == outbox_id)).scalar() == SEEN


def _awaiting(work: Work, account_id: int, wanted: str) -> Row[tuple[object, ...]] | None:
    waiting = (outbox.c.account_id == account_id, outbox.c.state.in_(OPEN))  # as the partial index has it
    unsure = work.connection.execute(select(outbox).where(*waiting, outbox.c.state == "unsure").with_for_update())
    return next((row for row in unsure if row.awaited and row.awaited.get("digest") == wanted), None)


def _call_under_way(work: Work, row: Row[tuple[object, ...]]) -> bool:
    return row.lease is not None and row.lease_until > work.now


def _arrived(work: Work, row: Row[tuple[object, ...]]) -> dict[str, object]:
    last = row.parts_sent + 1 == row.parts
    state = {"state": "sent", "sent_at": work.now} if last else {"state": "pending", "not_before": work.now}
    return {**state, "parts_sent": row.parts_sent + 1, "awaited": None, "lease": None, "lease_until": None}
