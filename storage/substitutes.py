"""An officer's dated stand-in: depth one, never for speaking, consenting or authorising (2.5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BindParameter, Row, bindparam, insert, or_, select, update

from procedure.terms import Role
from storage.holders import holds, same_role, stands_in, stays_in_unit
from storage.tables import memberships, people, substitutes
from storage.work import Work

SUBSTITUTABLE = (Role.PRESS_OFFICER, Role.UNIT_OFFICER, Role.PROVINCE_OFFICER)


@dataclass(frozen=True)
class Substitute:
    """`substitute_id` stands in for `person_id` in one role from `since` until just before `until` (UTC)."""

    id: int
    person_id: int
    substitute_id: int
    role: Role
    unit_code: str
    since: datetime
    until: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True)
class NewSubstitute:
    """What is asked for."""

    person_id: int
    substitute_id: int
    role: Role
    unit_code: str
    since: datetime
    until: datetime


def name(work: Work, new: NewSubstitute) -> Substitute:
    """Enter a substitute. Raises `ValueError` on a role that is never substituted or dates the wrong way round."""
    if new.role not in SUBSTITUTABLE:
        raise ValueError(f"nobody stands in for a {new.role}")
    if new.since >= new.until or new.person_id == new.substitute_id:
        raise ValueError("a substitute is somebody else, from a day to a later one")
    row = work.connection.execute(
        insert(substitutes).values(**{**vars(new), "role": new.role.value}, created_at=work.now).returning(substitutes)
    ).one()
    return _substitute(row)


def end(work: Work, substitute_id: int) -> Substitute | None:
    """End it now; one that has not begun never begins. None if it is over already."""
    row = work.connection.execute(
        update(substitutes)
        .where(substitutes.c.id == substitute_id, substitutes.c.ended_at.is_(None), substitutes.c.until > work.now)
        .values(ended_at=work.now)
        .returning(substitutes)
    ).first()
    return _substitute(row) if row else None


def load(work: Work, substitute_id: int) -> Substitute | None:
    """The row of that id, whatever its dates."""
    row = work.connection.execute(select(substitutes).where(substitutes.c.id == substitute_id)).first()
    return _substitute(row) if row else None


def acting_for(work: Work, person_id: int) -> list[Substitute]:
    """For whom a person stands in now: the officer holds the role, is not suspended, and both are still colleagues."""
    rows = work.connection.execute(ACTING_FOR, {"who": person_id, "now": work.now})
    return [_substitute(row) for row in rows]


def open_about(work: Work, person_id: int) -> list[Substitute]:
    """Those in force or to come, for this person or by this person, the earliest first."""
    rows = work.connection.execute(
        select(substitutes)
        .where(
            or_(substitutes.c.person_id == person_id, substitutes.c.substitute_id == person_id),
            substitutes.c.ended_at.is_(None),
            substitutes.c.until > work.now,
        )
        .order_by(substitutes.c.since, substitutes.c.id)
    )
    return [_substitute(row) for row in rows]


def _substitute(row: Row[tuple[object, ...]]) -> Substitute:
    return Substitute(
        row.id,
        row.person_id,
        row.substitute_id,
        Role(row.role),
        row.unit_code,
        row.since,
        row.until,
        row.ended_at,
    )


# Built once: it is asked for with the rights of a person, and building it takes longer than running it.
NOW: BindParameter[datetime] = bindparam("now")
ACTING_FOR = (
    select(substitutes)
    .join(people, people.c.id == substitutes.c.person_id)
    .where(
        substitutes.c.substitute_id == bindparam("who"),
        stands_in(NOW),
        stays_in_unit(NOW),
        people.c.suspended_at.is_(None),
        select(memberships.c.id).where(same_role(), holds(NOW)).exists(),
    )
    .order_by(substitutes.c.id)
)
