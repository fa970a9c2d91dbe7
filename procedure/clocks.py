"""Clocks: due at their anchor plus their length, whatever happened in between; judged by times, never by who looked.

- An anchor has two moments: when it occurred (legal) and when it was recorded (audit). A clock may be born late.
- A running clock keeps the definition it began with.
- Correcting an anchor makes the clock void and starts a new one; both stay visible.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from procedure.facts import Start
from procedure.law.lengths import Definition


class Standing(StrEnum):
    """How a clock stands."""

    RUNNING = "running"
    MET = "met"
    MET_LATE = "met_late"
    BREACHED = "breached"
    """Still running, and late."""
    VOID = "void"


@dataclass(frozen=True)
class Times:
    """The moments of a clock. `met_at`: when the duty was fulfilled; `void_at`: since when it counts no more."""

    due: datetime
    met_at: datetime | None = None
    void_at: datetime | None = None


def due_of(start: Start, definition: Definition) -> datetime:
    """When it is due: as promised, else the anchor plus the length. Raises `ValueError` where neither is known."""
    if start.due is not None:
        return start.due
    if definition.length is None:
        raise ValueError(f"{definition.clock}: neither a length nor a moment")
    return start.anchor + definition.length


def standing(times: Times, now: datetime) -> Standing:
    """How it stands now. On the last second it is met in time; one second later it is late."""
    if times.void_at is not None:
        return Standing.VOID
    if times.met_at is not None:
        return Standing.MET if times.met_at <= times.due else Standing.MET_LATE
    return Standing.BREACHED if now > times.due else Standing.RUNNING
