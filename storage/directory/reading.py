"""The directory read for one moment: now, or the one asked for."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Row, Table, bindparam, func, or_, select, union_all

from storage.directory.dates import in_force
from storage.directory.models import OFFICES, Outlet, Speaker, Title, Topic, Unit
from storage.tables import outlets, speakers, titles, topics, units
from storage.work import Work


def speakers_of(work: Work, unit_code: str, at: datetime | None = None) -> list[Speaker]:
    """Who holds an office that speaks for a unit, in the order of Article 2; without those authorised."""
    rows = work.connection.execute(
        select(speakers)
        .where(speakers.c.unit_code == unit_code, in_force(speakers, at or work.now))
        .order_by(speakers.c.id)
    )
    return sorted(map(_speaker, rows), key=lambda one: OFFICES.index(one.office))


def all_units(work: Work, at: datetime | None = None) -> list[Unit]:
    """Every unit and province in force."""
    return [_unit(row) for row in _all(work, units, at)]


def all_topics(work: Work, at: datetime | None = None) -> list[Topic]:
    """Every topic in force."""
    return [_topic(row) for row in _all(work, topics, at)]


def all_outlets(work: Work, at: datetime | None = None) -> list[Outlet]:
    """Every outlet in force."""
    return [Outlet(row.code, row.name_vi, row.name_en, row.kind, tuple(row.aliases)) for row in _all(work, outlets, at)]


def all_titles(work: Work, at: datetime | None = None) -> list[Title]:
    """What every office is called."""
    return [Title(row.code, row.name_vi, row.name_en) for row in _all(work, titles, at)]


def unit(work: Work, code: str | None) -> Unit | None:
    """The unit with that code, if it is in force now."""
    row = work.connection.execute(UNIT, {"called": code, "now": work.now}).first()
    return _unit(row) if row else None


def units_of(work: Work, codes: Collection[str]) -> list[Unit]:
    """The units with these codes that are in force now."""
    rows = work.connection.execute(UNITS, {"called": sorted(codes), "now": work.now}) if codes else ()
    return [_unit(row) for row in rows]


def last_unit(work: Work, code: str) -> Unit | None:
    """The unit with that code as it is, or as it last was: a case or a Director of the past is still of that office."""
    begun = units.c.since <= work.now, or_(units.c.until.is_(None), units.c.until > units.c.since)
    row = work.connection.execute(
        select(units).where(units.c.code == code, *begun).order_by(units.c.since.desc(), units.c.id.desc()).limit(1)
    ).first()
    return _unit(row) if row else None


def topic(work: Work, code: str | None) -> Topic | None:
    """The topic with that code, if it is in force now."""
    row = work.connection.execute(TOPIC, {"called": code, "now": work.now}).first()
    return _topic(row) if row else None


def has_speakers(work: Work) -> bool:
    """Whether anybody was ever entered who may speak."""
    return bool(work.connection.execute(select(func.count()).select_from(speakers)).scalar_one())


def next_change(work: Work) -> datetime | None:
    """The next moment at which a unit, topic or outlet begins or ends by its dates; None if none is to come."""
    dates = [column for table in (units, topics, outlets) for column in (table.c.since, table.c.until)]
    ahead = union_all(*(select(func.min(date).label("at")).where(date > work.now) for date in dates)).subquery()
    found: datetime | None = work.connection.scalar(select(func.min(ahead.c.at)))
    return found


def _all(work: Work, table: Table, at: datetime | None) -> list[Row[tuple[object, ...]]]:
    query = select(table).where(in_force(table, at or work.now)).order_by(table.c.id)
    return list(work.connection.execute(query))


UNIT, TOPIC = (
    select(table).where(table.c.code == bindparam("called"), in_force(table, bindparam("now")))
    for table in (units, topics)
)

UNITS = select(units).where(units.c.code.in_(bindparam("called", expanding=True)), in_force(units, bindparam("now")))


def _unit(row: Row[tuple[object, ...]]) -> Unit:
    return Unit(row.code, row.name_vi, row.name_en, row.kind, tuple(row.former), tuple(row.aliases))


def _topic(row: Row[tuple[object, ...]]) -> Topic:
    return Topic(row.code, row.name_vi, row.name_en, row.lead_unit, tuple(row.keywords))


def _speaker(row: Row[tuple[object, ...]]) -> Speaker:
    return Speaker(**{column.name: getattr(row, column.name) for column in speakers.c if column.name != "id"})
