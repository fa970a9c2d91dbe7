"""A one-time staff invitation: the unit must exist and fit the role (T4)."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import process

from bot.control import CommandFailed
from procedure.paths import Role
from storage import directory, staff
from storage.directory import AGENCY, PROVINCIAL, Unit
from storage.folding import fold
from storage.work import Work

ROLES = tuple(sorted(role.value for role in Role if role is not Role.JOURNALIST))
OF_A_PROVINCE = frozenset({Role.PROVINCE_OFFICER, Role.PROVINCE_DIRECTOR})
SHOWN = 3


def invite(work: Work, role: str, unit_code: str) -> str:
    """A new code for `role` in the unit. Raises `CommandFailed` that names units which may have been meant."""
    if role not in ROLES:
        raise CommandFailed(f"role: should be one of {', '.join(ROLES)}")
    directory.load_starter(work)
    code = unit_code.strip().upper()
    unit = directory.unit(work, code)
    if unit is None and code != AGENCY:
        raise CommandFailed(f"--unit: there is no unit {unit_code}; {_near(work, unit_code)}")
    if Role(role) in OF_A_PROVINCE and (unit is None or unit.kind not in PROVINCIAL):
        raise CommandFailed(f"--unit: a {role} belongs to a province, and {code} is none; {_near(work, unit_code)}")
    return staff.invite(work, role, code)


def _near(work: Work, meant: str) -> str:
    """The units whose code or name comes nearest to what was typed."""
    units = directory.all_units(work)
    spellings = {spelling: unit for unit in units for spelling in _spellings(unit)}
    best = process.extract(fold(meant), spellings.keys(), limit=4 * SHOWN)
    near = list(dict.fromkeys(f"{spellings[found].code} ({spellings[found].name_vi})" for found, *_ in best))
    return f"near are {', '.join([*near[:SHOWN], f'{AGENCY} (the agency itself)'])}"


def _spellings(unit: Unit) -> Iterator[str]:
    for name in (unit.code, unit.name_vi, unit.name_en, *unit.former, *unit.aliases):
        yield fold(name)
