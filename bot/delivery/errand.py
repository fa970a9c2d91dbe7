"""One claimed row with all that is needed to send it, and whether it should be sent at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from bot.channels.port import FileOut, Sender
from bot.delivery.parts import Part
from bot.delivery.policy import may_expire, may_repeat
from handlers.issuing.right import may_leave
from handlers.talk import Kind
from handlers.wire import Body, unpack
from storage.answers_sent import IN_DOUBT, KEY, LAPSED, SPREAD
from storage.deliveries import card_message
from storage.files import load
from storage.outbox import Claim, newer_on_card
from storage.work import Work

UNKNOWN = IN_DOUBT
EXPIRED = "expired"
DOCUMENT = re.compile("|".join(key.format(document=r"(\d+)") for key in (KEY, SPREAD)))
NO_MENU = "no menu here"


class End(Enum):
    """How a row may end before any call."""

    DROP = "drop"
    KILL = "kill"
    HOLD = "hold"


@dataclass(frozen=True)
class Errand:
    """A claimed row. `edits`: the message that shows its card. `newer`: what waits behind it for the same card.

    `lapsed`: an answer whose document may not leave any more (2.4).
    """

    claimed: Claim
    body: Body
    files: tuple[FileOut, ...] = ()
    edits: str | None = None
    newer: Body | None = None
    lapsed: bool = False

    @property
    def kind(self) -> Kind:
        """What the message is."""
        return Kind(self.claimed.kind)


def prepare(work: Work, claimed: Claim, can_edit: bool) -> Errand:
    """Load what the row needs. Reads only."""
    body = unpack(claimed.payload)
    newer = newer_on_card(work, claimed) if claimed.card else None
    return Errand(
        claimed,
        body,
        files=tuple(_file(work, ref.id, ref.name) for ref in body.files),
        edits=card_message(work, claimed.account_id, claimed.card)
        if claimed.card and can_edit and not body.anew
        else None,
        newer=None if newer is None else unpack(newer),
        lapsed=_has_lapsed(work, claimed.key or ""),
    )


def _has_lapsed(work: Work, key: str) -> bool:
    """Authority is checked when the words leave, not only when they were approved (9.1)."""
    document = DOCUMENT.match(key)
    return document is not None and not may_leave(work, int(document.group(1) or document.group(2)))


def _too_late(reason: str, errand: Errand) -> str:
    """An answer that was called for before may have arrived."""
    in_doubt = errand.kind is Kind.ANSWER and errand.claimed.state == "unsure"
    return f"{reason}; {UNKNOWN}" if in_doubt else reason


def judge(errand: Errand, sender: Sender, next_part: Part) -> tuple[End, str] | None:
    """Why the row is not to be sent now, and what becomes of it; None if it is."""
    claimed = errand.claimed
    begun = claimed.parts_sent > 0
    if errand.lapsed and not begun:  # before it is found too late: whoever answers for it is told why
        return End.DROP, _too_late(LAPSED, errand)
    if claimed.expired and may_expire(errand.kind, begun):
        return End.DROP, _too_late(EXPIRED, errand)
    if _is_superseded(errand, sender):
        return End.DROP, "superseded"
    if errand.kind is Kind.MENU and not sender.has_menus:
        return End.DROP, NO_MENU
    if not errand.body.matters and not sender.can_edit:
        return End.DROP, "this channel cannot edit"
    if next_part.is_copy_of_doubt(claimed.state) and not may_repeat(errand.kind, claimed.tries):
        return End.KILL, UNKNOWN
    if not claimed.reachable:
        return End.HOLD, "unreachable"
    return None


def _is_superseded(errand: Errand, sender: Sender) -> bool:
    claimed, newer = errand.claimed, errand.newer
    if newer is None or errand.kind is not Kind.CARD:
        return False
    untouched = claimed.state == "pending" and claimed.parts_sent == 0 and not errand.files
    return untouched and (newer.matters or sender.can_edit)


def _file(work: Work, file_id: int, name: str) -> FileOut:
    stored = load(work, file_id)
    return FileOut(name, stored.mime, stored.data)
