"""Authorisations to speak (2.1.c, 2.2.b, 2.4): for one matter, from a moment until just before another.

A row changes by being ended early, and when the one authorised links a second account. Who granted and ended it is in
the chained acts (`authorisation:ID`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BindParameter, ColumnElement, Row, Select, and_, bindparam, exists, insert, or_, select, update

from storage.holders import holds
from storage.tables import authorisations as rows
from storage.tables import memberships, people
from storage.work import Work


@dataclass(frozen=True)
class NewAuthorisation:
    """What is to be entered. `office`: delegate (of VSS) or deputy (of a province); `signed_on`: an ISO date.

    `granted_by` and the file are None only in an import; `person_id` is None for somebody not known in chat.
    `alone` False: together with the Spokesperson (2.1.c). Times UTC; `until` is the first moment without the right.
    """

    unit_code: str
    office: str
    name: str
    title_vi: str
    title_en: str
    phone: str
    email: str
    number: str
    signed_on: str
    matter: str
    since: datetime
    until: datetime
    granted_by: int | None = None
    granted_by_name: str = ""
    person_id: int | None = None
    file_id: int | None = None
    file_name: str | None = None
    alone: bool = True
    reason: str | None = None
    sample: bool = False


@dataclass(frozen=True, kw_only=True)
class Authorisation(NewAuthorisation):
    """An authorisation as it stands."""

    id: int
    created_at: datetime
    ended_at: datetime | None = None
    ended_by: int | None = None
    ended_why: str | None = None

    @property
    def ends(self) -> datetime:
        """The first moment without the right: as written, or when it was ended before that."""
        return self.until if self.ended_at is None else min(self.ended_at, self.until)

    def counts(self, at: datetime) -> bool:
        """Whether it gives the right at a moment."""
        return self.since <= at < self.ends


AT: BindParameter[datetime] = bindparam("at")


def _counts() -> ColumnElement[bool]:
    return and_(rows.c.since <= AT, rows.c.until > AT, or_(rows.c.ended_at.is_(None), rows.c.ended_at > AT))


IN_FORCE = select(rows).where(_counts()).order_by(rows.c.id)
HELD_BY = IN_FORCE.where(rows.c.person_id.in_(bindparam("who", expanding=True)))


def grant(work: Work, new: NewAuthorisation) -> Authorisation:
    """Enter it; the caller has checked the right, and records the act."""
    statement = insert(rows).values(**vars(new), created_at=work.now).returning(rows)
    return _authorisation(work.connection.execute(statement).one())


def end(work: Work, authorisation_id: int, by: int | None, why: str) -> Authorisation | None:
    """End it now; one that has not begun never begins. None if it is over already, or never was."""
    found = work.connection.execute(
        update(rows)
        .where(rows.c.id == authorisation_id, rows.c.ended_at.is_(None), rows.c.until > work.now)
        .values(ended_at=work.now, ended_by=by, ended_why=why)
        .returning(rows)
    ).first()
    return _authorisation(found) if found else None


def load(work: Work, authorisation_id: int) -> Authorisation | None:
    """One, whatever its dates."""
    found = work.connection.execute(select(rows).where(rows.c.id == authorisation_id)).first()
    return _authorisation(found) if found else None


def in_force(work: Work, unit_code: str | None = None, at: datetime | None = None) -> list[Authorisation]:
    """Those that count now, or at a moment; of one unit or of all."""
    query = IN_FORCE if unit_code is None else IN_FORCE.where(rows.c.unit_code == unit_code)
    return _all(work, query, at=at or work.now)


def held_by(work: Work, person_id: int, at: datetime | None = None) -> list[Authorisation]:
    """What a person is authorised for now, or at a moment."""
    return _all(work, HELD_BY, at=at or work.now, who=[person_id])


def held_by_each(work: Work, person_ids: Collection[int]) -> Mapping[int, frozenset[tuple[int, str]]]:
    """What each of some people is authorised for now, as its id and unit; whoever holds none is left out."""
    found = _all(work, HELD_BY, at=work.now, who=sorted(person_ids)) if person_ids else []
    holders = {one.person_id for one in found if one.person_id is not None}
    return {who: frozenset((one.id, one.unit_code) for one in found if one.person_id == who) for who in holders}


def by_number(work: Work, number: str) -> list[Authorisation]:
    """Those of a document's number, of all times, the newest first. Numbers are compared without spaces and case."""
    wanted = plain_number(number)
    found = _all(work, select(rows).order_by(rows.c.id.desc()))
    return [one for one in found if plain_number(one.number) == wanted]


