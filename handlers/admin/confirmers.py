"""Who confirms a new member: not the member, nor the inviter unless there has never been anybody else (T4).

A person whose accounts were linked and parted is one person still. To suspend the others, or to end their roles, makes
nobody their own second officer: then the operator invites one.
"""

from __future__ import annotations

from handlers.admin.posts import OF_A_PROVINCE
from procedure.terms import Role
from storage import links, staff
from storage.staff import MAY_CONFIRM, Membership
from storage.work import Work

FOR_A_PROVINCE = MAY_CONFIRM | {Role.PRESS_OFFICER}


def confirming_roles(role: Role) -> frozenset[Role]:
    """Whose holders confirm a member with `role`: a province's are confirmed by the press centre as well."""
    return FOR_A_PROVINCE if role in OF_A_PROVINCE else MAY_CONFIRM


def confirmers(work: Work, member: Membership) -> list[int]:
    """The people who may decide on `member` now; the inviter only where nobody else ever could."""
    roles = confirming_roles(member.role)
    themselves = links.same_people(work, member.person_id)
    inviter = frozenset() if member.invited_by is None else links.same_people(work, member.invited_by)
    able = [one for one in staff.members(work, roles) if one not in themselves]
    others = [one for one in able if one not in inviter]
    alone = not staff.ever_held(work, roles) - themselves - inviter
    return able if alone else others
