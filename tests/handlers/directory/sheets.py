"""Files as people make them, for the tests: CSV in any dress, workbooks, and workbooks with something wrong inside."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from xlsxwriter import Workbook

from handlers.directory import drafts
from handlers.directory.importing import Prepared, prepare
from handlers.directory.problems import Problem
from handlers.directory.sheets import File
from storage.imports.apply import apply
from storage.work import Database, Work
from tests.handlers.rig import TEXTS

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
HEADINGS = ("office", "unit", "name", "title_vi", "title_en", "phone", "email", "since", "until")
DOCUMENT_HEADINGS = (
    *("unit", "number", "signed_on", "name", "title_vi", "phone", "email"),
    *("matter", "alone", "granted_by", "since", "until"),
)
Rows = Sequence[Sequence[object]]


def person(unit: str = "HNO", **other: object) -> tuple[object, ...]:
    """A Director's row under HEADINGS."""
    values: dict[str, object] = {
        "office": "director",
        "unit": unit,
        "name": f"Lê Thị {unit}",
        "title_vi": "Giám đốc",
        "title_en": "Director",
        "phone": "024 3936 1234",
        "email": f"{unit.lower()}@vss.gov.vn",
        "since": "",
        "until": "",
    }
    return tuple((values | other)[name] for name in HEADINGS)


def document(unit: str = "VSS", number: str = "12/UQ-BHXH", **other: str) -> tuple[str, ...]:
    """A row of an authorisation under DOCUMENT_HEADINGS."""
    values = {
        "unit": unit,
        "number": number,
        "signed_on": "20/11/2026",
        "name": "Lê Văn Đ",
        "title_vi": "Vụ trưởng",
        "phone": "024 3936 1234",
        "email": "d@vss.gov.vn",
        "matter": "Chi trả lương hưu",
        "alone": "có",
        "granted_by": "Tổng Giám đốc",
        "since": "24/11/2026",
        "until": "30/11/2026",
    }
    return tuple((values | other)[name] for name in DOCUMENT_HEADINGS)


def csv_file(rows: Rows, headings: Sequence[str] = HEADINGS, name: str = "spokespersons.csv", **dress: str) -> File:
    """`dress`: separator, encoding, line."""
    separator, line = dress.get("separator", ","), dress.get("line", "\r\n")
    quoted = [[_quoted(str(cell), separator) for cell in row] for row in (headings, *rows)]
    text = line.join(separator.join(row) for row in quoted) + line
    return File(name, text.encode(dress.get("encoding", "utf-8")))


def _quoted(cell: str, separator: str) -> str:
    return f'"{cell}"' if separator in cell or "\n" in cell else cell


def workbook(
    sheets: Mapping[str, Rows], name: str = "danh-ba.xlsx", change: Callable[[Workbook], None] | None = None
) -> File:
    """A workbook; the first row of each sheet is its headings. Dates become date cells."""
    target = io.BytesIO()
    book = Workbook(target, {"in_memory": True})
    day, moment = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
    for title, rows in sheets.items():
        sheet = book.add_worksheet(title)
        for line, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, datetime):
                    sheet.write_datetime(line, column, cell, moment)
                elif isinstance(cell, date):
                    sheet.write_datetime(line, column, cell, day)
                else:
                    sheet.write(line, column, cell)
    if change:
        change(book)
    book.close()
    return File(name, target.getvalue())


def with_entries(file: File, **entries: bytes | Callable[[bytes], bytes]) -> File:
    """The same workbook with entries of its archive replaced or added; ``__`` stands for ``/``, ``_`` for ``.``."""
    named = {name.replace("__", "/").replace("_", "."): new for name, new in entries.items()}
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file.data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys([*old.namelist(), *named]):
            change = named.get(name)
            data = old.read(name) if name in old.namelist() else b""
            new.writestr(name, change(data) if callable(change) else data if change is None else change)
    return File(file.name, target.getvalue())


def prepared(work: Work, *files: File) -> Prepared:
    """What an import of the files would do."""
    return prepare(work, drafts.read(files, ZONE))


async def brought_in(database: Database, *files: File) -> None:
    """Import files that must be right."""

    def piece(work: Work) -> None:
        found = prepared(work, *files)
        assert found.plan is not None, said(found.problems)
        apply(work, found.plan)

    await database.write(piece)


def said(problems: Sequence[Problem], language: str = "en") -> list[str]:
    """The problems as a person reads them."""
    return [TEXTS.render(one.line(), language).text for one in problems]


def wrong(*files: File) -> list[str]:
    """What is wrong with files already before anything is compared."""
    return said(drafts.read(files, ZONE).problems)
