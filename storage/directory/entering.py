"""The directory's first contents: the starter data, and people entered one by one."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Table, func, insert, select

from storage import starter
from storage.directory.models import Speaker
from storage.directory.version import bump
from storage.tables import outlets, speakers, titles, topics, units
from storage.work import Work

STARTER_SINCE = datetime(2025, 7, 1, tzinfo=UTC)  # the merger of provinces; before it this directory says nothing


def add_speakers(work: Work, *new: Speaker) -> None:
    """Enter people who may speak, each from their `since`."""
    rows = [{name: value for name, value in vars(one).items() if name in speakers.c} for one in new]
    if rows:
        work.connection.execute(insert(speakers), rows)


def load_starter(work: Work) -> bool:
    """Fill an empty directory with the starter data; False if there is a directory already."""
    _fill(work, titles, starter.titles())  # came later than the rest, so an older directory may lack it
    if _filled(work, units):
        return False
    _fill(work, units, (*starter.units(), *starter.provinces()))
    _fill(work, topics, starter.topics())
    _fill(work, outlets, starter.outlets())
    bump(work)
    return True


def _fill(work: Work, table: Table, found: tuple[object, ...]) -> None:
    dated = {"since": STARTER_SINCE, "until": None}
    if not _filled(work, table):
        work.connection.execute(insert(table), [{**_lists(one), **dated} for one in found])


def _filled(work: Work, table: Table) -> bool:
    return bool(work.connection.execute(select(func.count()).select_from(table)).scalar_one())


def _lists(one: object) -> dict[str, object]:
    """The fields of a starter row; tuples as lists, as JSON columns want them."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in vars(one).items()}
