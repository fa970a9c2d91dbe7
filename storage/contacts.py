"""Who may speak at a moment, and whom to call: the offices of Article 2 and the authorisations in force together.

- An office or authorisation counts from its `since` until just before its `until` (2.3, 2.4).
- The order is that of Article 2.1 and 2.2.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BindParameter, ColumnElement, Row, Table, and_, bindparam, or_, select

from storage import authorisations
from storage.authorisations import Authorisation
from storage.directory import AGENCY, OFFICES, PROVINCIAL, Speaker, all_units
from storage.tables import duties, speakers, titles
from storage.work import Work

PRESS = "press"
AT: BindParameter[datetime] = bindparam("at")


@dataclass(frozen=True)
class Duty:
    """Somebody on the duty roster. `kind`: press (whom to call when it is urgent) or leader."""

    kind: str
    unit_code: str
    name: str
    title_vi: str
    title_en: str
    phone: str
    email: str
    since: datetime
    until: datetime | None = None


def of(work: Work, unit_code: str, at: datetime | None = None) -> list[Speaker]:
    """Who may speak for a unit (VSS or a province) now, or at a moment (2.1, 2.2)."""
    when = at or work.now
    own = map(_speaker, work.connection.execute(SPEAKERS_OF, {"at": when, "unit": unit_code}))
    lent = map(_authorised, authorisations.in_force(work, unit_code, when))
    return _in_order([*own, *lent])


def everyone(work: Work, at: datetime | None = None) -> dict[str, list[Speaker]]:
    """The same for the agency and every province of the directory: the agency first; nobody is an empty list (2.3)."""
    when = at or work.now
    found: Mapping[str, list[Speaker]] = defaultdict(list)
    for one in map(_speaker, work.connection.execute(SPEAKERS, {"at": when})):
        found[one.unit_code].append(one)
    for one in map(_authorised, authorisations.in_force(work, at=when)):
        found[one.unit_code].append(one)
    codes = [AGENCY, *(unit.code for unit in all_units(work, when) if unit.kind in PROVINCIAL)]
    return {code: _in_order(found[code]) for code in codes}


def on_duty(work: Work, unit_code: str, kind: str = PRESS, at: datetime | None = None) -> list[Duty]:
    """Who is on the roster of a unit, the one who began last first."""
    rows = work.connection.execute(ON_DUTY, {"at": at or work.now, "unit": unit_code, "kind": kind})
    return [_duty(row) for row in rows]


def first(found: list[Speaker]) -> Speaker | None:
    """The one to call first: who speaks as a rule for the agency (2.1.b); an authorised Deputy before the Director."""
    return min(found, key=lambda one: FIRST.index(one.office), default=None)


def urgent(work: Work, unit_code: str) -> Duty | Speaker | None:
    """Whom to call now: the roster, else the one to call first; None when nobody is entered."""
    duty = on_duty(work, unit_code)
    return duty[0] if duty else first(of(work, unit_code))


def title(work: Work, code: str) -> tuple[str, str] | None:
    """What an office is called now, in Vietnamese and English, where the directory says so."""
    row = work.connection.execute(TITLE, {"at": work.now, "called": code}).first()
    return (row.name_vi, row.name_en) if row else None


FIRST = ("spokesperson", "deputy", "director", "director_general", "delegate")


def _in_order(found: list[Speaker]) -> list[Speaker]:
    return sorted(found, key=lambda one: OFFICES.index(one.office))


def _in_force(table: Table) -> ColumnElement[bool]:
    return and_(table.c.since <= AT, or_(table.c.until.is_(None), table.c.until > AT))


SPEAKERS = select(speakers).where(_in_force(speakers)).order_by(speakers.c.id)
SPEAKERS_OF = SPEAKERS.where(speakers.c.unit_code == bindparam("unit"))
ON_DUTY = (
    select(duties)
    .where(_in_force(duties), duties.c.unit_code == bindparam("unit"), duties.c.kind == bindparam("kind"))
    .order_by(duties.c.since.desc(), duties.c.id)
)
TITLE = select(titles).where(_in_force(titles), titles.c.code == bindparam("called"))


def _speaker(row: Row[tuple[object, ...]]) -> Speaker:
    names = (column.name for column in speakers.c if column.name != "id")
    return Speaker(**{name: getattr(row, name) for name in names})


def _authorised(one: Authorisation) -> Speaker:
    """An authorisation as a place among the contacts (2.4)."""
    return Speaker(
        office=one.office,
        unit_code=one.unit_code,
        name=one.name,
        title_vi=one.title_vi,
        title_en=one.title_en,
        phone=one.phone,
        email=one.email,
        since=one.since,
        sample=one.sample,
        document=one.number,
        matter=one.matter,
        until=one.ends,
        alone=one.alone,
        authorisation=one.id,
        signed_on=one.signed_on,
        granted_by=one.granted_by_name or None,
        has_file=one.file_id is not None,
    )


def _duty(row: Row[tuple[object, ...]]) -> Duty:
    return Duty(
        row.kind,
        row.unit_code,
        row.name,
        row.title_vi,
        row.title_en,
        row.phone,
        row.email,
        row.since,
        row.until,
    )
