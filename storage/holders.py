"""Who holds a role at this moment: by their own membership, or standing in for an officer.

The suspended hold nothing; nobody stands in for one who holds nothing any more, nor after leaving the unit (T10).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select

from procedure.paths import Role
from storage.tables import memberships, people, substitutes
from storage.work import Work


@dataclass(frozen=True)
class Holder:
    """A person with a role in a unit. `stands_in_for`: the officer whose role it is, None if it is their own."""

    person_id: int
    role: Role
    unit_code: str
    membership_id: int
    stands_in_for: int | None = None


def holders(work: Work, roles: Iterable[Role]) -> list[Holder]:
    """Everybody who holds one of `roles` now, in the order in which the roles were given."""
    names = sorted(role.value for role in roles)
    own = work.connection.execute(_own(work.now, names)).all()
    acting = work.connection.execute(_acting(work.now, names)).all()
    found = [Holder(row.person_id, Role(row.role), row.unit_code, row.id) for row in own]
    found += [Holder(row.substitute_id, Role(row.role), row.unit_code, row.id, row.person_id) for row in acting]
    return sorted(found, key=lambda one: one.membership_id)


def holds(now: datetime) -> ColumnElement[bool]:
    """That a row of `memberships` counts at `now`."""
    return and_(memberships.c.state == "active", or_(memberships.c.until.is_(None), memberships.c.until > now))


def stands_in(now: datetime) -> ColumnElement[bool]:
    """That a row of `substitutes` counts at `now`: from its first minute until just before its end."""
    not_ended = or_(substitutes.c.ended_at.is_(None), substitutes.c.ended_at > now)
    return and_(substitutes.c.since <= now, substitutes.c.until > now, not_ended)


def stays_in_unit(now: datetime) -> ColumnElement[bool]:
    """That whoever stands in still belongs to the unit: a colleague was named, and leaving ends it."""
    own = memberships.alias("own")
    return exists().where(
        own.c.person_id == substitutes.c.substitute_id,
        own.c.unit_code == substitutes.c.unit_code,
        own.c.state == "active",
        or_(own.c.until.is_(None), own.c.until > now),
    )


def _own(now: datetime, roles: list[str]) -> Select[tuple[object, ...]]:
    return (
        select(memberships.c.person_id, memberships.c.role, memberships.c.unit_code, memberships.c.id)
        .join(people, people.c.id == memberships.c.person_id)
        .where(memberships.c.role.in_(roles), holds(now), people.c.suspended_at.is_(None))
    )


def _acting(now: datetime, roles: list[str]) -> Select[tuple[object, ...]]:
    officer, acting = people.alias("officer"), people.alias("acting")
    same_role = and_(
        memberships.c.person_id == substitutes.c.person_id,
        memberships.c.role == substitutes.c.role,
        memberships.c.unit_code == substitutes.c.unit_code,
    )
    return (
        select(
            substitutes.c.substitute_id,
            substitutes.c.person_id,
            memberships.c.role,
            memberships.c.unit_code,
            memberships.c.id,
        )
        .join(memberships, same_role)
        .join(officer, officer.c.id == substitutes.c.person_id)
        .join(acting, acting.c.id == substitutes.c.substitute_id)
        .where(
            substitutes.c.role.in_(roles),
            stands_in(now),
            stays_in_unit(now),
            holds(now),
            officer.c.suspended_at.is_(None),
            acting.c.suspended_at.is_(None),
        )
    )
