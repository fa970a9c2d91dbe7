"""A person's rights taken away at once and given back (T10); the last administrator stays.

Two administrators who act on each other at the same moment are put in order by locking all administrators' rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from procedure.terms import Role
from storage.holders import holds
from storage.tables import memberships, people
from storage.work import Work


@dataclass(frozen=True)
class Suspension:
    """Since when, and by whom."""

    at: datetime
    by: int | None


def suspend(work: Work, person_id: int, by: int) -> bool:
    """From the very next update no right of theirs counts; False if they were suspended before."""
    done = work.connection.execute(
        update(people)
        .where(people.c.id == person_id, people.c.suspended_at.is_(None))
        .values(suspended_at=work.now, suspended_by=by)
    )
    return done.rowcount > 0


def lift(work: Work, person_id: int) -> bool:
    """Their rights count again; False if they were not suspended."""
    done = work.connection.execute(
        update(people)
        .where(people.c.id == person_id, people.c.suspended_at.is_not(None))
        .values(suspended_at=None, suspended_by=None)
    )
    return done.rowcount > 0


def share(work: Work, person_id: int, other: int) -> None:
    """Whatever suspension the first is under, the second is too."""
    row = work.connection.execute(
        select(people.c.suspended_at, people.c.suspended_by).where(people.c.id == person_id)
    ).one()
    if row.suspended_at is not None:
        work.connection.execute(update(people).where(people.c.id == other).values(**row._mapping))


def suspension(work: Work, person_id: int) -> Suspension | None:
    """The suspension a person is under now."""
    query = select(people.c.suspended_at, people.c.suspended_by).where(people.c.id == person_id)
    row = work.connection.execute(query).one()
    return None if row.suspended_at is None else Suspension(row.suspended_at, row.suspended_by)


def is_suspended(work: Work, person_id: int) -> bool:
    """Whether their rights are taken away now."""
    return suspension(work, person_id) is not None


def administrators(work: Work) -> list[int]:
    """Who administers now, locked until the transaction ends. They must be asked for before anything is decided."""
    rows = work.connection.execute(
        select(people.c.id)
        .join(memberships, memberships.c.person_id == people.c.id)
        .where(memberships.c.role == Role.ADMINISTRATOR.value, holds(work.now), people.c.suspended_at.is_(None))
        .order_by(people.c.id)
        .with_for_update()
    )
    return list(dict.fromkeys(row.id for row in rows))
