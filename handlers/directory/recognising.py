"""Which kind of file a sheet is: by its headings, its name, and the words under "kind"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from rapidfuzz import process

from handlers.directory.cells import Unfit, shown
from handlers.directory.layouts import IGNORED, LAYOUTS, Column, Layout, plain
from handlers.directory.problems import Place, Problem
from handlers.directory.sheets import Row, Sheet
from handlers.talk import say

LOOKED_AT = 10
NEAR = 70


@dataclass(frozen=True)
class Known:
    """A sheet whose kind is known. `columns`: place in a row → its column; `headings`: column → heading as typed.

    `headed`: the places in a row that have any heading.
    """

    sheet: Sheet
    layout: Layout
    columns: Mapping[int, Column]
    headings: Mapping[str, str]
    rows: tuple[Row, ...]
    headed: frozenset[int]


def recognised(sheet: Sheet) -> Known | list[Problem]:
    """The sheet with its kind, or what is wrong with its headings."""
    place = Place(sheet.file, sheet.name)
    at = max(range(min(LOOKED_AT, len(sheet.rows))), key=lambda row: (_familiar(sheet.rows[row]), -row), default=None)
    if at is None or _familiar(sheet.rows[at]) < 2:
        return [Problem(place, say("import_no_headings", kinds=", ".join(LAYOUTS)))]
    headings = [shown(cell) for cell in sheet.rows[at].cells]
    layout = _layout(sheet, headings, sheet.rows[at + 1 :])
    problems = _problems(layout, headings, Place(sheet.file, sheet.name, sheet.rows[at].line))
    if problems:
        return problems
    columns = {place: column for place, name in enumerate(headings) if (column := layout.column(name))}
    named = {column.name: headings[place] for place, column in columns.items()}
    rows = tuple(row for row in sheet.rows[at + 1 :] if not row.is_blank)
    headed = frozenset(place for place, name in enumerate(headings) if name)
    return Known(sheet, layout, columns, named, rows, headed)


def _familiar(row: Row) -> int:
    """How many of its cells are headings that we know."""
    found = {shown(cell) for cell in row.cells}
    return max(sum(layout.column(name) is not None for name in found) for layout in LAYOUTS.values())


def _layout(sheet: Sheet, headings: Sequence[str], rows: Sequence[Row]) -> Layout:
    """The kind that fits best: nothing missing, nothing unknown, called so, and the words under "kind" are its own."""
    return max(LAYOUTS.values(), key=lambda layout: _fit(layout, sheet, headings, rows))


def _fit(layout: Layout, sheet: Sheet, headings: Sequence[str], rows: Sequence[Row]) -> tuple[float, ...]:
    found = {column.name for name in headings if (column := layout.column(name))}
    missing = sum(column.name not in found for column in layout.required)
    called = plain(sheet.name or PurePath(sheet.file).stem)
    named = any(plain(name) == called for name in layout.names)
    hinted = any(f" {plain(name)} " in f" {called} " for name in layout.names)
    return (-missing + 3 * named, len(found), _fitting_kinds(layout, headings, rows), hinted)


def _fitting_kinds(layout: Layout, headings: Sequence[str], rows: Sequence[Row]) -> float:
    """The share of cells under "kind" or "office" that this layout takes."""
    at = next((place for place, name in enumerate(headings) if _tells_kind(layout.column(name))), None)
    if at is None:
        return 0.0
    cells = [row.cells[at] for row in rows if at < len(row.cells) and shown(row.cells[at])]
    column = layout.column(headings[at])
    return sum(column is not None and _takes(column, shown(cell)) for cell in cells) / max(len(cells), 1)


def _tells_kind(column: Column | None) -> bool:
    return column is not None and column.name in ("kind", "office")


def _takes(column: Column, text: str) -> bool:
    try:
        return column.read is not None and column.read(text) is not None
    except Unfit:
        return False


def _problems(layout: Layout, headings: Sequence[str], place: Place) -> list[Problem]:
    """Columns that are missing, unknown, or there twice."""
    found = [column.name for name in headings if (column := layout.column(name))]
    missing = [column for column in layout.required if column.name not in found]
    problems = [
        Problem(place, say("import_column_missing", kind=layout.kind.value, column=_called(column)))
        for column in missing
    ]
    for name in headings:
        column = layout.column(name)
        here = Place(place.file, place.sheet, place.line, name)
        if column is None and plain(name) and plain(name) not in IGNORED:
            problems.append(Problem(here, say("import_column_unknown", near=_near(layout, name))))
        elif column is not None and found.count(column.name) > 1:
            problems.append(Problem(here, say("import_column_twice")))
    return problems


def _called(column: Column) -> str:
    return " / ".join((column.name, *column.headings[:1]))


def _near(layout: Layout, heading: str) -> str:
    """The columns that may have been meant, else all of them."""
    called = {spelling: column for column in layout.columns for spelling in column.spellings}
    best = process.extract(plain(heading), list(called), limit=2, score_cutoff=NEAR)
    near = dict.fromkeys(called[spelling].name for spelling, *_ in best)
    return ", ".join(near or (column.name for column in layout.columns))
