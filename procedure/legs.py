"""Units' parts of a case: opened with a letter, an order, a request for support or a summons; then taken step by step.

- Each part goes its own way; the case moves on when nothing more is owed by any unit.
- What a unit does first also acknowledges.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from procedure.capacities import leg_capacities
from procedure.effects import dispatch_met, superseded
from procedure.errors import AlreadyThere, NotNow, NotYours, StepRefused
from procedure.facts import NOTHING, Act, Actor, Case, Effect, Leg, LegStep, Start, Stop, Void
from procedure.needs import Question, check, is_settled
from procedure.paths.leg import LEG, OPEN
from procedure.paths.rule import LegRule
from procedure.terms import UNIT_STAFF, Clock, Event, LegEvent, LegKind, LegState, Role

OPENS: dict[Event, LegKind] = {
    Event.DISPATCH: LegKind.DIRECTED,
    Event.ORDER: LegKind.ORDERED,
    Event.FORWARD: LegKind.SUPPORT,
    Event.SUMMON: LegKind.SUMMONED,
}
REPORTS = frozenset({LegKind.DIRECTED, LegKind.ORDERED})
"""The parts whose official result starts REPORT (7.1.c)."""


def kind_of(case: Case, event: Event) -> LegKind:
    """What kind of part a step opens; one added goes with the direction if there is one."""
    added = LegKind.DIRECTED if case.directed else LegKind.SUPPORT
    return OPENS.get(event, added)


def check_new(case: Case, units: frozenset[str]) -> None:
    """No unit has two open parts in a case. Raises `AlreadyThere`.

    A part from before the direction in force that names the unit again gives way to the new letter.
    """
    busy = {one.unit for one in case.legs if one.state in OPEN and one not in superseded(case, units)} & units
    if busy:
        raise AlreadyThere(min(busy))


def unsent(case: Case) -> frozenset[str]:
    """The units that the direction in force names and that no letter or order of it was sent to yet."""
    return case.named - {one.unit for one in case.legs if one.id > case.since_leg}


def opened(case: Case, leg: Leg, now: datetime) -> tuple[Case, tuple[Effect, ...]]:
    """The case with a new part, and the target that runs until the unit acknowledges."""
    return replace(case, legs=(*case.legs, leg)), (Start(Clock.ACKNOWLEDGE, now, unit=leg.unit, leg=leg.id),)


def take_leg_step(case: Case, leg: Leg, event: LegEvent, actor: Actor, now: datetime, act: Act = NOTHING) -> LegStep:
    """The step `event` on a unit's part. Raises a `StepRefused`, and then nothing has changed."""
    rule, capacity = _rule(case, leg, event, actor)
    check(rule.needs, Question(case, act, actor, capacity, now))
    after = _after(leg, rule, act, now)
    whole = replace(case, legs=tuple(after if one.id == leg.id else one for one in case.legs))
    had = now if rule.by & UNIT_STAFF else min(act.occurred_at or now, now)  # a letter counts from when it came
    clocks = (*_clocks(leg, after, had, now), *dispatch_met(whole))
    return LegStep(whole, after, event, leg.state, capacity, rule.article, rule.tells, clocks, is_settled(whole))


def allowed_on(case: Case, leg: Leg, actor: Actor) -> frozenset[LegEvent]:
    """The events that the person may do to the part as it stands, if the act then carries what it needs."""
    return frozenset(event for event in LegEvent if _may(case, leg, event, actor))


def check_leg(case: Case, leg: Leg, event: LegEvent, actor: Actor) -> Role:
    """The capacity in which the person may do this now, whatever the act then carries. Raises a `StepRefused`."""
    _, capacity = _rule(case, leg, event, actor)
    return capacity


def _may(case: Case, leg: Leg, event: LegEvent, actor: Actor) -> bool:
    try:
        check_leg(case, leg, event, actor)
    except StepRefused:
        return False
    return True


def _rule(case: Case, leg: Leg, event: LegEvent, actor: Actor) -> tuple[LegRule, Role]:
    held = leg_capacities(case, leg, actor)
    lines = [rule for rule in LEG if rule.event is event and held & rule.by]
    if not lines:
        raise NotYours(event)
    if event is LegEvent.SEND_DOWN and not leg.handed_in:
        raise NotNow(f"{event}: nothing was handed in")
    for rule in lines:
        if leg.state in rule.start and leg.kind in rule.kinds:
            return rule, max(held & rule.by, key=list(Role).index)
    raise NotNow(f"{event} in {leg.state}")


def _after(leg: Leg, rule: LegRule, act: Act, now: datetime) -> Leg:
    happened = min(act.occurred_at or now, now)
    moved = replace(leg, state=rule.end or leg.state, version=leg.version + 1)
    if UNIT_STAFF & rule.by and leg.reached_at is None:
        moved = replace(moved, reached_at=now)  # who acts on it has it
    match rule.event:
        case LegEvent.REACHED:
            return replace(moved, reached_at=moved.reached_at or happened, version=leg.version)
        case LegEvent.RESULT | LegEvent.HAND_IN:
            handed = rule.event is LegEvent.HAND_IN
            return replace(moved, result_at=moved.result_at or happened, handed_in=handed)
        case LegEvent.SEND_DOWN:
            return replace(moved, handed_in=False)
        case LegEvent.REPORT:
            reached = moved.reached_at or happened  # whose report has come had the letter
            return replace(moved, result_at=moved.result_at or happened, reached_at=reached, handed_in=False)
    return moved


def _clocks(before: Leg, after: Leg, had: datetime, now: datetime) -> tuple[Effect, ...]:
    """ACKNOWLEDGE and HANDLE are targets (7.1.c: "xử lý ngay"); REPORT is the law's. `had`: when the report came."""
    if after.state in (LegState.RETURNED, LegState.RECALLED):
        return (Void(leg=after.id),)
    found: list[Effect] = []
    if before.state is LegState.SENT and after.state is not LegState.SENT:
        found.append(Stop(Clock.ACKNOWLEDGE, now, after.id))
    if after.state is LegState.ACKNOWLEDGED and before.state is LegState.SENT:
        found.append(Start(Clock.HANDLE, now, unit=after.unit, leg=after.id))
    if after.result_at and not before.result_at:
        found += [Stop(Clock.HANDLE, after.result_at, after.id), *_report(after, now)]
    if after.state is LegState.REPORTED and after.kind in REPORTS:
        found.append(Stop(Clock.REPORT, had, after.id))
    return tuple(found)


def _report(leg: Leg, now: datetime) -> list[Effect]:
    """24 hours from the result, or from the letter's receipt where that is later (7.1.c)."""
    if leg.kind not in REPORTS or leg.result_at is None:
        return []
    return [Start(Clock.REPORT, max(leg.result_at, leg.reached_at or leg.result_at), unit=leg.unit, leg=leg.id)]
