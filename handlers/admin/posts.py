"""Which role fits which unit, and who may invite whom (T4)."""

from __future__ import annotations

from procedure.terms import Role
from storage import directory
from storage.directory import AGENCY, PROVINCIAL, Unit
from storage.work import Work

HEADQUARTERS = frozenset({"headquarters", "international"})
LEADING = frozenset({"leadership"})
PRESS = frozenset({"press_centre"})
KINDS: dict[Role, frozenset[str]] = {
    Role.PRESS_OFFICER: PRESS,
    Role.PRESS_HEAD: PRESS,
    Role.LEADER: LEADING,
    Role.DIRECTOR_GENERAL: LEADING,
    Role.SPOKESPERSON: LEADING,
    Role.UNIT_OFFICER: HEADQUARTERS,
    Role.UNIT_HEAD: HEADQUARTERS,
    Role.PROVINCE_OFFICER: frozenset(PROVINCIAL),
    Role.PROVINCE_DIRECTOR: frozenset(PROVINCIAL),
    Role.ADMINISTRATOR: HEADQUARTERS | PRESS | LEADING,
}
GIVEN = tuple(KINDS)
"""The roles that somebody can be given."""

OF_A_PROVINCE = frozenset({Role.PROVINCE_OFFICER, Role.PROVINCE_DIRECTOR})
BY_PRESS_HEAD = OF_A_PROVINCE | {Role.PRESS_OFFICER, Role.UNIT_OFFICER, Role.UNIT_HEAD}


def invitable(roles: frozenset[Role]) -> tuple[Role, ...]:
    """The roles for which somebody with `roles` may invite: an administrator for any, the press centre's head for some.

    An administrator sees to people; what they may not themselves (speak, direct, refuse) they may not do by this.
    """
    if Role.ADMINISTRATOR in roles:
        return GIVEN
    return tuple(role for role in GIVEN if role in BY_PRESS_HEAD) if Role.PRESS_HEAD in roles else ()


def fits(role: Role, unit: Unit) -> bool:
    """Whether the role exists in such a unit."""
    return unit.kind in KINDS.get(role, frozenset())


def fitting_units(work: Work, role: Role) -> list[Unit]:
    """The units in force now in which the role exists."""
    return [unit for unit in directory.all_units(work) if unit.code != AGENCY and fits(role, unit)]
