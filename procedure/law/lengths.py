"""What is counted, how long, by which article: every definition with the time it is in force (dated data).

- LEGAL is the regulation's own 24 hours: nights, weekends and holidays count, nothing pauses it.
- TARGET is our aim where the regulation sets none; it is never called a legal deadline, and a deployer may change it.
- PROMISE and LOOK_AGAIN are due when somebody said; CLOSING is a case closing by itself (target).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from procedure.terms import Clock

IN_FORCE = datetime(2021, 1, 1, tzinfo=UTC)
DAY = timedelta(hours=24)
HOUR = timedelta(hours=1)


class Force(StrEnum):
    """Why somebody must act by then."""

    LEGAL = "legal"
    PROMISE = "promise"
    PRACTICE = "practice"
    TARGET = "target"


class Owner(StrEnum):
    """Who owes the act."""

    PRESS_CENTRE = "press_centre"
    LEADERS = "leaders"
    DIRECTOR_GENERAL = "director_general"
    UNIT = "unit"
    SPEAKER = "speaker"
    PROGRAM = "program"


@dataclass(frozen=True)
class Definition:
    """A clock's definition. `length` None: due when somebody said. `ladder`: its reminders (`procedure/ladders.py`)."""

    clock: Clock
    force: Force
    article: str
    owner: Owner
    ladder: str
    length: timedelta | None = None
    version: int = 1
    since: datetime = IN_FORCE
    until: datetime | None = None


# fmt: off
DEFINITIONS: tuple[Definition, ...] = (
    Definition(Clock.DISPATCH,        Force.LEGAL,    "7.1.b", Owner.PRESS_CENTRE, "legal",   DAY),
    Definition(Clock.REPORT,          Force.LEGAL,    "7.1.c", Owner.UNIT,         "legal",   DAY),
    Definition(Clock.EDIT,            Force.LEGAL,    "7.2.a", Owner.PRESS_CENTRE, "legal",   DAY),
    Definition(Clock.FIRST_STATEMENT, Force.LEGAL,    "5.1.b", Owner.SPEAKER,      "legal",   DAY),
    Definition(Clock.PROMISE,         Force.PROMISE,  "9.4",   Owner.SPEAKER,      "promise"),
    Definition(Clock.LOOK_AGAIN,      Force.PRACTICE, "6.1",   Owner.SPEAKER,      "target"),
    Definition(Clock.TRIAGE,          Force.TARGET,   "7.1.a", Owner.PRESS_CENTRE, "target",  2 * HOUR),
    Definition(Clock.DIRECTION,       Force.TARGET,   "7.1.b", Owner.LEADERS,      "target",  4 * HOUR),
    Definition(Clock.ACKNOWLEDGE,     Force.TARGET,   "7.1.c", Owner.UNIT,         "target",  4 * HOUR),
    Definition(Clock.HANDLE,          Force.TARGET,   "7.1.c", Owner.UNIT,         "target",  2 * DAY),
    Definition(Clock.COMPILE,         Force.TARGET,   "10.1.a", Owner.PRESS_CENTRE, "target", 8 * HOUR),
    Definition(Clock.APPROVAL,        Force.TARGET,   "9.1",   Owner.SPEAKER,      "target",  4 * HOUR),
    Definition(Clock.CORRECTION,      Force.TARGET,   "5.1.d", Owner.PRESS_CENTRE, "target",  5 * DAY),
    Definition(Clock.CLOSING,         Force.TARGET,   "10.1",  Owner.PROGRAM,      "silent",  7 * DAY),
)
# fmt: on


def definition(clock: Clock, at: datetime) -> Definition:
    """The definition of a clock in force at a moment. Raises `LookupError` where there is none."""
    for one in DEFINITIONS:
        if one.clock is clock and one.since <= at and (one.until is None or at < one.until):
            return one
    raise LookupError(clock)
