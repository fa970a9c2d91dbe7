"""Who is reminded, as people, at the moment of sending: whoever owes the act now, and who stands above them.

- Whoever has done their share is left alone: of a report that waits for the head's signature only the head is
  reminded, of a text that was reported up only who must see it, of one that two must agree to only who has not.
- Somebody who left the unit, or whose role has ended, is nobody's recipient.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from handlers.casework import audience
from handlers.incident import reminded
from procedure.authority import AGENCY
from procedure.ladders import Audience
from procedure.law.lengths import Owner
from procedure.terms import PRESS_CENTRE, PROVINCE_STAFF, UNIT_HEADS, UNIT_STAFF, Clock, Role, State
from storage import authorisations, staff
from storage.cases import CaseRow
from storage.clocks import ClockRow
from storage.legs import LegRow
from storage.work import Work


@dataclass(frozen=True)
class Duty:
    """A clock with its case, and the unit's part it is about, if it is about one."""

    case: CaseRow
    clock: ClockRow

    @property
    def leg(self) -> LegRow | None:
        """The part."""
        return next((one for one in self.case.legs if one.id == self.clock.leg_id), None)

    @property
    def scope(self) -> str | None:
        """The province whose own case it is; None for the agency's."""
        return None if self.case.facts.scope == AGENCY else self.case.facts.scope


def people_of(work: Work, duty: Duty, to: Audience) -> list[int]:
    """The people of one audience, each once."""
    return list(dict.fromkeys(BY_AUDIENCE[to](work, duty)))


def owners(work: Work, duty: Duty) -> list[int]:
    """Everybody who may fulfil the duty as things stand."""
    owner = _owner_now(duty)
    found = BY_OWNER[owner](work, duty)
    if duty.clock.clock is Clock.FIRST_STATEMENT:
        return [*found, *reminded.drafters(work, duty.case)]
    return _in_turn(work, duty, found) if duty.clock.clock is Clock.APPROVAL else found


def _owner_now(duty: Duty) -> Owner:
    """A text that was reported up is for who must see it (9.6), whatever the clock was begun for."""
    up = duty.clock.clock is Clock.APPROVAL and duty.case.facts.state is State.REPORTED_UP
    return Owner.DIRECTOR_GENERAL if up else Owner(duty.clock.owner)


def _in_turn(work: Work, duty: Duty, found: list[int]) -> list[int]:
    """Where two speak together, first whoever is to consent, then the one authorised, who approves (2.1.c)."""
    facts = duty.case.facts
    lent = authorisations.load(work, facts.authorisation) if facts.together and facts.authorisation else None
    if lent is None or facts.draft is None:
        return found
    consented = bool(facts.draft.consents)
    return [one for one in found if (one == lent.person_id) is consented] or found


def _desk(work: Work, duty: Duty) -> list[int]:
    if duty.scope is not None:
        return staff.members(work, PROVINCE_STAFF, duty.scope)
    return staff.members(work, PRESS_CENTRE)


def _unit(work: Work, duty: Duty) -> list[int]:
    """The unit's people; of what waits for a signature, the head (10.2.a)."""
    leg, code = duty.leg, duty.clock.unit_code
    heads = staff.members(work, UNIT_HEADS, code) if leg and leg.facts.handed_in else []
    return heads or staff.members(work, UNIT_STAFF, code)


def _above(work: Work, duty: Duty) -> list[int]:
    """Whoever must see what was reported up."""
    if duty.scope is not None:
        return staff.members(work, frozenset({Role.PROVINCE_DIRECTOR}), duty.scope)
    return staff.members(work, frozenset({Role.DIRECTOR_GENERAL}))


def _claimer(work: Work, duty: Duty) -> list[int]:
    """Who took it on, while they still belong there; else everybody who owes it."""
    if duty.clock.clock is Clock.FIRST_STATEMENT:
        return reminded.claimer(work, duty.case) or owners(work, duty)
    all_ = owners(work, duty)
    if duty.clock.owner == Owner.UNIT:
        leg = duty.leg
        return _one_of(leg.taken_by if leg else None, all_)
    if duty.clock.owner == Owner.PRESS_CENTRE:
        return _one_of(duty.case.facts.claimed_by, all_)
    if duty.clock.clock is Clock.PROMISE:
        return _one_of(duty.case.facts.claimed_by, _desk(work, duty))
    return all_


def _one_of(person: int | None, people: list[int]) -> list[int]:
    return [person] if person in people and person is not None else people


def _head(work: Work, duty: Duty) -> list[int]:
    """The superior of who owes the act."""
    if duty.clock.clock is Clock.FIRST_STATEMENT:
        return reminded.above(work, duty.case)
    match Owner(duty.clock.owner):
        case Owner.UNIT:
            return staff.members(work, UNIT_HEADS, duty.clock.unit_code)
        case Owner.PRESS_CENTRE if duty.scope is None:
            return audience.heads(work)
        case Owner.PRESS_CENTRE:
            return staff.members(work, frozenset({Role.PROVINCE_DIRECTOR}), duty.scope)
    return _above(work, duty)


BY_OWNER: Mapping[Owner, Callable[[Work, Duty], list[int]]] = {
    Owner.PRESS_CENTRE: _desk,
    Owner.LEADERS: lambda work, duty: audience.leaders(work),
    Owner.DIRECTOR_GENERAL: _above,
    Owner.UNIT: _unit,
    Owner.SPEAKER: lambda work, duty: audience.approvers(work, duty.case),
    Owner.PROGRAM: lambda work, duty: [],
}
BY_AUDIENCE: Mapping[Audience, Callable[[Work, Duty], list[int]]] = {
    Audience.CLAIMER: _claimer,
    Audience.OWNER: owners,
    Audience.HEAD: _head,
    Audience.CENTRE_HEAD: lambda work, duty: audience.heads(work),
    Audience.DUTY_LEADER: lambda work, duty: audience.leaders(work),
}
