"""Who holds a role at this moment: by their own membership, or standing in for an officer.

The suspended hold nothing; nobody stands in for one who holds nothing any more, nor after leaving the unit (T10).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BindParameter, ColumnElement, Row, Select, and_, bindparam, exists, or_, select

from procedure.terms import Role
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


At = datetime | BindParameter[datetime]
Rows = Sequence[Row[tuple[object, ...]]]


def holders(work: Work, roles: Iterable[Role]) -> list[Holder]:
    """Everybody who holds one of `roles` now, in the order in which the roles were given."""
    wanted = {"now": work.now, "roles": sorted(role.value for role in roles)}
    return _sorted(work.connection.execute(OWN_AS, wanted).all(), work.connection.execute(ACTING_AS, wanted).all())


def of_people(work: Work, person_ids: Collection[int]) -> list[Holder]:
    """Every role that some people hold now: two statements, however many they are."""
    wanted = {"now": work.now, "people": sorted(set(person_ids))}
    return _sorted(work.connection.execute(OWN_OF, wanted).all(), work.connection.execute(ACTING_OF, wanted).all())


def _sorted(own: Rows, acting: Rows) -> list[Holder]:
    found = [Holder(row.person_id, Role(row.role), row.unit_code, row.id) for row in own]
    found += [Holder(row.substitute_id, Role(row.role), row.unit_code, row.id, row.person_id) for row in acting]
    return sorted(found, key=lambda one: one.membership_id)


def holds(now: At) -> ColumnElement[bool]:
    """That a row of `memberships` counts at `now`."""
    return and_(memberships.c.state == "active", or_(memberships.c.until.is_(None), memberships.c.until > now))


def stands_in(now: At) -> ColumnElement[bool]:
    """That a row of `substitutes` counts at `now`: from its first minute until just before its end."""
    not_ended = or_(substitutes.c.ended_at.is_(None), substitutes.c.ended_at > now)
    return and_(substitutes.c.since <= now, substitutes.c.until > now, not_ended)


def stays_in_unit(now: At) -> ColumnElement[bool]:
    """That whoever stands in still belongs to the unit: a colleague was named, and leaving ends it."""
    own = memberships.alias("own")
    return exists().where(
        own.c.person_id == substitutes.c.substitute_id,
        own.c.unit_code == substitutes.c.unit_code,
        own.c.state == "active",
        or_(own.c.until.is_(None), own.c.until > now),
    )


def same_role() -> ColumnElement[bool]:
    """That a row of `memberships` is the role in which somebody stands in."""
    return and_(
        memberships.c.person_id == substitutes.c.person_id,
        memberships.c.role == substitutes.c.role,
        memberships.c.unit_code == substitutes.c.unit_code,
    )


def _own(now: At) -> Select[tuple[object, ...]]:
    return (
        select(memberships.c.person_id, memberships.c.role, memberships.c.unit_code, memberships.c.id)
        .join(people, people.c.id == memberships.c.person_id)
        .where(holds(now), people.c.suspended_at.is_(None))
    )


def _acting(now: At) -> Select[tuple[object, ...]]:
    officer, acting = people.alias("officer"), people.alias("acting")
    return (
        select(
            substitutes.c.substitute_id,
            substitutes.c.person_id,
            memberships.c.role,
            memberships.c.unit_code,
            memberships.c.id,
        )
        .join(memberships, same_role())
        .join(officer, officer.c.id == substitutes.c.person_id)
        .join(acting, acting.c.id == substitutes.c.substitute_id)
        .where(
            stands_in(now),
            stays_in_unit(now),
            holds(now),
            officer.c.suspended_at.is_(None),
            acting.c.suspended_at.is_(None),
        )
    )


# Asked for every update, therefore built once: building a statement takes longer than running it.
NOW: BindParameter[datetime] = bindparam("now")
ROLES: BindParameter[list[str]] = bindparam("roles", expanding=True)
PEOPLE: BindParameter[list[int]] = bindparam("people", expanding=True)
OWN_AS = _own(NOW).where(memberships.c.role.in_(ROLES))
ACTING_AS = _acting(NOW).where(substitutes.c.role.in_(ROLES))
OWN_OF = _own(NOW).where(memberships.c.person_id.in_(PEOPLE))
ACTING_OF = _acting(NOW).where(substitutes.c.substitute_id.in_(PEOPLE))
