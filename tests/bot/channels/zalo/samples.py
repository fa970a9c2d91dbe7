"""The sample bodies of Zalo's events and calls, and signing them with a secret of our own."""

from __future__ import annotations

import json
from pathlib import Path

from bot.channels.zalo.signature import mac_of

DATA = Path(__file__).parents[3] / "data" / "zalo"
EVENTS = sorted([*(DATA / "documented").glob("*.json"), *(DATA / "composed").glob("*.json")])
APP, OA, SECRET = "360846524940903967", "388613280878808645", "made-up secret of the OA"


def event(name: str) -> bytes:
    """The body of a sample event, by its file name without the ending."""
    return next(path for path in EVENTS if path.name == f"{name}.json").read_bytes()


def call(name: str) -> dict[str, object]:
    """Request and answers of a sample call."""
    found: dict[str, object] = json.loads((DATA / "api" / f"{name}.json").read_bytes())
    return found


def signed(body: bytes, timestamp: str, *, app: str = APP, secret: str = SECRET) -> dict[str, str]:
    """The headers that Zalo would send with a body."""
    return {"X-ZEvent-Signature": f"mac={mac_of(app, body, timestamp, secret)}"}
