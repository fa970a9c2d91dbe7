"""Bodies from Zalo: parsed strictly as JSON (U12), read loosely as to their fields (U8)."""

from __future__ import annotations

from bot.channels import strict
from bot.channels.strict import Raw as Body
from bot.channels.strict import part

__all__ = ["Body", "items", "parse", "part", "words"]


def parse(raw: bytes) -> Body:
    """The object in a body; every number in it becomes the string that was written. Raises `Unreadable` (U12)."""
    return strict.parse(raw, whole=str, fraction=str)


def words(body: object, *path: str) -> str:
    """The string or number at a path of keys, as it was written; "" where there is none."""
    found = part(body, *path)
    return found if isinstance(found, str) else ""


def items(body: object, *path: str) -> list[object]:
    """The list at a path of keys; empty where there is none."""
    found = part(body, *path)
    return list(found) if isinstance(found, list) else []
