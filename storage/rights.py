"""The rights of one person at this moment: what every behaviour is decided by (T2, T10, P3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select

from procedure.terms import Role
from storage import staff, substitutes
from storage.staff import Membership
from storage.substitutes import Substitute
from storage.tables import people
from storage.work import Work

SUSPENDED = select(people.c.suspended_at).where(people.c.id == bindparam("who"))


@dataclass(frozen=True)
class Rights:
    """What a person may act as. All is empty while `suspended_at` is set.

    `roles`: every capacity, own and stood in for. `memberships`: their own. `standing_in`: officers whose role they
    hold for a time; it never gives the right to speak or to name a substitute (2.5).
    """

    roles: frozenset[Role] = frozenset()
    memberships: tuple[Membership, ...] = ()
    standing_in: tuple[Substitute, ...] = ()
    suspended_at: datetime | None = None

    @property
    def seats(self) -> frozenset[tuple[Role, str]]:
        """Every role with its unit, own and stood in for."""
        own = {(one.role, one.unit_code) for one in self.memberships}
        return frozenset(own | {(one.role, one.unit_code) for one in self.standing_in})

    def units_as(self, *roles: Role) -> frozenset[str]:
        """The units in which they hold one of `roles`, in their own right or standing in."""
        own = {one.unit_code for one in self.memberships if one.role in roles}
        return frozenset(own | {one.unit_code for one in self.standing_in if one.role in roles})


def rights_of(work: Work, person_id: int) -> Rights:
    """The rights of a person now."""
    suspended: datetime | None = work.connection.execute(SUSPENDED, {"who": person_id}).scalar()
    if suspended is not None:
        return Rights(suspended_at=suspended)
    own = tuple(staff.roles_of(work, person_id))
    acting = tuple(substitutes.acting_for(work, person_id))
    roles = frozenset(one.role for one in own) | frozenset(one.role for one in acting)
    return Rights(roles, own, acting)
