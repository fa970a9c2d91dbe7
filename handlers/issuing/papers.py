"""A document's file, as it is sent: under its number."""

from __future__ import annotations

from handlers.issuing.letter import full_number
from handlers.talk import FileRef
from storage.documents import Document


def paper(document: Document) -> FileRef:
    """The document's file under its number."""
    return named(document.paper or 0, full_number(document.number, document.register))


def named(file_id: int, number: str) -> FileRef:
    """A document's file by the number it is spoken of: 07/TTBC-BHXH becomes 07-TTBC-BHXH.pdf."""
    return FileRef(file_id, f"{number.replace('/', '-')}.pdf")
