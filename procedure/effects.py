"""Which clocks a step moves, and which units' parts end with it.

- What a rule starts counts from when its act occurred; an older clock of the same name is replaced.
- While a state lasts, its target runs; leaving the state meets it.
- Nothing runs on for a case that is over: what was not met is void. A promise is met by an answer or a refusal.
- DISPATCH is met when the letter has reached the last of the units that the direction names (7.1.b).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from procedure.authority import AGENCY
from procedure.facts import Act, Case, Effect, Leg, Start, Stop, Void
from procedure.paths import leg, path_of
from procedure.paths.rule import Rule
from procedure.terms import Clock, Event, LegKind, LegState, State

LASTING = frozenset({Clock.LOOK_AGAIN, Clock.CLOSING, Clock.CORRECTION})
"""Clocks that run while nobody owes an answer."""
SENDING = frozenset({Event.DISPATCH, Event.ADD_UNIT, Event.ORDER, Event.SUMMON})
LETTERS = frozenset({LegKind.DIRECTED, LegKind.ORDERED})


def clocks_of(before: Case | None, after: Case, rule: Rule, act: Act, now: datetime) -> tuple[Effect, ...]:
    """The effects of a step, in the order in which they are to be carried out."""
    happened = min(act.occurred_at or now, now)
    ends: tuple[Effect, ...] = (
        *(Stop(clock, _met_at(clock, after, happened)) for clock in rule.stops if _is_met(clock, after)),
        *(Void(clock) for clock in (*rule.voids, *_not_owed(before, after, rule))),
    )
    target = _left(before, after, now)
    over = _over(before, after)
    begins = tuple(_start(clock, after, happened, act) for clock in rule.starts if _begins(clock, before, after, act))
    return (*ends, *target, *over, *begins, *_again(after, rule, act), *_entered(before, after, now))


def _again(after: Case, rule: Rule, act: Act) -> tuple[Effect, ...]:
    """A direction that stands after all counts from when it was given; its letters may have reached all it names."""
    if rule.event is not Event.DENY_DIRECTION or act.stands is None or not after.named:
        return ()
    return (Start(Clock.DISPATCH, act.stands.at), *dispatch_met(after))


def recalled_by(before: Case, after: Case, rule: Rule, act: Act) -> tuple[Leg, ...]:
    """Parts that end: all that are open when a case leaves its units for good, one that a new letter replaces."""
    if after.state in path_of(after.kind, after.scope).open and after.scope == before.scope:
        return superseded(before, act.units) if rule.event in SENDING else ()
    return tuple(one for one in after.legs if one.state in leg.OPEN | leg.RETURNED)


def superseded(case: Case, units: frozenset[str]) -> tuple[Leg, ...]:
    """Open parts from before the direction in force, of units that it names and that are sent to now (7.1.b)."""
    again = case.named & units if case.directed else frozenset[str]()
    return tuple(one for one in case.legs if one.unit in again and one.id <= case.since_leg and one.state in leg.OPEN)


def without(case: Case, gone: tuple[Leg, ...]) -> Case:
    """The case with those parts recalled."""
    ids = {one.id for one in gone}
    return replace(case, legs=tuple(_recalled(one) if one.id in ids else one for one in case.legs))


def _recalled(part: Leg) -> Leg:
    return replace(part, state=LegState.RECALLED, version=part.version + 1)


def dispatch_met(case: Case) -> tuple[Effect, ...]:
    """DISPATCH is met once every unit named has been reached, at the last receipt: by the letter of the direction in
    force, or by the leader's own order (7.1.b). A unit recalled before it was reached is not waited for.
    """
    newest = {one.unit: one for one in case.legs if one.id > case.since_leg and one.kind in LETTERS}
    parts = [newest[unit] for unit in sorted(case.named) if unit in newest]
    waits = any(one.reached_at is None and one.state is not LegState.RECALLED for one in parts)
    if not case.named or waits or len(parts) < len(case.named):
        return ()
    reached = [one.reached_at for one in parts if one.reached_at]
    return (Stop(Clock.DISPATCH, max(reached)),) if reached else (Void(Clock.DISPATCH),)


def _is_met(clock: Clock, after: Case) -> bool:
    """A first statement is out; a province's was also reported to the national Spokesperson (5.2.a)."""
    if clock is not Clock.FIRST_STATEMENT:
        return True
    return after.stated and (after.scope == AGENCY or after.co_reported)


def _met_at(clock: Clock, after: Case, happened: datetime) -> datetime:
    """A first statement: when the later of the two was done, in whichever order they are recorded."""
    if clock is not Clock.FIRST_STATEMENT:
        return happened
    return max(filter(None, (after.stated_at, after.co_reported_at)), default=happened)


def _not_owed(before: Case | None, after: Case, rule: Rule) -> tuple[Clock, ...]:
    """Nothing is to be sent under a direction that names nobody; nothing stated that is not needed."""
    if Clock.DISPATCH in rule.starts and not after.named:
        return (Clock.DISPATCH,)
    if before is not None and before.needed and not after.needed:
        return (Clock.FIRST_STATEMENT,)
    return ()


def _begins(clock: Clock, before: Case | None, after: Case, act: Act) -> bool:
    match clock:
        case Clock.DISPATCH:
            return bool(after.named)
        case Clock.FIRST_STATEMENT:
            return _is_owed_anew(before) and after.needed and not _is_met(clock, after)
        case Clock.LOOK_AGAIN:
            return act.until is not None
        case Clock.CLOSING if after.state is State.REFUSED:
            return act.until is None  # what is to be looked at again does not close by itself
        case Clock.CLOSING:
            return before is None or not before.delivered
    return True


def _is_owed_anew(before: Case | None) -> bool:
    """An incident is opened, needs first information after all, or was no false alarm."""
    return before is None or not before.needed or before.state not in path_of(before.kind, before.scope).open


def _start(clock: Clock, after: Case, happened: datetime, act: Act) -> Start:
    promised = clock in (Clock.PROMISE, Clock.LOOK_AGAIN)
    if clock is Clock.FIRST_STATEMENT:
        article = "" if after.scope == AGENCY else "5.2.a"
        return Start(clock, after.occurred_at or happened, article=article)
    return Start(clock, happened, due=act.until if promised else None)


def _left(before: Case | None, after: Case, now: datetime) -> tuple[Effect, ...]:
    target = _target(before)
    return (Stop(target, now),) if before and target and after.state is not before.state else ()


def _entered(before: Case | None, after: Case, now: datetime) -> tuple[Effect, ...]:
    target = _target(after)
    same = before is not None and before.state is after.state and before.scope == after.scope
    return (Start(target, now),) if target and not same else ()


def _target(case: Case | None) -> Clock | None:
    return path_of(case.kind, case.scope).targets.get(case.state) if case else None


def _over(before: Case | None, after: Case) -> tuple[Effect, ...]:
    """The case is over, another's, or begun anew: what still runs is void, save what runs while nobody owes."""
    if before is None or before.state is after.state:
        return ()
    if after.state is State.CLOSED or after.state in (State.DROPPED, State.MERGED, State.WITHDRAWN):
        return (Void(),)
    if after.state in path_of(after.kind, after.scope).open:
        return (
            tuple(Void(clock) for clock in sorted(LASTING))
            if before.state not in path_of(before.kind, before.scope).open
            else ()
        )
    return tuple(Void(clock) for clock in Clock if clock not in LASTING)
