"""In which capacities a person may act on a case, or on a unit's part of it; and who may see it at all (T28).

- The one who asked is its journalist, whatever else they are.
- A unit's people act on their own unit's part; a province's on what is their own; nobody on another's.
- A Delegate is one inside the authorisation that the case is named under, while it is in force (2.4).
- A Delegate of the agency is told of a province's incident, and says that they have it; they speak there for nobody.
- An officer of International Cooperation is more than an officer of a unit on a foreign matter only (10.3).
"""

from __future__ import annotations

from dataclasses import replace

from procedure.authority import AGENCY
from procedure.facts import Actor, Case, Leg
from procedure.terms import (
    LEADERS,
    PRESS_CENTRE,
    PROVINCE_STAFF,
    UNIT_STAFF,
    Kind,
    Role,
)

ANYWHERE = PRESS_CENTRE | LEADERS | {Role.SPOKESPERSON, Role.OA_MANAGER, Role.PROGRAM}
"""Held wherever the case belongs."""


def capacities(case: Case, actor: Actor) -> frozenset[Role]:
    """Everything that the person is in this case."""
    found = set(actor.roles & ANYWHERE)
    if actor.person in case.askers:
        found.add(Role.JOURNALIST)
    if case.authorisation is not None and case.authorisation in actor.authorisations:
        found.add(Role.DELEGATE)
    if actor.national and is_provinces_incident(case):
        found.add(Role.AGENCY_DELEGATE)
    if case.foreign and actor.international:
        found.add(Role.INTERNATIONAL)
    return frozenset(found | _of_unit(case, actor))


def leg_capacities(case: Case, leg: Leg, actor: Actor) -> frozenset[Role]:
    """Everything that the person is for this part of the case."""
    own = {role for role in UNIT_STAFF if actor.sits(role, leg.unit)}
    return frozenset(own) | (capacities(case, actor) - UNIT_STAFF)


def sees(case: Case, actor: Actor) -> bool:
    """The press centre, leaders and spokespersons; who asked; the units that have a part in it; its province; of a
    province's incident every Delegate of the agency."""
    if actor.person in case.askers or actor.roles & (PRESS_CENTRE | LEADERS | {Role.SPOKESPERSON}):
        return True
    units = {unit for role, unit in actor.seats if role in UNIT_STAFF}
    concerned = {leg.unit for leg in case.legs} | {case.scope, case.opener, case.offered_to}
    lent = {Role.DELEGATE, Role.AGENCY_DELEGATE, Role.INTERNATIONAL}
    return bool(units & concerned) or bool(capacities(case, actor) & lent)


def is_provinces_incident(case: Case) -> bool:
    """Whether it is reported to whoever speaks for the agency besides (5.2.a); to hear of it is no right to speak."""
    return case.kind is Kind.INCIDENT and case.scope != AGENCY


def sees_whole(case: Case, actor: Actor) -> bool:
    """Whether the whole of it is theirs to see, its text and its dossier: not who asked, not a unit by its part."""
    return sees(replace(case, askers=frozenset(), legs=()), actor)


def only_by_part(case: Case, actor: Actor) -> bool:
    """Whether their unit's part is the person's only reason to see the case: then they see that part alone."""
    return sees(replace(case, askers=frozenset()), actor) and not sees_whole(case, actor)


def _of_unit(case: Case, actor: Actor) -> set[Role]:
    """A province's people in its own case; whoever belongs to the unit that opened it, or that it is offered to."""
    if case.scope != AGENCY:
        return {role for role in PROVINCE_STAFF if _sits(actor, role, case.scope, case.offered_to)}
    return {role for role in UNIT_STAFF if _sits(actor, role, case.opener, case.offered_to)} | _with_part(case, actor)


def _with_part(case: Case, actor: Actor) -> set[Role]:
    """Whose unit has a part may leave a note; what else they do, they do to their part."""
    return {role for leg in case.legs for role in UNIT_STAFF if actor.sits(role, leg.unit)}


def _sits(actor: Actor, role: Role, *units: str | None) -> bool:
    return any(unit is not None and actor.sits(role, unit) for unit in units)
