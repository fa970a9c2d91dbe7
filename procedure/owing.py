"""Which act a case waits for, and whether this person owes it: the tables read the other way round.

A state is named by who owes the next act; what is merely allowed (a note, a new direction) is not owed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from procedure.authority import AGENCY
from procedure.errors import StepRefused
from procedure.facts import Actor, Case
from procedure.paths import PATHS
from procedure.speaking import joint
from procedure.steps import check_may
from procedure.terms import PRESS_CENTRE, PROVINCE_STAFF, Event, Role, State

S, E = State, Event

OWED: Mapping[State, tuple[Event, ...]] = {
    S.RECEIVED: (E.CLAIM, E.PROPOSE, E.TAKE_ON, E.DRAFT),
    S.PROPOSED: (E.DIRECT,),
    S.DIRECTED: (E.DISPATCH,),
    S.DISPATCHED: (E.DISPATCH,),
    S.IN_PROGRESS: (E.DRAFT,),
    S.COMPILING: (E.DRAFT,),
    S.DRAFTING: (E.DRAFT,),
    S.REVIEW: (E.CONSENT, E.REPORT_UP, E.APPROVE),
    S.REPORTED_UP: (E.SEEN,),
    S.ANSWERED: (E.DELIVERED_OTHERWISE,),
    S.REFUSED: (E.LOOK_AGAIN,),
    S.RETURNED: (E.HAND_IN,),
    S.SENT: (E.PUBLISHED,),
    S.UNANSWERED: (E.ESCALATE, E.PUBLISHED),
    S.ESCALATED: (E.PUBLISHED,),
}
"""What is owed in a state, whatever the path: the first of these that the person may do now is theirs."""
AFTER_ALL = (E.CO_ACKNOWLEDGE,)
"""Owed where nothing else is: what a province reported is said to have come (5.2.a)."""
SPOKEN = frozenset({E.APPROVE, E.CONSENT, E.ESCALATE, E.CO_ACKNOWLEDGE})
"""Owed by the Spokesperson; by the others who may, only where there is none."""
STAND_BY = frozenset({Role.DIRECTOR_GENERAL, Role.AGENCY_DELEGATE})
ANYWHERE = (E.ACCEPT, E.CONFIRM_DIRECTION)
"""Owed in whichever state, by those it was offered to, or by the leader whose words were recorded."""


def states_for(roles: frozenset[Role]) -> frozenset[State]:
    """The states in which somebody with one of these roles may owe the next act."""
    return frozenset(
        state
        for state, events in OWED.items()
        for path in PATHS
        for rule in path.rules
        if rule.event in events and state in rule.start and rule.by & roles
    )


def owes(case: Case, actor: Actor, now: datetime, has_speaker: bool = True) -> Event | None:
    """The act that the case waits for from this person now; None if it waits for somebody else, or for nobody.

    `has_speaker`: somebody else holds the office of Spokesperson; then the Director General, who may speak, need not.
    """
    events = (*ANYWHERE, *OWED.get(case.state, ()), *AFTER_ALL)
    return next((event for event in events if _is_theirs(case, event, actor, now, has_speaker)), None)


def _is_theirs(case: Case, event: Event, actor: Actor, now: datetime, has_speaker: bool) -> bool:
    try:
        capacity = check_may(case, event, actor, now)
    except StepRefused:
        return False
    if event in SPOKEN and capacity in STAND_BY and has_speaker:
        return False
    return _waits(case, event, actor, capacity)


def _waits(case: Case, event: Event, actor: Actor, capacity: Role) -> bool:
    """Whether it is still to be done."""
    match event:
        case E.ACCEPT:
            return _is_offered(case, actor, capacity)
        case E.CONFIRM_DIRECTION:
            return case.signer == actor.person
        case E.CLAIM:
            return case.claimed_by is None
        case E.DISPATCH:
            return case.state is S.DIRECTED or bool(case.named - {one.unit for one in case.legs})
        case E.DELIVERED_OTHERWISE:
            return not case.delivered
        case E.CO_ACKNOWLEDGE:
            return case.acknowledged_by is None
    return _text_waits(case, event, actor, capacity)


def _is_offered(case: Case, actor: Actor, capacity: Role) -> bool:
    to = case.offered_to
    if to == AGENCY:
        return capacity in PRESS_CENTRE
    return to is not None and any(actor.sits(role, to) for role in PROVINCE_STAFF)


def _text_waits(case: Case, event: Event, actor: Actor, capacity: Role) -> bool:
    """Reported up before it is consented to or approved, where that must be (9.6); consented to once (2.1.c)."""
    draft, above = case.draft, capacity in (Role.DIRECTOR_GENERAL, Role.PROVINCE_DIRECTOR)
    to_report = case.sensitive and not above and draft is not None and not draft.seen
    match event:
        case E.REPORT_UP:
            return to_report
        case E.CONSENT:
            return not to_report and case.together and capacity is Role.SPOKESPERSON and not _agreed(case)
        case E.APPROVE:
            own = capacity is Role.DELEGATE and draft is not None and draft.author == actor.person
            return draft is not None and not to_report and not own and not _waits_for_speaker(case, capacity)
    return True


def _waits_for_speaker(case: Case, capacity: Role) -> bool:
    """Where a Delegate speaks together with the Spokesperson: first the Spokesperson consents, then the Delegate
    approves (2.1.c)."""
    if joint(case):
        return not _agreed(case)
    return case.together and (capacity is Role.DELEGATE) != _agreed(case)


def _agreed(case: Case) -> bool:
    return case.draft is not None and Role.SPOKESPERSON in case.draft.consents
