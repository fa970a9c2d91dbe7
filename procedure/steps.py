"""`take_step`: a case and an event become the new case and its effects, or one named refusal.

- Pure: it reads no clock and changes nothing; the caller stores what it returns.
- Taking a case on is part of the first act on it: an officer who answers an unclaimed case has claimed it.
- The head of the press centre may release a case that an officer holds (10.1); nobody acts on it over their head.
- A text stands only while it is in review; leaving for another state lets go of it, and of every approval with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from procedure.authority import AGENCY
from procedure.capacities import capacities
from procedure.changes import changed
from procedure.effects import clocks_of, recalled_by, without
from procedure.errors import ClaimedBy, NobodyClaimed, NotNow, NotYours, StepRefused
from procedure.facts import NOTHING, Act, Actor, Case, Step, Void
from procedure.needs import Question, check
from procedure.paths import path_of
from procedure.paths.rule import Path, Rule
from procedure.speaking import too_low
from procedure.terms import PRESS_CENTRE, PROVINCE_STAFF, SPEAKERS, UNIT_STAFF, Event, Hold, Kind, Role, State, Tell

HOLDERS = PRESS_CENTRE | PROVINCE_STAFF
"""Who may hold a case."""
DECIDERS = SPEAKERS | {Role.PRESS_HEAD}
"""Who may say that no first information is needed at once; of a province's incident its Director too."""


def open_case(
    actor: Actor,
    now: datetime,
    kind: Kind = Kind.REQUEST,
    scope: str = AGENCY,
    act: Act = NOTHING,
    askers: Iterable[int] = (),
    opener: str | None = None,
) -> Step:
    """A case begins (5.1.b, 5.1.d, 7.1.a, 7.1.d, 7.2.a). Raises a `StepRefused`.

    `askers`: who waits for the answer; without any it is what the press reported, or staff's own. `opener`: the unit
    that opens it.
    """
    waiting = frozenset(askers)
    path = path_of(kind, scope)
    case = Case(_first(path), 1, waiting, kind=kind, scope=scope, opener=opener)
    rule = _opening(path)
    held = _openers(case, actor) & rule.by
    if not held:
        raise NotYours(Event.RECEIVE)
    capacity = min(held, key=_rank)
    check(rule.needs, Question(case, act, actor, capacity, now))
    marked = changed(_happened(case, act, actor, held, now), rule, act, actor, capacity)
    clocks = clocks_of(None, marked, rule, act, now)
    return Step(marked, Event.RECEIVE, None, capacity, rule.article, rule.tells, clocks)


def take_step(case: Case, event: Event, actor: Actor, now: datetime, act: Act = NOTHING) -> Step:
    """The step `event` by `actor`. Raises a `StepRefused`, and then nothing has changed."""
    rule, capacity, held = _taken(case, event, actor, act, now)
    after = _dated(case, changed(held, rule, act, actor, capacity), act, now)
    gone = recalled_by(case, after, rule, act)
    clocks = (*(Void(leg=one.id) for one in gone), *clocks_of(case, after, rule, act, now))
    whole = without(after, gone)
    return Step(whole, event, case.state, capacity, rule.article, _tells(whole, rule), clocks, gone)


def _taken(case: Case, event: Event, actor: Actor, act: Act, now: datetime) -> tuple[Rule, Role, Case]:
    """The line, the lowest capacity in which it may be done, and the case with its claim moved.

    Somebody with several capacities is refused by the lowest one's reason.
    """
    rule, capacities_ = _rule(case, event, actor)
    refused: StepRefused | None = None
    for capacity in capacities_:
        try:
            check(rule.needs, Question(case, act, actor, capacity, now))
            return rule, capacity, _hold(case, rule, act, actor, capacity, now)
        except StepRefused as refusal:
            refused = refused or refusal
    raise refused or NotYours(event)


def check_may(case: Case, event: Event, actor: Actor, now: datetime) -> Role:
    """The capacity in which the person may do this now, whatever the act then carries. Raises a `StepRefused`."""
    rule, capacities_ = _rule(case, event, actor)
    refused: StepRefused | None = None
    for capacity in capacities_:
        try:
            _hold(case, rule, Act(person=actor.person), actor, capacity, now)
        except StepRefused as refusal:
            refused = refused or refusal
        else:
            return capacity
    raise refused or NotYours(event)


def allowed(case: Case, actor: Actor, now: datetime) -> frozenset[Event]:
    """The events that the person may do to the case as it stands, if the act then carries what it needs.

    What another officer holds is left out, save taking it over.
    """
    return frozenset(event for event in Event if event is not Event.RECEIVE and _may(case, event, actor, now))


