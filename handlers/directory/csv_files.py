"""CSV as people save it: UTF-8 or Excel's Unicode text; commas, semicolons or tabs; any line ends."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator

from handlers.directory.sheets import MOST_COLUMNS, MOST_ROWS, File, NotReadable, Row, Sheet
from handlers.talk import say

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SEPARATORS = (",", ";", "\t")
LOOKED_AT = 10
LONGEST_CELL = 20_000
ACTIVE = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a cell for a formula (T23); an export puts an apostrophe before it."""


def read(file: File) -> Sheet:
    """The one sheet of a CSV file. Raises `NotReadable`."""
    text = _text(file.data)
    separator, skipped = _separator(text)
    return Sheet(file.name, "", tuple(_rows(text, separator))[skipped:])


def _text(data: bytes) -> str:
    encoding, bare = next(((name, data[len(mark) :]) for mark, name in MARKS if data.startswith(mark)), ("utf-8", data))
    try:
        text = bare.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotReadable(say("import_not_utf8"), bare[: error.start].count(b"\n") + 1) from error
    if "\0" in text:
        raise NotReadable(say("import_not_text"), text[: text.index("\0")].count("\n") + 1)
    return text


def _separator(text: str) -> tuple[str, int]:
    """The separator, and how many lines only name it (Excel's ``sep=;``)."""
    first = text.partition("\n")[0].strip().lower()
    if first.startswith("sep=") and len(first) == 5:
        return first[4], 1
    head = text.splitlines()[:LOOKED_AT]
    return max(SEPARATORS, key=lambda one: max((line.count(one) for line in head), default=0)), 0


def _rows(text: str, separator: str) -> Iterator[Row]:
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            if line > MOST_ROWS or len(cells) > MOST_COLUMNS:
                raise NotReadable(say("import_too_long", rows=MOST_ROWS, columns=MOST_COLUMNS), line)
            yield Row(line, tuple(map(_plain, cells)))
            line = reader.line_num + 1
    except csv.Error as error:
        raise NotReadable(say("import_not_csv"), line) from error


def _plain(cell: str) -> str:
    """Without the apostrophe that an export put before it."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(ACTIVE) else cell
