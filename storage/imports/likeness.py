"""Whether a value of a file says what stands already, be it written otherwise.

What was typed in chat keeps its own spaces and its own way to write a telephone number; a file brings them in one form.
Such a row must come back from an export as the same row: an authorisation would else be ended and granted anew.
"""

from __future__ import annotations

import unicodedata
from datetime import datetime

from storage import telephones
from storage.imports.entries import Value


def alike(column: str, old: Value, new: Value) -> bool:
    """The same moment to the second, the same number, the same words; nothing said is the same as an empty text."""
    if old == new:
        return True
    if isinstance(old, datetime) and isinstance(new, datetime):
        return old.replace(microsecond=0) == new.replace(microsecond=0)
    before, after = bare(old), bare(new)
    if column == "phone" and isinstance(before, str) and isinstance(after, str):
        return before == after or telephones.same(before, after)
    return before == after


def bare(value: Value) -> Value:
    """A text in one line, without what takes no room; anything else as it is."""
    if not isinstance(value, str | None):
        return value
    whole = unicodedata.normalize("NFC", value or "")
    seen = whole if whole.isprintable() else "".join(one for one in whole if unicodedata.category(one) != "Cf")
    return " ".join(seen.split())
