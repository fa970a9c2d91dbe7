"""Files as sheets of rows, before anything in them is understood."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from handlers.talk import Text

Cell = str | int | float | bool | date | datetime | time | timedelta

MEBIBYTE = 1024 * 1024
MOST_BYTES = 10 * MEBIBYTE
MOST_FILES = 10
MOST_ROWS = 10_000
MOST_COLUMNS = 60


@dataclass(frozen=True)
class File:
    """A file as it came, under the name its sender gave it."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Row:
    """A row with its number in the file, counted from 1 as spreadsheets do."""

    line: int
    cells: tuple[Cell, ...]

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return all(isinstance(cell, str) and not cell.strip() for cell in self.cells)


@dataclass(frozen=True)
class Sheet:
    """One table of a file. `name`: of the sheet in a workbook, empty for CSV."""

    file: str
    name: str
    rows: tuple[Row, ...]


class NotReadable(Exception):
    """A file, or a sheet, that cannot be read at all: why, and what to do. `line` where that is known."""

    def __init__(self, text: Text, line: int | None = None, sheet: str = "") -> None:
        super().__init__(text.key)
        self.text = text
        self.line = line
        self.sheet = sheet
