"""`take_step`: a case and an event become the new case and whom to tell, or one named refusal.

- Pure: it reads no clock and changes nothing; the caller stores what it returns.
- Taking a case on is part of the first act on it: an officer who answers an unclaimed case has claimed it.
- The head of the press centre may release a case that an officer holds (10.1); nobody acts on it over their head.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from procedure.errors import ClaimedBy, NobodyClaimed, NotNow, NotYours
from procedure.paths import BY_EVENT, Event, Hold, Role, Rule, State, Tell


@dataclass(frozen=True)
class Case:
    """A case as the procedure sees it. People are ids; times are UTC."""

    state: State
    version: int
    asker: int
    claimed_by: int | None = None
    claimed_at: datetime | None = None


@dataclass(frozen=True)
class Actor:
    """Who acts, with every capacity they hold now."""

    person: int
    roles: frozenset[Role]


@dataclass(frozen=True)
class Step:
    """What a step did: the case after it, in which capacity, under which article, and whom to tell."""

    case: Case
    event: Event
    came_from: State | None
    capacity: Role
    article: str
    tells: tuple[Tell, ...]


def open_case(actor: Actor) -> Step:
    """A journalist's request becomes a case (7.1.a)."""
    rule = BY_EVENT[Event.RECEIVE]
    case = Case(State.RECEIVED, 1, actor.person)
    return Step(case, rule.event, None, Role.JOURNALIST, rule.article, rule.tells)


def take_step(case: Case, event: Event, actor: Actor, now: datetime) -> Step:
    """The step `event` by `actor`. Raises a `StepRefused`, and then nothing has changed."""
    rule = BY_EVENT[event]
    capacity = _capacity(case, rule, actor)
    if case.state not in rule.start:
        raise NotNow(f"{event} in {case.state}")
    held = _hold(case, rule, actor, capacity, now)
    after = replace(held, state=rule.end or case.state, version=case.version + 1)
    return Step(after, event, case.state, capacity, rule.article, rule.tells)


def _capacity(case: Case, rule: Rule, actor: Actor) -> Role:
    """The capacity that gives the right. A journalist's steps are for the one who asked."""
    if Role.JOURNALIST in rule.by:
        if actor.person != case.asker:
            raise NotYours(rule.event)
        return Role.JOURNALIST
    fitting = sorted(rule.by & actor.roles, key=_by_rank)
    if not fitting:
        raise NotYours(rule.event)
    another_holds = case.claimed_by not in (None, actor.person)
    over_their_head = rule.hold is Hold.GIVE_BACK and another_holds and Role.PRESS_HEAD in fitting
    return Role.PRESS_HEAD if over_their_head else fitting[0]


def _hold(case: Case, rule: Rule, actor: Actor, capacity: Role, now: datetime) -> Case:
    """The case with its claim taken, given back or left alone."""
    if rule.hold is Hold.LEAVE:
        return case
    mine = case.claimed_by in (None, actor.person)
    if rule.hold is Hold.GIVE_BACK:
        return _give_back(case, mine or capacity is Role.PRESS_HEAD)
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


def _by_rank(role: Role) -> int:
    return list(Role).index(role)
