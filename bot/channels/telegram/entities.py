"""Bold spans as Telegram counts them: in UTF-16 units (T21: no parse_mode anywhere)."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import MessageEntity

from bot.splitting import units


def bold_entities(text: str, spans: Sequence[tuple[int, int]]) -> list[MessageEntity] | None:
    """Entities for spans of `text` given in code points (start, length); those outside the text are left out."""
    found = [
        MessageEntity(type="bold", offset=units(text[:start]), length=units(text[start : start + length]))
        for start, length in spans
        if 0 <= start < start + length <= len(text)
    ]
    return found or None
