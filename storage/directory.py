"""The directory as dated data: units and provinces, outlets, topics, and who may speak (Art. 2).

Every query is asked for one moment: a row counts from its `since` until just before its `until`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import BindParameter, ColumnElement, Row, Table, and_, bindparam, func, insert, or_, select

from storage import starter
from storage.tables import outlets, speakers, topics, units
from storage.work import Work

AGENCY = "VSS"
STARTER_SINCE = datetime(2025, 7, 1, tzinfo=UTC)  # the merger of provinces; before it this directory says nothing
PROVINCIAL = ("province", "city")
OFFICES = ("director_general", "spokesperson", "delegate", "director", "deputy")


@dataclass(frozen=True)
class Unit:
    """A unit of the agency or a provincial office. `former`: merged provinces; `aliases`: what people call it."""

    code: str
    name_vi: str
    name_en: str
    kind: str
    former: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Topic:
    """A subject that journalists ask about, and the unit that leads on it."""

    code: str
    name_vi: str
    name_en: str
    lead_unit: str
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outlet:
    """A press agency."""

    code: str
    name_vi: str
    name_en: str
    kind: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Speaker:
    """Somebody who may speak for `unit_code` (VSS or a province), with what 2.3 has published."""

    office: str
    unit_code: str
    name: str
    title_vi: str
    title_en: str
    phone: str
    email: str
    since: datetime
    sample: bool = False
    document: str | None = None
    matter: str | None = None
    until: datetime | None = None


def speakers_of(work: Work, unit_code: str) -> list[Speaker]:
    """Who may speak for a unit now, in the order of Article 2."""
    rows = work.connection.execute(
        select(speakers).where(speakers.c.unit_code == unit_code, _in_force(speakers, work.now)).order_by(speakers.c.id)
    )
    return sorted(map(_speaker, rows), key=lambda one: OFFICES.index(one.office))


def all_units(work: Work) -> list[Unit]:
    """Every unit and province in force now."""
    rows = work.connection.execute(select(units).where(_in_force(units, work.now)).order_by(units.c.id))
    return [_unit(row) for row in rows]


def all_topics(work: Work) -> list[Topic]:
    """Every topic in force now."""
    rows = work.connection.execute(select(topics).where(_in_force(topics, work.now)).order_by(topics.c.id))
    return [_topic(row) for row in rows]


def all_outlets(work: Work) -> list[Outlet]:
    """Every outlet in force now."""
    rows = work.connection.execute(select(outlets).where(_in_force(outlets, work.now)).order_by(outlets.c.id))
    return [Outlet(row.code, row.name_vi, row.name_en, row.kind, tuple(row.aliases)) for row in rows]


def unit(work: Work, code: str | None) -> Unit | None:
    """The unit with that code, if it is in force now."""
    row = work.connection.execute(UNIT, {"called": code, "now": work.now}).first()
    return _unit(row) if row else None


def topic(work: Work, code: str | None) -> Topic | None:
    """The topic with that code, if it is in force now."""
    row = work.connection.execute(TOPIC, {"called": code, "now": work.now}).first()
    return _topic(row) if row else None


def add_speakers(work: Work, *new: Speaker) -> None:
    """Enter people who may speak, each from their `since`."""
    rows = [{**one.__dict__} for one in new]
    if rows:
        work.connection.execute(insert(speakers), rows)


def has_speakers(work: Work) -> bool:
    """Whether anybody was ever entered who may speak."""
    return bool(work.connection.execute(select(func.count()).select_from(speakers)).scalar_one())


def load_starter(work: Work) -> bool:
    """Fill an empty directory with the starter data; False if there is a directory already."""
    if work.connection.execute(select(func.count()).select_from(units)).scalar_one():
        return False
    dated = {"since": STARTER_SINCE, "until": None}
    work.connection.execute(insert(units), [{**_unit_values(one), **dated} for one in starter.units()])
    work.connection.execute(insert(units), [{**_unit_values(one), **dated} for one in starter.provinces()])
    work.connection.execute(insert(topics), [{**_lists(one), **dated} for one in starter.topics()])
    work.connection.execute(insert(outlets), [{**_lists(one), **dated} for one in starter.outlets()])
    return True


def _unit_values(one: starter.StarterUnit) -> dict[str, object]:
    return {"former": [], **_lists(one)}


def _lists(one: object) -> dict[str, object]:
    """The fields of a starter row; tuples as lists, as JSON columns want them."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in vars(one).items()}


def _in_force(table: Table, now: datetime | BindParameter[datetime]) -> ColumnElement[bool]:
    return and_(table.c.since <= now, or_(table.c.until.is_(None), table.c.until > now))


UNIT, TOPIC = (
    select(table).where(table.c.code == bindparam("called"), _in_force(table, bindparam("now")))
    for table in (units, topics)
)


def _unit(row: Row[tuple[object, ...]]) -> Unit:
    return Unit(row.code, row.name_vi, row.name_en, row.kind, tuple(row.former), tuple(row.aliases))


def _topic(row: Row[tuple[object, ...]]) -> Topic:
    return Topic(row.code, row.name_vi, row.name_en, row.lead_unit, tuple(row.keywords))


def _speaker(row: Row[tuple[object, ...]]) -> Speaker:
    return Speaker(
        row.office,
        row.unit_code,
        row.name,
        row.title_vi,
        row.title_en,
        row.phone,
        row.email,
        row.since,
        row.sample,
        row.document,
        row.matter,
        row.until,
    )
