"""Who somebody is under Article 2: for which units they authorise, and in which capacities they speak."""

from __future__ import annotations

from collections.abc import Iterable

from procedure.authority import AGENCY, Granter, may_authorise, units_of
from procedure.errors import AuthorityRefused
from procedure.terms import PRESS_CENTRE, Role
from storage import authorisations, directory
from storage.holders import Holder, holders
from storage.people import Account, accounts_of
from storage.rights import rights_of
from storage.staff import Membership
from storage.work import Work

BY_SEAT = {
    Role.SPOKESPERSON: "spokesperson",
    Role.PROVINCE_DIRECTOR: "director",
}
"""Roles that speak as a rule, with the name of the office; a Director General authorises and reports to nobody."""
OF_A_PROVINCE = frozenset({Role.PROVINCE_DIRECTOR, Role.PROVINCE_OFFICER})


def granter(work: Work, person_id: int) -> Granter:
    """The person as the procedure sees them: their own roles alone, none that they stand in for (2.5).

    The Director of a province that is no more (merged, renamed) authorises nobody for it.
    """
    rights = rights_of(work, person_id)
    seats = frozenset((one.role, one.unit_code) for one in rights.memberships if _stands(work, one))
    speaks = rights.suspended_at is None and bool(authorisations.held_by(work, person_id))
    return Granter(person_id, seats, speaks)


def _stands(work: Work, one: Membership) -> bool:
    return one.role is not Role.PROVINCE_DIRECTOR or directory.unit(work, one.unit_code) is not None


def may_grant(work: Work, person_id: int, unit: str) -> bool:
    """Whether they may authorise for a unit."""
    try:
        may_authorise(granter(work, person_id), unit)
    except AuthorityRefused:
        return False
    return True


def speaking(work: Work, person_id: int) -> list[tuple[str, str]]:
    """The offices in which somebody speaks now, with their units: their own first, then lent ones; the DG's aside."""
    rights = rights_of(work, person_id)
    if rights.suspended_at is not None:
        return []
    own = [(BY_SEAT[one.role], one.unit_code) for one in rights.memberships if one.role in BY_SEAT]
    seats = [(office, AGENCY if office == "spokesperson" else unit) for office, unit in own]
    lent = [(one.office, one.unit_code) for one in authorisations.held_by(work, person_id)]
    return list(dict.fromkeys((*seats, *lent)))


def seen_units(work: Work, person_id: int) -> list[str] | None:
    """The units whose authorisations and postings they work with; None means all (the press centre)."""
    rights = rights_of(work, person_id)
    if rights.roles & PRESS_CENTRE:
        return None
    own = units_of(granter(work, person_id))
    spoken = [unit for _, unit in speaking(work, person_id)]
    return list(dict.fromkeys((*own, *spoken, *rights.units_as(*OF_A_PROVINCE))))


def sees(work: Work, person_id: int, unit: str) -> bool:
    """Whether they work with the authorisations of a unit."""
    units = seen_units(work, person_id)
    return units is None or unit in units


def granters_of(work: Work, unit: str) -> list[int]:
    """Who may authorise for a unit now."""
    role = Role.DIRECTOR_GENERAL if unit == AGENCY else Role.PROVINCE_DIRECTOR
    return _people(one for one in own_holders(work, role) if unit in (AGENCY, one.unit_code))


def keepers_of(work: Work, unit: str) -> list[int]:
    """Who publishes and must know: the press centre; for the agency the Spokesperson, for a province its officers."""
    known = holders(work, PRESS_CENTRE)
    more = own_holders(work, Role.SPOKESPERSON) if unit == AGENCY else holders(work, {Role.PROVINCE_OFFICER})
    return _people([*known, *(one for one in more if unit in (AGENCY, one.unit_code))])


def publishers_of(work: Work, unit: str) -> list[int]:
    """Who is handed the tasks of publishing: the press centre; for a province its own officers if it has any (2.3)."""
    if unit == AGENCY:
        return _people(holders(work, PRESS_CENTRE))
    local = _people(one for one in holders(work, {Role.PROVINCE_OFFICER}) if one.unit_code == unit)
    return local or publishers_of(work, AGENCY)


def own_holders(work: Work, *roles: Role) -> list[Holder]:
    """Those who hold a role themselves, not standing in."""
    return [one for one in holders(work, roles) if one.stands_in_for is None]


def chat_of(work: Work, person_id: int | None) -> Account | None:
    """Where somebody reads first; None if they have no account."""
    ways = accounts_of(work, person_id) if person_id is not None else []
    return ways[0] if ways else None


def _people(found: Iterable[Holder]) -> list[int]:
    return list(dict.fromkeys(one.person_id for one in found))
