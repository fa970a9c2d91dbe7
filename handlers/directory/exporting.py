"""The directory written out as files that an import takes back without changing anything.

No cell becomes a formula where the file is opened (T23): a workbook's cells are text, and in CSV an apostrophe stands
before what a spreadsheet would take for one.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it ships no types

from handlers.directory.csv_files import ACTIVE
from handlers.directory.layouts import LAYOUTS, Layout
from handlers.directory.moments import written, written_day
from storage.imports.entries import Kind, Standing, Value
from storage.imports.shelves import HELD, at_moment, standing
from storage.work import Work

SEVERAL = "|"
WIDEST = 40
KEPT_AS = {"unit": "unit_code", "granted_by": "granted_by_name"}
DATED_BY_DOCUMENT = (Kind.AUTHORISATIONS, Kind.ROSTER)


@dataclass(frozen=True)
class Table:
    """A kind's rows as text, under its headings."""

    kind: Kind
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables(work: Work, kinds: Iterable[Kind], zone: ZoneInfo, at: datetime | None = None) -> list[Table]:
    """What is in force and what is to come; or, for a moment `at`, what was in force then.

    Of a moment, an end that has passed since is left out where it may be a later import's doing: taken back, the
    file gives the state of that moment.
    """
    return [_table(kind, _rows(work, kind, at), zone, work.now) for kind in kinds]


def as_csv(table: Table) -> bytes:
    """UTF-8 with a mark that Excel looks for, RFC 4180."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(table.headings)
    writer.writerows([_inert(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def as_workbook(found: Sequence[Table], now: datetime) -> bytes:
    """One sheet a kind; every cell is text."""
    target = io.BytesIO()
    book = Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": now.replace(tzinfo=None)})
    bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
    for table in found:
        sheet = book.add_worksheet(table.kind.value)
        sheet.freeze_panes(1, 0)
        for column, heading in enumerate(table.headings):
            longest = max((len(row[column]) for row in table.rows), default=0)
            sheet.set_column(column, column, min(max(longest, len(heading)) + 2, WIDEST), text)
            sheet.write_string(0, column, heading, bold)
        for line, row in enumerate(table.rows, start=1):
            for column, cell in enumerate(row):
                sheet.write_string(line, column, cell, text)
    book.close()
    return target.getvalue()


def _inert(cell: str) -> str:
    bare = cell.replace("\0", "")
    return f"'{bare}" if bare.lstrip("'").startswith(ACTIVE) else bare


def _rows(work: Work, kind: Kind, at: datetime | None) -> list[Standing]:
    if at is None:
        return standing(work, kind)
    return [_undated(kind, row, work.now) for row in at_moment(work, kind, at)]


def _undated(kind: Kind, row: Standing, now: datetime) -> Standing:
    if kind in DATED_BY_DOCUMENT or row.until is None or row.until > now:
        return row
    return Standing(row.id, row.values, row.since)


def _table(kind: Kind, rows: Sequence[Standing], zone: ZoneInfo, now: datetime) -> Table:
    layout = LAYOUTS[kind]
    headings = tuple(column.name for column in layout.columns)
    return Table(kind, headings, tuple(_row(layout, row, zone, now) for row in rows))


def _row(layout: Layout, row: Standing, zone: ZoneInfo, now: datetime) -> tuple[str, ...]:
    own = OWN_CELLS.get(layout.kind, {})
    dates = {"since": written(_since(row, now), zone), "until": written(row.until, zone, is_end=True)}
    cells = []
    for column in layout.columns:
        value = row.values.get(KEPT_AS.get(column.name, own.get(column.name, column.name)))
        cells.append(dates.get(column.name, _cell(column.name, value)))
    return tuple(cells)


def _since(row: Standing, now: datetime) -> datetime:
    """Of a holder of an office: since when they hold it. A row to come: when it begins."""
    held = row.values.get(HELD)
    return held if isinstance(held, datetime) and row.since <= now else row.since


def _cell(name: str, value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return SEVERAL.join(value)
    text = value if isinstance(value, str) else ""
    return written_day(text) if name == "signed_on" else text


OWN_CELLS: Mapping[Kind, Mapping[str, str]] = {Kind.TITLES: {"office": "code"}}
"""Columns that one kind keeps under another name."""
