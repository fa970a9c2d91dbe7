"""What a text was understood to be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from handlers.understanding.places import NOWHERE, PlaceFound


class Intent(StrEnum):
    """What a person may want. CITIZEN asks about their own insurance, so is told where to turn, kindly."""

    CONTACT = "contact"
    REQUEST = "request"
    STATUS = "status"
    WITHDRAW = "withdraw"
    SUBSCRIBE = "subscribe"
    UNSUBSCRIBE = "unsubscribe"
    RELEASES = "releases"
    EVENTS = "events"
    VERIFY = "verify"
    LANGUAGE = "language"
    PRIVACY = "privacy"
    CITIZEN = "citizen"
    HELP = "help"
    GREETING = "greeting"
    THANKS = "thanks"


@dataclass(frozen=True)
class Understanding:
    """A reading of one text.

    `intent` is None below the threshold: ask, with `nearest` (the best three, best first) as choices. `unit`: `VSS`,
    a province's code, or None where no office is meant. `topic`: only of a request. `confidence`: 0 to 1, of
    `nearest[0]`. `why`: the words that decided, folded. `place`: what was found of a place, whatever the intent.
    `case_code`, `release_code`: named in the text.
    """

    intent: Intent | None
    unit: str | None
    topic: str | None
    confidence: float
    why: tuple[str, ...]
    nearest: tuple[Intent, ...]
    unit_why: str = ""
    topic_why: str = ""
    place: PlaceFound = NOWHERE
    case_code: str | None = None
    release_code: str | None = None

    @property
    def best(self) -> Intent:
        """The likeliest intent, however unsure."""
        return self.nearest[0]