def _may(case: Case, event: Event, actor: Actor, now: datetime) -> bool:
    try:
        check_may(case, event, actor, now)
    except StepRefused:
        return False
    return True


def _rule(case: Case, event: Event, actor: Actor) -> tuple[Rule, list[Role]]:
    """The line of the table and the capacities that give the right, the lowest one first."""
    path, held = path_of(case.kind, case.scope), capacities(case, actor) - too_low(case, event)
    ever = frozenset[Role]().union(*(rule.by for rule in path.rules if rule.event is event and rule.start))
    if not held & ever:
        raise NotYours(event)
    rules = path.rules_for(event, case.state)
    if not rules:
        raise NotNow(f"{event} in {case.state}")
    for rule in rules:
        if fitting := held & rule.by:
            return rule, sorted(fitting, key=_rank)
    raise NotYours(event)


def _hold(case: Case, rule: Rule, act: Act, actor: Actor, capacity: Role, now: datetime) -> Case:
    """The case with its claim taken, given back, moved or left alone. Only officers hold cases."""
    if rule.hold is Hold.MOVE:
        to = act.person if rule.event is Event.REASSIGN else None
        return replace(case, claimed_by=to or actor.person, claimed_at=now)
    if rule.hold is Hold.LEAVE or capacity not in HOLDERS:
        return case
    if rule.hold is Hold.GIVE_BACK:
        mine = case.claimed_by in (None, actor.person)
        return _give_back(case, mine or capacity in (Role.PRESS_HEAD, Role.PROVINCE_DIRECTOR))
    return _take(case, rule, actor, now)


def _give_back(case: Case, may: bool) -> Case:
    if case.claimed_by is None or case.claimed_at is None:
        raise NobodyClaimed
    if not may:
        raise ClaimedBy(case.claimed_by, case.claimed_at)
    return replace(case, claimed_by=None, claimed_at=None)


def _take(case: Case, rule: Rule, actor: Actor, now: datetime) -> Case:
    if case.claimed_by is None:
        return replace(case, claimed_by=actor.person, claimed_at=now)
    if case.claimed_at is not None and (case.claimed_by != actor.person or rule.event is Event.CLAIM):
        raise ClaimedBy(case.claimed_by, case.claimed_at)
    return case


def _openers(case: Case, actor: Actor) -> frozenset[Role]:
    """What they may open it as: the one who asks a request; a province's people their own; a unit's its own offer."""
    held = set(actor.roles)
    if actor.person in case.askers and case.kind is Kind.REQUEST:
        held.add(Role.JOURNALIST)
    if case.scope != AGENCY and case.kind is not Kind.INCIDENT:
        held -= {role for role in PROVINCE_STAFF if not actor.sits(role, case.scope)}
    if case.kind is Kind.UNIT_INFORMATION and case.opener is not None:
        held -= {role for role in UNIT_STAFF if not actor.sits(role, case.opener)}
    return frozenset(held)


def _happened(case: Case, act: Act, actor: Actor, held: frozenset[Role], now: datetime) -> Case:
    """When an incident occurred; that no first information is needed is not for everybody to say (5.1.b)."""
    if case.kind is not Kind.INCIDENT:
        return case
    directs = actor.sits(Role.PROVINCE_DIRECTOR, case.scope)
    needed = act.needed or not (directs or held & DECIDERS)
    return replace(case, occurred_at=min(act.occurred_at or now, now), needed=needed)


def _dated(before: Case, after: Case, act: Act, now: datetime) -> Case:
    """When an incident was first stated, and first reported to the national side (5.2.a)."""
    at = min(act.occurred_at or now, now)
    stated = at if after.stated and not before.stated else after.stated_at
    reported = at if after.co_reported and not before.co_reported else after.co_reported_at
    return replace(after, stated_at=stated, co_reported_at=reported)


def _tells(case: Case, rule: Rule) -> tuple[Tell, ...]:
    """What a unit offers and is sensitive is the Spokesperson's to approve: they hear of its text."""
    asked = case.kind is Kind.UNIT_INFORMATION and case.sensitive and case.state is State.REVIEW
    return (*rule.tells, Tell.SPEAKERS) if asked and Tell.SPEAKERS not in rule.tells else rule.tells


def _opening(path: Path) -> Rule:
    return path.rules_for(Event.RECEIVE, None)[0]


def _first(path: Path) -> State:
    end = _opening(path).end
    if end is None:
        raise NotNow(path.name)
    return end


def _rank(role: Role) -> int:
    return list(Role).index(role)
