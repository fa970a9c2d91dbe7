"""A one-time staff invitation: the unit must exist and fit the role (T4)."""

from __future__ import annotations

from bot.control import CommandFailed
from handlers.admin.posts import GIVEN
from handlers.unit_names import nearest
from procedure.terms import Role
from storage import acts, directory, invitations
from storage.acts import Act
from storage.directory import AGENCY, PROVINCIAL
from storage.work import Work

ROLES = tuple(sorted(role.value for role in GIVEN))
OF_A_PROVINCE = frozenset({Role.PROVINCE_OFFICER, Role.PROVINCE_DIRECTOR})


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
    made = invitations.invite(work, role, code)
    detail = {"role": role, "unit": code}
    acts.record(work, Act(f"invitation:{invitations.ref_of(made)}", "invited", detail=detail))
    return made


def _near(work: Work, meant: str) -> str:
    """The units whose code or name comes nearest to what was typed."""
    near = [f"{unit.code} ({unit.name_vi})" for unit in nearest(directory.all_units(work), meant)]
    return f"near are {', '.join([*near, f'{AGENCY} (the agency itself)'])}"
