"""Reminder ladders: which rung goes to whom, how long before or after a clock is due; quiet hours; born late.

- The ladder of a legal clock climbs: the claimer, the owner's unit, its head, the centre's head, at breach the leader
  on duty, then each morning. Targets have a short ladder, nudge only who owes the act, and never climb.
- Rungs that had passed when a clock was recorded are skipped; owner and superior are told at once that it is born late.
- Quiet hours hold back targets and early rungs, never the last six hours of a legal clock, nor its breach.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta, tzinfo
from enum import StrEnum

from procedure.law.lengths import Force


class Audience(StrEnum):
    """Who is reminded. Resolved to people when the reminder is sent."""

    CLAIMER = "claimer"
    """Who took it on; for a unit's part whoever acknowledged it; nobody yet: as OWNER."""
    OWNER = "owner"
    HEAD = "head"
    """The superior of who owes the act: the unit's head, the centre's head."""
    CENTRE_HEAD = "centre_head"
    DUTY_LEADER = "duty_leader"


@dataclass(frozen=True)
class Rung:
    """A reminder at `after` the due moment (negative: before). `mornings`: repeated each morning until it is met."""

    name: str
    after: timedelta
    to: tuple[Audience, ...]
    mornings: bool = False


@dataclass(frozen=True)
class Planned:
    """A rung with its moment (UTC)."""

    rung: Rung
    at: datetime


A = Audience
H = timedelta(hours=1)
LATE = (A.OWNER, A.HEAD, A.CENTRE_HEAD, A.DUTY_LEADER)
LADDERS: dict[str, tuple[Rung, ...]] = {
    "legal": (
        Rung("12h", -12 * H, (A.CLAIMER,)),
        Rung("6h", -6 * H, (A.OWNER,)),
        Rung("2h", -2 * H, (A.OWNER, A.HEAD)),
        Rung("30m", -H / 2, (A.OWNER, A.HEAD, A.CENTRE_HEAD)),
        Rung("breach", 0 * H, LATE),
        Rung("late2h", 2 * H, LATE),
        Rung("late6h", 6 * H, LATE),
        Rung("morning", 6 * H, LATE, mornings=True),
    ),
    "promise": (
        Rung("24h", -24 * H, (A.CLAIMER, A.OWNER)),
        Rung("2h", -2 * H, (A.CLAIMER, A.OWNER)),
        Rung("breach", 0 * H, (A.CLAIMER, A.OWNER, A.CENTRE_HEAD)),
        Rung("morning", 0 * H, (A.CLAIMER, A.OWNER), mornings=True),
    ),
    "target": (
        Rung("due", 0 * H, (A.CLAIMER,)),
        Rung("morning", 0 * H, (A.CLAIMER,), mornings=True),
    ),
    "silent": (),
}
BORN_LATE = Rung("born_late", 0 * H, (A.OWNER, A.HEAD))
QUIET_FROM, QUIET_UNTIL = time(22, 0), time(6, 0)
MORNING = time(7, 30)
LAST_HOURS = 6 * H


def plan(
    ladder: tuple[Rung, ...],
    due: datetime,
    recorded: datetime,
    force: Force,
    zone: tzinfo,
    anchor: datetime | None = None,
) -> list[Planned]:
    """The rungs to come of a clock recorded at that moment, each held back by quiet hours where it may be.

    A rung whose moment had passed at its recording is left out; if any was, `born_late` comes at once. `anchor`: what
    counts from its own recording is not late, however short the time (a promise for this afternoon).
    """
    moments = [Planned(rung, _moment(rung, due, force, zone)) for rung in ladder]
    coming = [one for one in moments if one.at > recorded]
    in_time = anchor is not None and anchor >= recorded
    if len(coming) == len(moments) or force is Force.TARGET or in_time:
        return coming
    return [Planned(BORN_LATE, recorded), *coming]


def next_morning(rung: Rung, after: datetime, zone: tzinfo) -> Planned:
    """The morning after a moment, for a rung that is repeated."""
    return Planned(rung, _morning(after, zone))


def _moment(rung: Rung, due: datetime, force: Force, zone: tzinfo) -> datetime:
    at = due + rung.after
    if rung.mornings:
        return _morning(at, zone)
    return at if force is Force.LEGAL and rung.after >= -LAST_HOURS else held_back(at, zone)


def held_back(at: datetime, zone: tzinfo) -> datetime:
    """The moment, or the end of the quiet hours it falls into (22:00–06:00 in the agency's zone)."""
    local = at.astimezone(zone)
    if QUIET_UNTIL <= local.time() < QUIET_FROM:
        return at
    day = local.date() + (timedelta(days=1) if local.time() >= QUIET_FROM else timedelta(0))
    return datetime.combine(day, QUIET_UNTIL, zone).astimezone(at.tzinfo)


def _morning(after: datetime, zone: tzinfo) -> datetime:
    local = after.astimezone(zone)
    today = datetime.combine(local.date(), MORNING, zone)
    found = today if today > local else today + timedelta(days=1)
    return found.astimezone(after.tzinfo)


def named(name: str) -> tuple[Rung, ...]:
    """The ladder of that name. Raises `KeyError`."""
    return LADDERS[name]


def shifted(ladder: tuple[Rung, ...], hours: dict[str, timedelta]) -> tuple[Rung, ...]:
    """The ladder with other moments for some of its rungs, as a deployer sets them."""
    return tuple(replace(rung, after=hours.get(rung.name, rung.after)) for rung in ladder)
