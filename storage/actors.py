"""A person as the procedure sees them now: roles with their units, authorisations in force, foreign matters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from procedure.authority import AGENCY
from procedure.facts import Actor
from procedure.terms import UNIT_STAFF, Role
from storage import authorisations, directory, holders
from storage.work import Work


def actor_of(work: Work, person_id: int) -> Actor:
    """The person with every right they hold now."""
    return actors_of(work, (person_id,))[person_id]


def actors_of(work: Work, person_ids: Collection[int]) -> Mapping[int, Actor]:
    """The same for several people: at most four statements, however many they are."""
    seats: dict[int, set[tuple[Role, str]]] = defaultdict(set)
    for one in holders.of_people(work, person_ids) if person_ids else ():
        seats[one.person_id].add((one.role, one.unit_code))
    lent = authorisations.held_by_each(work, seats)
    abroad = _international(work, {seat for own in seats.values() for seat in own})
    return {who: _actor(who, seats.get(who, set()), lent.get(who, frozenset()), abroad) for who in person_ids}


def _actor(
    person_id: int, seats: set[tuple[Role, str]], lent: frozenset[tuple[int, str]], abroad: frozenset[str]
) -> Actor:
    roles = frozenset(role for role, _ in seats)
    international = any(role in UNIT_STAFF and unit in abroad for role, unit in seats)
    numbers = frozenset(number for number, _ in lent)
    national = any(unit == AGENCY for _, unit in lent)
    return Actor(person_id, roles, frozenset(seats), numbers, international, national)


def _international(work: Work, seats: Collection[tuple[Role, str]]) -> frozenset[str]:
    """Of the units somebody works in, Vụ Hợp tác quốc tế, whatever it is called (10.3)."""
    codes = {unit for role, unit in seats if role in UNIT_STAFF}
    return frozenset(one.code for one in directory.units_of(work, codes) if one.kind == directory.INTERNATIONAL)
