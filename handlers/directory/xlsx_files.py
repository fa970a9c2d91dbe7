"""XLSX as people save it: every visible sheet with something in it. A formula counts by the value saved with it."""

from __future__ import annotations

import io

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum, load_workbook

from handlers.directory.sheets import MOST_COLUMNS, MOST_ROWS, File, NotReadable, Row, Sheet
from handlers.directory.zip_files import vetted
from handlers.talk import say

MOST_SHEETS = 30


def read(file: File) -> list[Sheet]:
    """The sheets of a workbook, those without a single filled cell left out. Raises `NotReadable`."""
    try:
        with load_workbook(io.BytesIO(vetted(file.data))) as book:
            names = _visible(book)
            if len(names) > MOST_SHEETS:
                raise NotReadable(say("import_bomb"))
            sheets = [Sheet(file.name, name, _rows(book, name)) for name in names]
    except (CalamineError, ValueError, OSError) as error:
        raise NotReadable(say("import_not_xlsx")) from error
    return [sheet for sheet in sheets if not all(row.is_blank for row in sheet.rows)]


def _visible(book: CalamineWorkbook) -> list[str]:
    """Hidden sheets are helpers of a template (lists to choose from), so they say nothing."""
    return [
        sheet.name
        for sheet in book.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
    ]


def _rows(book: CalamineWorkbook, name: str) -> tuple[Row, ...]:
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height > MOST_ROWS or sheet.total_width > MOST_COLUMNS:
        raise NotReadable(say("import_too_long", rows=MOST_ROWS, columns=MOST_COLUMNS), sheet=name)
    rows = sheet.to_python(skip_empty_area=False)
    return tuple(Row(line, tuple(cells)) for line, cells in enumerate(rows, start=1))