def overlapping(work: Work, unit_code: str, since: datetime, until: datetime) -> list[Authorisation]:
    """Those of a unit that count at some moment of `since` ≤ t < `until`."""
    query = select(rows).where(
        rows.c.unit_code == unit_code,
        rows.c.since < until,
        rows.c.until > since,
        or_(rows.c.ended_at.is_(None), and_(rows.c.ended_at > since, rows.c.ended_at > rows.c.since)),
    )
    return _all(work, query.order_by(rows.c.id))


def open_of(work: Work, unit_codes: Collection[str] | None) -> list[Authorisation]:
    """Those of some units (None: of all) in force or to come, the one that begins first at the top."""
    query = select(rows).where(rows.c.until > work.now, rows.c.ended_at.is_(None))
    return _all(work, _of_units(query, unit_codes).order_by(rows.c.since, rows.c.id))


def listed(work: Work, unit_codes: Collection[str] | None, limit: int) -> list[Authorisation]:
    """The newest `limit` of some units (None: of all), of all times."""
    return _all(work, _of_units(select(rows), unit_codes).order_by(rows.c.id.desc()).limit(limit))


def past_of(work: Work, unit_codes: Collection[str] | None, limit: int) -> list[Authorisation]:
    """The newest `limit` that are over or were ended, of some units or of all."""
    query = select(rows).where(or_(rows.c.until <= work.now, rows.c.ended_at.is_not(None)))
    return _all(work, _of_units(query, unit_codes).order_by(rows.c.id.desc()).limit(limit))


def touching(work: Work, since: datetime, until: datetime) -> list[Authorisation]:
    """Those that begin or end after `since` and not after `until`."""
    begins = and_(rows.c.since > since, rows.c.since <= until)
    ends = and_(rows.c.until > since, rows.c.until <= until)
    return _all(work, select(rows).where(or_(begins, ends)).order_by(rows.c.id))


def without_role(work: Work) -> list[Authorisation]:
    """Those in force or to come whose person, known in chat, holds no role any more: left, or suspended."""
    has_role = exists().where(
        memberships.c.person_id == rows.c.person_id,
        holds(work.now),
        people.c.id == memberships.c.person_id,
        people.c.suspended_at.is_(None),
    )
    query = select(rows).where(
        rows.c.until > work.now, rows.c.ended_at.is_(None), rows.c.person_id.is_not(None), ~has_role
    )
    return _all(work, query.order_by(rows.c.id))


def last_of_person(work: Work, person_id: int) -> Authorisation | None:
    """The newest that a person was given: their title, telephone and e-mail need not be asked again."""
    found = _all(work, select(rows).where(rows.c.person_id == person_id).order_by(rows.c.id.desc()).limit(1))
    return found[0] if found else None


def plain_number(number: str) -> str:
    """A document's number without spaces and case: ``123/uq-bhxh``."""
    return "".join(number.split()).casefold()


def _of_units(query: Select[tuple[object, ...]], codes: Collection[str] | None) -> Select[tuple[object, ...]]:
    return query if codes is None else query.where(rows.c.unit_code.in_(sorted(codes)))


def _all(work: Work, query: Select[tuple[object, ...]], **values: object) -> list[Authorisation]:
    return [_authorisation(row) for row in work.connection.execute(query, values)]


def _authorisation(row: Row[tuple[object, ...]]) -> Authorisation:
    return Authorisation(**dict(row._mapping))
