"""What waits for one person's act now, the most pressing first: late by the law or a promise, due today, the rest.

Cases in which the procedure lets them do what is owed next; parts of their unit; promises that are theirs to keep.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from handlers.casework.owed_items import Item, Today, clock_for, end_of_day
from handlers.casework.owed_offers import of_offers
from handlers.casework.owed_parts import of_units
from procedure.errors import StepRefused
from procedure.facts import Actor
from procedure.owing import owes
from procedure.speaking import speaking
from procedure.steps import check_may
from procedure.terms import PRESS_CENTRE, Clock, Event, Kind, LegState, Role
from storage import clocks, staff, waiting
from storage.actors import actor_of
from storage.cases import CaseRow
from storage.clocks import ClockRow
from storage.work import Work

C, E = Clock, Event
TRIAGE = (C.TRIAGE, C.EDIT, C.PROMISE)
DRAFT = (C.COMPILE, C.EDIT, C.FIRST_STATEMENT, C.PROMISE)
SPEAK = (C.APPROVAL, C.EDIT, C.FIRST_STATEMENT, C.PROMISE)
COUNTS: Mapping[Event, Sequence[Clock]] = {
    E.CLAIM: TRIAGE,
    E.PROPOSE: TRIAGE,
    E.TAKE_ON: TRIAGE,
    E.DIRECT: (C.DIRECTION, C.PROMISE),
    E.DISPATCH: (C.DISPATCH,),
    E.DRAFT: DRAFT,
    E.CONSENT: SPEAK,
    E.REPORT_UP: SPEAK,
    E.APPROVE: SPEAK,
    E.SEEN: SPEAK,
    E.LOOK_AGAIN: (C.LOOK_AGAIN,),
    E.CO_ACKNOWLEDGE: (C.FIRST_STATEMENT,),
    E.PUBLISHED: (C.CORRECTION,),
    E.ESCALATE: (C.CORRECTION,),
}
"""Which clocks count for an act; for any other none does."""
PROMISE, DECIDE, FIRST = "promise", "leg_decide", "first_statement"
Running = Mapping[int, list[ClockRow]]


def pressing(work: Work, person_id: int) -> list[Item]:
    """Everything that waits for the person now; at most a few hundred. Closed cases are not looked at."""
    actor = actor_of(work, person_id)
    today = Today(work.now, clocks.zone_of(work))
    found = waiting.candidates(work, actor, end_of_day(today.now, today.zone))
    kept = waiting.promised(work, actor)
    running = waiting.running_of(work, {one.id for one in (*found, *kept)})
    speaker = bool(staff.members(work, frozenset({Role.SPOKESPERSON})))
    offers = of_offers(work, found, actor, today, running)
    items = [*_of_cases(found, actor, today, running, speaker), *offers, *of_units(work, actor, today)]
    named = {one.case_id for one in items}
    promises = [one for one in _promises(kept, actor, today, running) if one.case_id not in named]
    return sorted([*items, *promises], key=lambda one: one.rank)


def _of_cases(
    found: Sequence[CaseRow], actor: Actor, today: Today, running: Running, has_speaker: bool
) -> Iterator[Item]:
    """The act that each case waits for, where it is theirs; and units' parts that came back."""
    for case in found:
        event = owes(case.facts, actor, today.now, has_speaker)
        if event is not None:
            clock = clock_for(running.get(case.id, ()), COUNTS.get(event, ()))
            yield today.item(case, event.value, clock)
        yield from _returned(case, actor, today)


def _returned(case: CaseRow, actor: Actor, today: Today) -> Iterator[Item]:
    """A part that a unit gave back is the press centre's to decide on: whoever holds the case, or anybody of it."""
    if actor.roles & PRESS_CENTRE and case.facts.claimed_by in (None, actor.person):
        for leg in case.legs:
            if leg.facts.state is LegState.RETURNED:
                yield today.item(case, DECIDE, None, leg)


def _promises(found: Sequence[CaseRow], actor: Actor, today: Today, running: Running) -> Iterator[Item]:
    """An answer was promised by then (9.4), first information is due (5.1.b), whoever works on the case now."""
    for case in found:
        if case.facts.kind is Kind.INCIDENT:
            if speaking(case.facts, actor) and not case.facts.stated:
                yield today.item(case, FIRST, clock_for(running.get(case.id, ()), (C.FIRST_STATEMENT,)))
        elif _may_defer(case, actor, today):
            yield today.item(case, PROMISE, clock_for(running.get(case.id, ()), (C.PROMISE,)))


def _may_defer(case: CaseRow, actor: Actor, today: Today) -> bool:
    try:
        check_may(case.facts, E.DEFER, actor, today.now)
    except StepRefused:
        return False
    return True
