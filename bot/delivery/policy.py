"""How long to wait, what to repeat and what to let go (reliability §1.3)."""

from __future__ import annotations

from handlers.talk import Channel, Kind

FIRST_SECONDS = 2.0
LONGEST_SECONDS = 300.0
PAUSE_SECONDS = 60.0
LONGEST_PAUSE_SECONDS = 600.0
ECHO_SECONDS = 60.0
MOST_COPIES = 5

SENDS_ECHOES = frozenset({Channel.ZALO})
REPEATED = frozenset({Kind.ANSWER, Kind.CARD, Kind.REPLY})


def back_off(tries: int) -> float:
    """Seconds before the next try: 2, 4, 8 … 300."""
    return _doubled(FIRST_SECONDS, tries, LONGEST_SECONDS)


def pause(tries: int) -> float:
    """Seconds for which a channel that is set up wrongly is left alone: 60, 120 … 600."""
    return _doubled(PAUSE_SECONDS, tries, LONGEST_PAUSE_SECONDS)


def may_repeat(kind: Kind, tries: int) -> bool:
    """Whether a message that may have arrived is sent again: losing an answer is worse than giving it twice.

    An answer always; cards and replies a few times; a reminder or digest never. A reminder that must not be lost (a
    breach, the last six hours of a legal clock) is a card.
    """
    return kind is Kind.ANSWER or (kind in REPEATED and tries < MOST_COPIES)


def may_expire(kind: Kind, begun: bool) -> bool:
    """An answer is never too late, save where its authorisation ends: then what has begun to leave goes to its end."""
    return kind is not Kind.ANSWER or not begun


def _doubled(first: float, times: int, longest: float) -> float:
    return float(min(first * 2 ** min(times, 20), longest))
