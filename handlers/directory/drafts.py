"""Rows of a recognised sheet read cell by cell; every cell that does not fit is a problem, and the rest is read on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.directory import csv_files, moments, xlsx_files
from handlers.directory.cells import Unfit, shown
from handlers.directory.layouts import Column, Must
from handlers.directory.problems import Place, Problem
from handlers.directory.recognising import Known, recognised
from handlers.directory.sheets import MEBIBYTE, MOST_BYTES, MOST_FILES, Cell, File, NotReadable, Row, Sheet
from handlers.talk import say
from storage.imports.entries import Kind, Value

ZIP = b"PK"


@dataclass(frozen=True)
class Draft:
    """A row whose cells are read one by one. `values` by column name; a missing one could not be read.

    `headings`: column name → heading as typed, for naming a place.
    """

    place: Place
    values: Mapping[str, Value]
    headings: Mapping[str, str]
    since: datetime | None = None
    until: datetime | None = None

    def at(self, column: str) -> Place:
        """The cell of a column."""
        return Place(self.place.file, self.place.sheet, self.place.line, self.headings.get(column, column))


@dataclass
class Drafts:
    """What files hold, by kind, and what is wrong in them. A kind with a file is there, be it without a row."""

    rows: dict[Kind, list[Draft]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read(files: Sequence[File], zone: ZoneInfo) -> Drafts:
    """Everything in the files. `zone`: of times that name none."""
    found = Drafts()
    if len(files) > MOST_FILES or sum(len(file.data) for file in files) > MOST_BYTES:
        where = Place(files[0].name)
        text = say("import_too_large", files=str(MOST_FILES), size=str(MOST_BYTES // MEBIBYTE))
        return Drafts(problems=[Problem(where, text)])
    for file in files:
        for sheet in _sheets(file, found.problems):
            _read_sheet(sheet, zone, found)
    return found


def _sheets(file: File, problems: list[Problem]) -> list[Sheet]:
    try:
        if not file.data.strip():
            raise NotReadable(say("import_empty"))
        looks_zipped = file.data.startswith((ZIP, b"\xd0\xcf\x11\xe0")) or file.name.lower().endswith((".xlsx", ".xls"))
        sheets = xlsx_files.read(file) if looks_zipped else [csv_files.read(file)]
        if not sheets:
            raise NotReadable(say("import_empty"))
    except NotReadable as error:
        problems.append(Problem(Place(file.name, error.sheet, error.line), error.text))
        return []
    return sheets


def _read_sheet(sheet: Sheet, zone: ZoneInfo, found: Drafts) -> None:
    known = recognised(sheet)
    if isinstance(known, list):
        found.problems += known
        return
    rows = found.rows.setdefault(known.layout.kind, [])
    rows += [_draft(known, row, zone, found.problems) for row in known.rows]


def _draft(known: Known, row: Row, zone: ZoneInfo, problems: list[Problem]) -> Draft:
    empty = Draft(Place(known.sheet.file, known.sheet.name, row.line), {}, known.headings)
    problems += _beyond(known, row, empty)
    values: dict[str, Value] = {}
    for at, column in known.columns.items():
        cell = row.cells[at] if at < len(row.cells) else ""
        try:
            values[column.name] = _value(column, cell, zone)
        except Unfit as error:
            text = say("import_cell", found=shown(cell), expected=error.text) if shown(cell) else error.text
            problems.append(Problem(empty.at(column.name), text))
    since, until = _moment(values.pop("since", None)), _moment(values.pop("until", None))
    if since and until and until <= since:
        problems.append(Problem(empty.at("until"), say("import_end_before_beginning")))
    return Draft(empty.place, values, known.headings, since, until)


def _value(column: Column, cell: Cell, zone: ZoneInfo) -> Value:
    if not shown(cell):
        if column.must is Must.CELL:
            raise Unfit(say("import_cell_empty"))
        return None
    if column.read is not None:
        return column.read(cell)
    if column.name == "since":
        return moments.beginning(cell, zone)
    return moments.ending(cell, zone) if column.name == "until" else moments.day(cell)


def _beyond(known: Known, row: Row, empty: Draft) -> list[Problem]:
    """Something stands where no heading is: most often a comma in a name that is not quoted."""
    too_many = any(shown(cell) for at, cell in enumerate(row.cells) if at not in known.headed)
    return [Problem(empty.place, say("import_too_many_cells"))] if too_many else []


def _moment(value: Value) -> datetime | None:
    return value if isinstance(value, datetime) else None
