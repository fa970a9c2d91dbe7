"""Who may let somebody else speak, for whom, and on what terms (2.1.c, 2.2.b, 2.4, 2.5).

- The Director General authorises for the agency, the Director of a province for that province, nobody else. To stand in
  for an officer gives nothing of this.
- It is in writing, for one matter and a time that ends; it is not passed on.

Pure: people are ids, times UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from procedure.errors import (
    AlreadyOver,
    BeforeDocument,
    DirectorIsAble,
    EndBeforeBegin,
    MayNotAuthorise,
    NoDocument,
    NoEnd,
    NoSingleMatter,
    NotDeputyInCharge,
    NotOfTheUnit,
    SubDelegation,
    TooLong,
    ToOneself,
)
from procedure.matters import is_particular
from procedure.terms import Role

AGENCY = "VSS"
DELEGATE, DEPUTY = "delegate", "deputy"
LONGEST = timedelta(days=366)  # practice: the regulation says only that it ends


@dataclass(frozen=True)
class Granter:
    """Who authorises. `seats`: roles with their units, their own alone. `authorised`: whether they speak by one."""

    person: int
    seats: frozenset[tuple[Role, str]]
    authorised: bool = False


@dataclass(frozen=True)
class Grant:
    """What is to be granted for `unit`, as far as it is known.

    `person`: None for somebody not known here; `belongs`: staff of that unit; `is_granter`: the same name as the
    granter's. `in_charge`: a Deputy Director in charge of the office. `signed_from`: the first moment of the
    document's date. `reason`: why the Director cannot speak.
    """

    unit: str
    matter: str
    number: str
    has_file: bool
    signed_from: datetime | None
    since: datetime | None
    until: datetime | None
    person: int | None = None
    belongs: bool = True
    is_granter: bool = False
    in_charge: bool = False
    reason: str = ""


@dataclass(frozen=True)
class Granted:
    """What it is by the regulation: the office it gives, in which capacity it was granted, under which article."""

    office: str
    capacity: Role
    article: str


def may_authorise(granter: Granter, unit: str) -> Granted:
    """The right to authorise for a unit. Raises `SubDelegation` or `MayNotAuthorise`."""
    if unit == AGENCY and any(role is Role.DIRECTOR_GENERAL for role, _ in granter.seats):
        return Granted(DELEGATE, Role.DIRECTOR_GENERAL, "2.1.c")
    if unit != AGENCY and (Role.PROVINCE_DIRECTOR, unit) in granter.seats:
        return Granted(DEPUTY, Role.PROVINCE_DIRECTOR, "2.2.b")
    if granter.authorised or any(role is Role.SPOKESPERSON for role, _ in granter.seats):
        raise SubDelegation(unit)
    raise MayNotAuthorise(unit)


def units_of(granter: Granter) -> list[str]:
    """The units for which they may authorise, the agency first."""
    agency = [AGENCY] if any(role is Role.DIRECTOR_GENERAL for role, _ in granter.seats) else []
    return agency + sorted(unit for role, unit in granter.seats if role is Role.PROVINCE_DIRECTOR and unit != AGENCY)


def check_grant(grant: Grant, granter: Granter, now: datetime) -> Granted:
    """Every rule of Article 2. Raises an `AuthorityRefused`, and then nothing may be entered."""
    granted = may_authorise(granter, grant.unit)
    check_person(grant, granter)
    if granted.office == DEPUTY:
        _check_province(grant)
    if not is_particular(grant.matter):
        raise NoSingleMatter(grant.matter)
    _check_document(grant, now)
    check_term(grant.since, grant.until, now, grant.signed_from)
    return granted


def check_person(grant: Grant, granter: Granter) -> None:
    """Somebody else, of the unit."""
    if grant.is_granter or grant.person == granter.person:
        raise ToOneself
    if not grant.belongs:
        raise NotOfTheUnit(grant.unit)


def _check_province(grant: Grant) -> None:
    if not grant.in_charge:
        raise NotDeputyInCharge(grant.unit)
    if not grant.reason.strip():
        raise DirectorIsAble(grant.unit)


def _check_document(grant: Grant, now: datetime) -> None:
    if not (grant.number.strip() and grant.has_file and grant.signed_from):
        raise NoDocument("number, date and the document itself")
    if grant.signed_from > now:
        raise NoDocument("it is not signed yet")


def check_term(
    since: datetime | None, until: datetime | None, now: datetime, signed_from: datetime | None = None
) -> None:
    """A time that ends, is not over, and begins no earlier than the document's date."""
    if until is None:
        raise NoEnd
    if until <= now:
        raise AlreadyOver
    if since is None or since >= until:
        raise EndBeforeBegin
    if until - since > LONGEST:
        raise TooLong
    if since < (signed_from or since):
        raise BeforeDocument
