"""One thing that waits for somebody: which case, what is owed, until when, how pressing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta, tzinfo
from enum import IntEnum

from handlers.incident.sudden import is_sudden
from handlers.offering.urgency import is_urgent
from procedure.law.lengths import Force
from procedure.terms import Clock
from storage.cases import CaseRow
from storage.clocks import ClockRow
from storage.legs import LegRow

BINDING = (Force.LEGAL, Force.PROMISE)


class Group(IntEnum):
    """How pressing it is."""

    OVERDUE = 0
    """Late by the regulation, or by a promise. A target that has passed is not: it is due today."""
    TODAY = 1
    LATER = 2


@dataclass(frozen=True)
class Item:
    """What is owed: `what` is named by the text ``todo_<what>``. `leg_id`: it is about a unit's part.

    `due` (UTC) and `force` None: no clock runs for it. `since`: when the case was filed, or the part sent.
    """

    case_id: int
    code: str
    what: str
    since: datetime
    group: Group
    due: datetime | None = None
    force: Force | None = None
    article: str = ""
    leg_id: int | None = None
    urgent: bool = False

    @property
    def rank(self) -> tuple[int, bool, bool, datetime, datetime, int]:
        """The most pressing is the smallest: group, what presses, whether a clock runs, which is due first, which
        waits longest.
        """
        return (self.group, not self.urgent, self.due is None, self.due or self.since, self.since, self.case_id)


def clock_for(running: Sequence[ClockRow], names: Sequence[Clock], leg_id: int | None = None) -> ClockRow | None:
    """The clock that counts for an act: the law's or a promise before a target, then the one due first."""
    mine = [one for one in running if one.clock in names and one.leg_id == leg_id]
    return min(mine, key=lambda one: (one.force not in BINDING, one.due_at), default=None)


def group_of(clock: ClockRow | None, now: datetime, zone: tzinfo) -> Group:
    """Where it belongs today."""
    if clock is None:
        return Group.LATER
    if clock.force in BINDING and now > clock.due_at:
        return Group.OVERDUE
    return Group.TODAY if clock.due_at < end_of_day(now, zone) else Group.LATER


def end_of_day(now: datetime, zone: tzinfo) -> datetime:
    """The first moment of tomorrow in the agency's zone."""
    tomorrow = now.astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time(0), zone)


@dataclass(frozen=True)
class Today:
    """The moment at which the list is made, and the agency's zone."""

    now: datetime
    zone: tzinfo

    def item(self, case: CaseRow, what: str, clock: ClockRow | None, leg: LegRow | None = None) -> Item:
        """The thing that is owed, with the clock that counts for it."""
        since = (leg.facts.sent_at if leg else None) or case.filed_at
        urgent = case.is_open and (is_urgent(case) or is_sudden(case))
        group = group_of(clock, self.now, self.zone)
        group = Group.TODAY if urgent and group is Group.LATER else group
        plain = Item(case.id, case.code, what, since, group, leg_id=leg.id if leg else None, urgent=urgent)
        if clock is None:
            return plain
        return replace(plain, due=clock.due_at, force=clock.force, article=clock.article)
