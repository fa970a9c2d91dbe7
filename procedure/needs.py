"""What a rule needs of an act and of the case, one check each. A check raises a named refusal or passes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from procedure.authority import AGENCY
from procedure.errors import (
    AlreadyOffered,
    Incomplete,
    InTheFuture,
    LegsOpen,
    NotCoReported,
    NotCovered,
    NotDelivered,
    NotInformed,
    NotNow,
    NotOffered,
    NotReported,
    NotSettled,
    NotSigner,
    NotTogether,
    NotYours,
    OwnDraft,
    RightLapsed,
    SignOffMissing,
    StillAsked,
    TextChanged,
    WrongOther,
)
from procedure.facts import Act, Actor, Case
from procedure.paths import OPEN, leg, path_of
from procedure.refusals import check_ground
from procedure.speaking import agreed, joint, speaking
from procedure.speaking import may_approve as may_approve  # asked for here, beside the other needs
from procedure.terms import PRESS_CENTRE, PROVINCE_STAFF, UNIT_HEADS, Event, LegState, Need, Role, State

LIFTERS = frozenset({Role.LEADER, Role.DIRECTOR_GENERAL, Role.SPOKESPERSON, Role.PROVINCE_DIRECTOR})
GONE = frozenset({LegState.RECALLED, LegState.RETURNED})


@dataclass(frozen=True)
class Question:
    """What is asked of a rule: may `actor`, as `capacity`, do this act to the case now."""

    case: Case
    act: Act
    actor: Actor
    capacity: Role
    now: datetime


def check(needs: tuple[Need, ...], question: Question) -> None:
    """Raises the refusal of the first need that is not met."""
    for need in needs:
        CHECKS[need](question)


def _carries(need: Need, has: Callable[[Act], object]) -> Callable[[Question], None]:
    def carried(question: Question) -> None:
        if not has(question.act):
            raise Incomplete(need)

    return carried


def _until(question: Question) -> None:
    until = question.act.until
    if until is None or until <= question.now:
        raise Incomplete(Need.UNTIL)


def _past(question: Question) -> None:
    at = question.act.occurred_at
    if at is not None and at > question.now:
        raise InTheFuture(at)


def _ground(question: Question) -> None:
    check_ground(question.act, question.now)


def _draft(question: Question) -> None:
    draft = question.case.draft
    if draft is None or draft.binding != question.act.binding:
        raise TextChanged


def _reported(question: Question) -> None:
    """Skipped where whoever speaks is the one to report to (9.6)."""
    draft = question.case.draft
    above = question.capacity in (Role.DIRECTOR_GENERAL, Role.PROVINCE_DIRECTOR)
    if question.case.sensitive and not above and not (draft and draft.seen):
        raise NotReported


def _not_own(question: Question) -> None:
    draft = question.case.draft
    if question.capacity is Role.DELEGATE and draft and draft.author == question.actor.person:
        raise OwnDraft


def _together(question: Question) -> None:
    """The Spokesperson's own right needs nobody (2.1.b); a Delegate's may need the Spokesperson (2.1.c), and so does a
    joint statement, whoever of the province approves it (5.2.a)."""
    bound = question.capacity is Role.DELEGATE or joint(question.case)
    if bound and not agreed(question.case):
        raise NotTogether


def _alone(question: Question) -> None:
    """A refusal has no text to agree to: where it must be together, the Spokesperson refuses (9.3)."""
    if question.capacity is Role.DELEGATE and question.case.together:
        raise NotTogether


def _lift(question: Question) -> None:
    if not question.case.sensitive or question.act.sensitive is not False:
        return
    if question.capacity not in LIFTERS:
        raise NotYours(Event.MARK)
    if not question.act.reason.strip():
        raise Incomplete(Need.REASON)


def _direction(question: Question) -> None:
    if not question.case.directed:
        raise NotNow("no direction is in force")


def _next(question: Question) -> None:
    until = question.act.until
    if until is not None and until <= question.now:
        raise Incomplete(Need.UNTIL)


def _other_case(question: Question) -> None:
    """Open, of the same side, and not the case itself: a merged case is not open, so there are no circles."""
    other = question.act.other
    if other is None or other.state not in OPEN or other.scope != question.case.scope:
        raise WrongOther
    if other is question.case or (other.id and other.id == question.case.id):
        raise WrongOther
    if path_of(other.kind, other.scope) is not path_of(question.case.kind, question.case.scope):
        raise WrongOther


def _covered(question: Question) -> None:
    other, own = question.act.other, question.case
    there = {one.unit for one in other.legs if one.state not in GONE} | other.named if other else set()
    still = own.named | {one.unit for one in own.legs if one.state in leg.OPEN}
    if missing := still - there:
        raise NotCovered(frozenset(missing))


def _no_open_legs(question: Question) -> None:
    if any(one.state in leg.OPEN for one in question.case.legs):
        raise LegsOpen
    if question.case.offered_to is not None:
        raise AlreadyOffered(question.case.offered_to)


def _elsewhere(question: Question) -> None:
    units, agency = question.act.units, question.case.scope == AGENCY
    if len(units) != 1 or (AGENCY in units) is agency:
        raise Incomplete(Need.UNITS)


def _no_askers(question: Question) -> None:
    if question.case.askers:
        raise StillAsked


def _last(question: Question) -> None:
    """One of several does not close it for the others; the program does when its time has come."""
    if question.capacity is Role.JOURNALIST and question.case.askers - {question.actor.person}:
        raise StillAsked


def _delivered(question: Question) -> None:
    if question.case.state is State.ANSWERED and not question.case.delivered:
        raise NotDelivered


def _unsent(question: Question) -> None:
    if question.case.state is not State.APPROVED and (question.case.delivered or question.case.draft is None):
        raise NotNow("the words have arrived")


def _co_reported(question: Question) -> None:
    if question.case.scope != AGENCY and question.case.stated and not question.case.co_reported:
        raise NotCoReported


def _informed(question: Question) -> None:
    if question.case.needed and not question.case.stated:
        raise NotInformed


def _settled(question: Question) -> None:
    if not is_settled(question.case):
        raise NotSettled


def _signed_off(question: Question) -> None:
    """The head signs; where none is known here, the officer says under whose signature."""
    if question.act.has_head and question.capacity not in UNIT_HEADS:
        raise SignOffMissing
    if not question.act.has_head and not question.act.evidence and question.capacity not in UNIT_HEADS:
        raise Incomplete(Need.EVIDENCE)


def _right(question: Question) -> None:
    approver = question.act.approver
    if approver is None or not may_approve(question.case, approver):
        raise RightLapsed
    bound = joint(question.case) or speaking(question.case, approver) == {Role.DELEGATE}
    if bound and not agreed(question.case):
        raise RightLapsed


def _signer(question: Question) -> None:
    if question.case.signer is None or question.case.signer != question.actor.person:
        raise NotSigner


def _offered(question: Question) -> None:
    """Only those it was offered to take it or leave it: a province its own people, VSS the press centre."""
    to = question.case.offered_to
    if to is None:
        raise NotOffered
    if question.capacity in PRESS_CENTRE:
        mine = to == AGENCY
    else:
        mine = any(question.actor.sits(role, to) for role in PROVINCE_STAFF)
    if not mine:
        raise NotOffered


def _lent(question: Question) -> None:
    """A Director who is away names nobody: the Deputy whom they authorised takes what lies within it (2.2.b, 2.4)."""
    own = question.act.authorisation in question.actor.authorisations
    if question.capacity is Role.PROVINCE_OFFICER and not own:
        raise NotYours(Event.ASSIGN_SPEAKER)


def _offer(question: Question) -> None:
    """The side that offered may take it back, so that no offer hangs unanswered."""
    to, sits = question.case.offered_to, question.actor.sits
    if to is None:
        raise NotOffered
    if question.capacity not in PRESS_CENTRE and not any(
        sits(role, unit) for role in PROVINCE_STAFF for unit in (to, question.case.scope)
    ):
        raise NotOffered


def is_settled(case: Case) -> bool:
    """Every part reported, recalled, or returned and decided on; every unit named was sent to (7.1.c)."""
    sent = {one.unit for one in case.legs if one.id > case.since_leg}
    return bool(case.legs) and case.named <= sent and all(one.state in leg.SETTLED for one in case.legs)


CHECKS: Mapping[Need, Callable[[Question], None]] = {
    Need.REASON: _carries(Need.REASON, lambda act: act.reason.strip()),
    Need.UNITS: _carries(Need.UNITS, lambda act: act.units),
    Need.PERSON: _carries(Need.PERSON, lambda act: act.person is not None),
    Need.EVIDENCE: _carries(Need.EVIDENCE, lambda act: act.evidence.strip()),
    Need.TEXT: _carries(Need.TEXT, lambda act: act.text),
    Need.UNTIL: _until,
    Need.PAST: _past,
    Need.GROUND: _ground,
    Need.DRAFT: _draft,
    Need.REPORTED: _reported,
    Need.NOT_OWN: _not_own,
    Need.TOGETHER: _together,
    Need.OTHER_CASE: _other_case,
    Need.COVERED: _covered,
    Need.NO_OPEN_LEGS: _no_open_legs,
    Need.NO_ASKERS: _no_askers,
    Need.DELIVERED: _delivered,
    Need.SETTLED: _settled,
    Need.SIGNED_OFF: _signed_off,
    Need.DIRECTION: _direction,
    Need.LIFT: _lift,
    Need.ALONE: _alone,
    Need.NEXT: _next,
    Need.ELSEWHERE: _elsewhere,
    Need.OFFER: _offer,
    Need.LAST: _last,
    Need.UNSENT: _unsent,
    Need.CO_REPORTED: _co_reported,
    Need.INFORMED: _informed,
    Need.RIGHT: _right,
    Need.SIGNER: _signer,
    Need.OFFERED: _offered,
    Need.LENT: _lent,
}
