"""Everything that was ever published about who may speak (2.3, 2.4), with its dates, to check a claim against.

What has not begun yet is not public and is left out. The press duty roster is public too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, bindparam, select

from storage.contacts import PRESS
from storage.tables import authorisations, duties, speakers
from storage.work import Work

DUTY = "duty"


@dataclass(frozen=True)
class Published:
    """One person in one capacity, with one telephone and e-mail address, from `since` until just before `until`.

    `office`: an office of Article 2 or `duty`. `document`, `signed_on` (ISO date), `matter`: of an authorisation.
    """

    office: str
    unit_code: str
    name: str
    title_vi: str
    title_en: str
    phone: str
    email: str
    since: datetime
    until: datetime | None = None
    document: str | None = None
    signed_on: str | None = None
    matter: str | None = None
    authorisation: int | None = None

    def counts(self, begin: datetime, end: datetime) -> bool:
        """Whether it was in force at any moment from `begin` until `end`, both included."""
        return self.since <= end and (self.until is None or self.until > begin)


def published(work: Work) -> list[Published]:
    """All of it, the newest first."""
    now = {"now": work.now}
    entered = [_office(row) for row in work.connection.execute(OFFICES, now)]
    granted = [_authorised(row) for row in work.connection.execute(GRANTED, now)]
    rostered = [_duty(row) for row in work.connection.execute(ROSTER, {**now, "kind": PRESS})]
    found = [*entered, *granted, *rostered]
    begun = [one for one in found if one.until is None or one.since < one.until]  # given up before it began: never
    return sorted(begun, key=lambda one: one.since, reverse=True)


OFFICES, GRANTED = (
    select(one).where(one.c.since <= bindparam("now")).order_by(one.c.id) for one in (speakers, authorisations)
)
ROSTER = (
    select(duties).where(duties.c.since <= bindparam("now"), duties.c.kind == bindparam("kind")).order_by(duties.c.id)
)


def _office(row: Row[tuple[object, ...]]) -> Published:
    return Published(
        row.office,
        row.unit_code,
        row.name,
        row.title_vi,
        row.title_en,
        row.phone,
        row.email,
        row.since,
        row.until,
        row.document,
        None,
        row.matter,
    )


def _authorised(row: Row[tuple[object, ...]]) -> Published:
    """Until its written end, or the earlier moment at which it was ended."""
    return Published(
        row.office,
        row.unit_code,
        row.name,
        row.title_vi,
        row.title_en,
        row.phone,
        row.email,
        row.since,
        min(row.until, row.ended_at or row.until),
        row.number,
        row.signed_on,
        row.matter,
        row.id,
    )


def _duty(row: Row[tuple[object, ...]]) -> Published:
    return Published(
        DUTY, row.unit_code, row.name, row.title_vi, row.title_en, row.phone, row.email, row.since, row.until
    )
