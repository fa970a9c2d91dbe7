"""The inside of an XLSX file, looked through before it is read: nothing large, hidden, active or far out (T24, T26).

What passes is packed anew, so that the reader sees exactly what was looked at and nothing else of the file.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from handlers.directory.sheets import MEBIBYTE, MOST_COLUMNS, MOST_ROWS, NotReadable
from handlers.talk import say

MOST_ENTRIES = 300
MOST_UNZIPPED = 48 * MEBIBYTE
MOST_CELLS = 200_000
MOST_TEXT = 64 * MEBIBYTE
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
NEEDED = "xl/workbook.xml"
# Where a sheet says that a cell or row stands: one at XFD1048576 alone would make the reader take all memory.
STANDS_AT = re.compile(rb"\br\s*=\s*[\"']\s*([A-Za-z]*)(\d+)")
CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
SHARED = re.compile(rb"<(?:\w+:)?si[\s/>]")


def vetted(data: bytes) -> bytes:
    """The same workbook, packed anew from what was looked at. Raises `NotReadable`."""
    if data.startswith(OLD_OFFICE):
        raise NotReadable(say("import_old_excel"))
    try:
        entries = _unpacked(data)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, ValueError, EOFError, OSError) as error:
        raise NotReadable(say("import_not_xlsx")) from error
    if NEEDED not in entries:
        raise NotReadable(say("import_not_xlsx"))
    _refuse_active(entries)
    _refuse_far_out(entries)
    return _packed(entries)


def _unpacked(data: bytes) -> dict[str, bytes]:
    """Every entry's bytes, as many as are really there, whatever the headings claim."""
    entries: dict[str, bytes] = {}
    room = MOST_UNZIPPED
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        listed = archive.infolist()
        if len(listed) > MOST_ENTRIES:
            raise NotReadable(say("import_bomb"))
        for one in listed:
            with archive.open(one) as opened:
                entries[one.filename] = opened.read(room + 1)
            room -= len(entries[one.filename])
            if room < 0:
                raise NotReadable(say("import_bomb"))
    return entries


def _refuse_active(entries: dict[str, bytes]) -> None:
    """No macros, no document types with entities of their own."""
    macros = any(name.lower().endswith("vbaproject.bin") for name in entries)
    if macros or b"macroEnabled" in entries.get("[Content_Types].xml", b""):
        raise NotReadable(say("import_macros"))
    if any(b"<!DOCTYPE" in data or b"<!ENTITY" in data for data in entries.values()):
        raise NotReadable(say("import_not_xlsx"))


def _refuse_far_out(entries: dict[str, bytes]) -> None:
    """Few rows and columns, and not one long text used a hundred thousand times."""
    cells = 0
    for data in entries.values():
        if b"sheetData" in data:
            cells += sum(1 for _ in CELL.finditer(data))
            if any(_far_out(*found.groups()) for found in STANDS_AT.finditer(data)):
                raise NotReadable(say("import_too_long", rows=MOST_ROWS, columns=MOST_COLUMNS))
    longest = max((_longest_text(data) for data in entries.values() if SHARED.search(data)), default=0)
    if cells > MOST_CELLS or cells * longest > MOST_TEXT:
        raise NotReadable(say("import_bomb"))


def _far_out(column: bytes, row: bytes) -> bool:
    if len(column) > 3 or len(row) > 7:
        return True
    number = 0
    for letter in column.upper():
        number = number * 26 + letter - ord("A") + 1
    return number > MOST_COLUMNS or int(row) > MOST_ROWS


def _longest_text(data: bytes) -> int:
    return max(map(len, SHARED.split(data)))


def _packed(entries: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, data in entries.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return target.getvalue()
