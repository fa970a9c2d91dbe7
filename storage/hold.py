"""Holding all sending: a restored copy does not know what was sent after it was made (D12)."""

from __future__ import annotations

from storage import facts
from storage.work import Work

HELD = "held"


def is_held(work: Work) -> bool:
    """Whether nothing may leave."""
    return facts.get(work, HELD) == "1"


def release(work: Work) -> bool:
    """Let messages leave again; False when they were not held."""
    held = is_held(work)
    facts.put(work, HELD, "0")
    return held
