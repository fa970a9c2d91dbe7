"""Where rows of each kind stand, what makes one the same as another, and which of their columns a file has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Row, Table, and_, or_, select, true

from storage.directory import PROVINCIAL
from storage.directory.dates import in_force, not_over
from storage.imports.entries import Kind, Standing, Value
from storage.tables import authorisations, duties, outlets, speakers, titles, topics, units
from storage.work import Work

NAMES = ("name_vi", "name_en")
REACHED = ("title_vi", "title_en", "phone", "email")


@dataclass(frozen=True)
class Shelf:
    """A table, or a part of it. Two rows with the same `key` are about the same thing.

    `alone`: at any moment at most one row a key counts (one Director a province).
    """

    table: Table
    key: tuple[str, ...]
    fields: tuple[str, ...]
    alone: bool = True
    part: ColumnElement[bool] | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """Everything a file says of a row, its dates aside."""
        return (*self.key, *self.fields)


SHELVES: Mapping[Kind, Shelf] = {
    Kind.UNITS: Shelf(units, ("code",), (*NAMES, "kind", "former", "aliases"), part=units.c.kind.not_in(PROVINCIAL)),
    Kind.PROVINCES: Shelf(units, ("code",), (*NAMES, "kind", "former", "aliases"), part=units.c.kind.in_(PROVINCIAL)),
    Kind.OUTLETS: Shelf(outlets, ("code",), (*NAMES, "kind", "aliases")),
    Kind.TOPICS: Shelf(topics, ("code",), (*NAMES, "lead_unit", "keywords")),
    Kind.TITLES: Shelf(titles, ("code",), NAMES),
    Kind.SPOKESPERSONS: Shelf(
        speakers,
        ("office", "unit_code"),
        ("name", *REACHED),
        part=speakers.c.office.in_(("director_general", "spokesperson", "director")),
    ),
    Kind.AUTHORISATIONS: Shelf(
        authorisations,
        ("unit_code", "number", "name"),
        ("office", *REACHED, "signed_on", "matter", "alone", "granted_by_name", "reason"),
        alone=False,
    ),
    Kind.ROSTER: Shelf(duties, ("kind", "unit_code", "name"), REACHED, alone=False),
}
HELD = "held_since"
"""Of the spokespersons: in the office since. Not compared like the rest, since a file need not say it."""


def standing(work: Work, kind: Kind) -> list[Standing]:
    """The rows of a kind that are in force now or to come, the oldest first."""
    shelf = SHELVES[kind]
    wanted = and_(_part(shelf), not_over(shelf.table, work.now), _not_void(shelf.table), _not_ended(shelf, work.now))
    return _found(work, kind, wanted)


def at_moment(work: Work, kind: Kind, at: datetime) -> list[Standing]:
    """The rows of a kind that were, or will be, in force at a moment."""
    shelf = SHELVES[kind]
    return _found(work, kind, and_(_part(shelf), in_force(shelf.table, at), _not_ended(shelf, at)))


def _found(work: Work, kind: Kind, wanted: ColumnElement[bool]) -> list[Standing]:
    shelf = SHELVES[kind]
    rows = work.connection.execute(select(shelf.table).where(wanted).order_by(shelf.table.c.id))
    return [_standing(shelf, row) for row in rows]


def _part(shelf: Shelf) -> ColumnElement[bool]:
    return true() if shelf.part is None else shelf.part


def _not_void(table: Table) -> ColumnElement[bool]:
    """A row that was to come and was given up ends where it begins."""
    return or_(table.c.until.is_(None), table.c.until > table.c.since)


def _not_ended(shelf: Shelf, at: datetime) -> ColumnElement[bool]:
    """An authorisation keeps its written end; that it was ended before stands beside it."""
    if "ended_at" not in shelf.table.c:
        return true()
    return or_(shelf.table.c.ended_at.is_(None), shelf.table.c.ended_at > at)


def _standing(shelf: Shelf, row: Row[tuple[object, ...]]) -> Standing:
    values: dict[str, Value] = {name: _value(getattr(row, name)) for name in shelf.columns}
    if HELD in shelf.table.c:
        values[HELD] = row.held_since or row.since
    return Standing(row.id, values, row.since, row.until)


def _value(found: object) -> Value:
    if isinstance(found, list):
        return tuple(map(str, found))
    if found is None or isinstance(found, str | bool | datetime):
        return found
    raise TypeError(f"a directory column holds {type(found).__name__}")
