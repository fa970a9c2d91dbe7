"""Vietnamese without its marks, for search and for people who type without accents."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Lower case, no accents, `đ` as `d`, runs of white space as one space."""
    flat = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join("".join(c for c in flat if unicodedata.category(c) != "Mn").split())
