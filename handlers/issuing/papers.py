"""A document's file, as it is sent: under its number."""

from __future__ import annotations

from handlers.issuing.letter import full_number
from handlers.talk import FileRef
from storage.documents import Document


def paper(document: Document) -> FileRef:
    """The document's file under its number."""
    number = full_number(document.number, document.register)
    return FileRef(document.paper or 0, f"{number.replace('/', '-')}.pdf")
