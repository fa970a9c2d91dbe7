"""What the parts of the Zalo emulator share: who we are, the ledger, the clock, the faults, refusals."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.clock import Clock
from bot.sandbox.faults import Faults
from bot.sandbox.ledger import Ledger, SamplePerson

CHANNEL = "zalo"
MESSAGES = {
    -32: "Your application reached limit call api",
    -100: "Attachment is expired",
    -118: "Grant type is invalid",
    -201: "Params is invalid",
    -210: "Params is reached over limit",
    -213: "User has not followed OA",
    -216: "Access token is invalid",
    -227: "User is banned or has been inactive for more than 45 days",
    -230: "User has not interacted with the OA in the past 7 days",
    -232: "User has not interacted, or last interaction expired",
    -14002: "Invalid appId",
    -14003: "Invalid redirect uri",
    -14004: "Invalid secret key",
    -14005: "Invalid authorization code",
    -14014: "Invalid refresh token.",
}
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Refused(Exception):
    """The platform says no: an error code inside HTTP 200."""

    def __init__(self, code: int, message: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.message = message or MESSAGES[code]


@dataclass(frozen=True)
class World:
    """The emulated OA and app, and what they stand on. `base_url`: where this machine serves the emulator."""

    ledger: Ledger
    faults: Faults
    clock: Clock
    app_id: str
    app_secret: str
    oa_id: str
    oa_secret: str
    base_url: str

    def milliseconds(self) -> int:
        """The present moment as Zalo writes it."""
        return milliseconds(self.clock.now())

    def person(self, user_id: object) -> SamplePerson:
        """The person with a Zalo id. Raises `Refused` (-201) for a stranger."""
        found = self.ledger.person_at(CHANNEL, user_id) if isinstance(user_id, str) else None
        if found is None:
            raise Refused(-201, "user_id is invalid!")
        return found

    def recall(self, name: str) -> dict[str, str]:
        """A small record kept under a name; empty if there is none."""
        found: dict[str, str] = json.loads(self.ledger.fact(f"zalo:{name}", "{}"))
        return found

    def remember(self, name: str, record: Mapping[str, str]) -> None:
        """Keep a small record."""
        self.ledger.keep_fact(f"zalo:{name}", json.dumps(record))


def milliseconds(at: datetime) -> int:
    """A moment in milliseconds since 1970."""
    return (at - EPOCH) // timedelta(milliseconds=1)
