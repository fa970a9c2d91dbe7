"""Whether an act makes sense on a case now, beyond the right to it: what cannot be done yet is not offered."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from procedure.authority import AGENCY
from procedure.facts import Actor, Case
from procedure.legs import unsent
from procedure.paths import leg
from procedure.speaking import agreed as agreed_by
from procedure.speaking import joint
from procedure.terms import PRESS_CENTRE, PROVINCE_STAFF, Event, Kind, Role, State

E = Event
GRANTORS = frozenset({Role.DIRECTOR_GENERAL, Role.PROVINCE_DIRECTOR})
"""Who names whom they like to speak (8.1, 2.2.b)."""
Sense = Callable[[Case, Actor, frozenset[Role]], bool]


def makes_sense(case: Case, actor: Actor, held: frozenset[Role], event: Event) -> bool:
    """Whether what the act needs beyond its words is there: the rest is asked for when it is pressed."""
    sense = SENSE.get(event)
    return sense is None or sense(case, actor, held)


def _has_text(case: Case, actor: Actor, held: frozenset[Role]) -> bool:
    return case.draft is not None


def _is_signer(case: Case, actor: Actor, held: frozenset[Role]) -> bool:
    return case.signer == actor.person


def _is_reported(case: Case, actor: Actor, held: frozenset[Role]) -> bool:
    above = held & {Role.DIRECTOR_GENERAL, Role.PROVINCE_DIRECTOR}
    return case.draft is not None and (not case.sensitive or bool(above) or case.draft.seen)


def _is_to_approve(case: Case, actor: Actor, held: frozenset[Role]) -> bool:
    """Once it was reported where it must be; of a joint statement once the Spokesperson agreed."""
    return _is_reported(case, actor, held) and (not joint(case) or agreed_by(case))


def _is_to_consent(case: Case, actor: Actor, held: frozenset[Role]) -> bool:
    """Two must agree, and they have not yet; a province's report above is the province's own (5.2.a)."""
    if joint(case):
        return not agreed_by(case) and Role.SPOKESPERSON in held
    agreed = case.draft is not None and bool(held & case.draft.consents)
    return case.together and not agreed and _is_reported(case, actor, held)


def _is_to_report(case: Case, actor: Actor, held: frozenset[Role]) -> bool:
    return case.draft is not None and not case.draft.seen


def _is_unsent(case: Case, actor: Actor, held: frozenset[Role]) -> bool:
    return bool(unsent(case)) or case.state is State.DIRECTED


def is_offered_to(case: Case, actor: Actor) -> bool:
    """Whether it is the reader's side that is to take the case or to leave it (7.1.d)."""
    to = case.offered_to
    if to == AGENCY:
        return bool(actor.roles & PRESS_CENTRE)
    return to is not None and any(actor.sits(role, to) for role in PROVINCE_STAFF)


def _is_offered(case: Case, actor: Actor, held: frozenset[Role]) -> bool:
    return is_offered_to(case, actor)


def _may_end_offer(case: Case, actor: Actor, held: frozenset[Role]) -> bool:
    """The side it was offered to leaves it; the side that offered takes the offer back."""
    own = PRESS_CENTRE if case.scope == AGENCY else PROVINCE_STAFF
    return is_offered_to(case, actor) or (case.offered_to is not None and bool(held & own))


def _is_free(case: Case, actor: Actor, held: frozenset[Role]) -> bool:
    return case.offered_to is None and not any(one.state in leg.OPEN for one in case.legs)


def _is_anothers(case: Case, actor: Actor, held: frozenset[Role]) -> bool:
    return case.claimed_by not in (None, actor.person)


def _is_own_offer(case: Case, actor: Actor, held: frozenset[Role]) -> bool:
    """What a unit offered is added to and withdrawn from its card; journalists do it from their own messages."""
    return case.kind is Kind.UNIT_INFORMATION


def _may_name(case: Case, actor: Actor, held: frozenset[Role]) -> bool:
    """Whoever authorises; a Deputy by what they hold, unless the case is named under it already (2.2.b)."""
    return bool(held & GRANTORS) or bool(actor.authorisations - {case.authorisation})


def _is_over(case: Case) -> bool:
    """An incident of which nothing is owed: first information was given, or none is needed (5.1.b)."""
    return case.kind is Kind.INCIDENT and (case.stated or not case.needed)


SENSE: Mapping[Event, Sense] = {
    E.ASSIGN_SPEAKER: _may_name,
    E.ACCEPT: _is_offered,
    E.DECLINE_HAND_OVER: _may_end_offer,
    E.CONFIRM_DIRECTION: _is_signer,
    E.DENY_DIRECTION: _is_signer,
    E.APPROVE: _is_to_approve,
    E.EDIT: _has_text,
    E.CONSENT: _is_to_consent,
    E.REPORT_UP: _is_to_report,
    E.DISPATCH: _is_unsent,
    E.HAND_OVER: _is_free,
    E.CLAIM: lambda case, actor, held: case.claimed_by is None,
    E.RELEASE: lambda case, actor, held: case.claimed_by is not None,
    E.TAKE_OVER: _is_anothers,
    E.DROP: lambda case, actor, held: not case.askers,
    E.ASK_BACK: lambda case, actor, held: bool(case.askers) or case.kind is Kind.UNIT_INFORMATION,
    E.ANSWER_PUBLISHED: lambda case, actor, held: bool(case.askers),
    E.DELIVERED_OTHERWISE: lambda case, actor, held: not case.delivered,
    E.SUPPLEMENT: _is_own_offer,
    E.WITHDRAW: _is_own_offer,
    E.CO_REPORT: lambda case, actor, held: not case.co_reported,
    E.CO_ACKNOWLEDGE: lambda case, actor, held: case.acknowledged_by is None,
    E.NEED: lambda case, actor, held: not case.stated,
    E.CLOSE: lambda case, actor, held: case.kind is Kind.CORRECTION or _is_over(case),
    E.FALSE_ALARM: lambda case, actor, held: not case.stated,
}
