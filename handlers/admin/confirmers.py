"""Who confirms a new member: not the member, nor the inviter where anybody else could (T4)."""

from __future__ import annotations

from handlers.admin.posts import OF_A_PROVINCE
from procedure.paths import Role
from storage import staff
from storage.staff import MAY_CONFIRM, Membership
from storage.work import Work

FOR_A_PROVINCE = MAY_CONFIRM | {Role.PRESS_OFFICER}


def confirming_roles(role: Role) -> frozenset[Role]:
    """Whose holders confirm a member with `role`: a province's are confirmed by the press centre as well."""
    return FOR_A_PROVINCE if role in OF_A_PROVINCE else MAY_CONFIRM


def confirmers(work: Work, member: Membership) -> list[int]:
    """The people who may decide on `member` now; the inviter only where nobody else could."""
    able = [one for one in staff.members(work, confirming_roles(member.role)) if one != member.person_id]
    others = [one for one in able if one != member.invited_by]
    return others or able
