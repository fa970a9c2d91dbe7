"""Which files Zalo carries, and how (O9). Told by the bytes, because Zalo looks at them too."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from bot.channels.port import Failure, FileOut, SendFailed

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Format:
    """A kind of file. `upload`: the call that takes it; `limit`: bytes; `starts`: how its bytes begin."""

    upload: str
    limit: int
    starts: tuple[bytes, ...]
    endings: tuple[str, ...]


FORMATS = (
    Format("image", MEGABYTE, (b"\xff\xd8\xff",), (".jpg", ".jpeg")),
    Format("image", MEGABYTE, (b"\x89PNG\r\n\x1a\n",), (".png",)),
    Format("gif", 5 * MEGABYTE, (b"GIF87a", b"GIF89a"), (".gif",)),
    Format("file", 5 * MEGABYTE, (b"%PDF-",), (".pdf",)),
    Format("file", 5 * MEGABYTE, (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",), (".doc",)),
    Format("file", 5 * MEGABYTE, (b"PK\x03\x04",), (".docx",)),
)
NAMED_ONLY = (".doc", ".docx")
"""These beginnings belong to other kinds too (a spreadsheet, an archive): the name must say which it is."""


def format_of(file: FileOut) -> Format:
    """How a file travels. Raises `SendFailed` (permanent) for one that Zalo does not carry."""
    ending = PurePath(file.name).suffix.lower()
    for one in FORMATS:
        if not file.data.startswith(one.starts) or (one.endings[0] in NAMED_ONLY and ending not in one.endings):
            continue
        if len(file.data) > one.limit:
            raise SendFailed(Failure.PERMANENT, f"{one.endings[0]} of {len(file.data)} bytes, Zalo takes {one.limit}")
        return one
    raise SendFailed(Failure.PERMANENT, "Zalo carries jpg, png, gif, pdf, doc and docx only")


def named_rightly(file: FileOut, kind: Format) -> FileOut:
    """The file with an ending that fits its bytes: Zalo refuses it otherwise."""
    path = PurePath(file.name)
    if path.suffix.lower() in kind.endings:
        return file
    return FileOut((path.stem or "file") + kind.endings[0], file.mime, file.data)
