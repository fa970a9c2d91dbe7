"""What units owe on their parts: to acknowledge, to report; and the head's signature (7.1.c, 10.2.a)."""

from __future__ import annotations

from collections.abc import Iterator

from handlers.casework.leg_people import is_head
from handlers.casework.owed_items import Item, Today, clock_for
from procedure.facts import Actor
from procedure.terms import UNIT_STAFF, Clock, LegState
from storage import legs, waiting
from storage.cases import CaseRow
from storage.legs import LegRow
from storage.work import Work

SIGN, ACKNOWLEDGE, REPORT = "leg_sign", "leg_acknowledge", "leg_report"
COUNTS = (Clock.REPORT, Clock.HANDLE, Clock.ACKNOWLEDGE)
MOST = 300


def of_units(work: Work, actor: Actor, today: Today) -> Iterator[Item]:
    """The open parts of the person's units that wait for them."""
    units = {unit for role, unit in actor.seats if role in UNIT_STAFF}
    mine = [(leg, owed) for leg in legs.open_in(work, units, MOST) if (owed := _owed(leg, actor))] if units else []
    found = waiting.cases_of(work, {leg.case_id for leg, _ in mine})
    running = waiting.running_of(work, set(found))
    for leg, what in mine:
        case: CaseRow = found[leg.case_id]
        yield today.item(case, what, clock_for(running.get(case.id, ()), COUNTS, leg.id), leg)


def _owed(leg: LegRow, actor: Actor) -> str | None:
    """What waits for the person; None where it waits for the press centre, the head, or whoever took it."""
    head = is_head(leg, actor)
    if leg.facts.state is LegState.RETURNED or (leg.facts.handed_in and not head):
        return None
    if leg.facts.handed_in:
        return SIGN
    if leg.facts.state is LegState.SENT:
        return ACKNOWLEDGE
    return REPORT if head or leg.taken_by in (None, actor.person) else None
