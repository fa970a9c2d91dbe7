"""Choices on a channel: signed buttons where there are buttons, else a numbered list.

Either way the list is kept with the message, so that a number, a label or a key word that is typed finds its choice.

It is one object a choice: ``{"number": 1, "vi": label, "en": label, "words": [...], "data": "action:ref:1"}``.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.texts import Texts
from handlers.talk import Choice
from locales import LANGUAGES
from storage.deliveries import Choices
from storage.keys import Keys

BUTTON_BYTES = 64

Rows = Sequence[Sequence[Choice]]
Buttons = tuple[tuple[tuple[str, str], ...], ...]


def sign(keys: Keys, data: str, chat: str) -> str:
    """What a button of that chat carries: the choice and its tag (T1). Raises `ValueError` over 64 bytes."""
    signed = f"{data}:{keys.tag('button', data, chat)}"
    if len(signed.encode()) > BUTTON_BYTES:
        raise ValueError(f"a button carries at most {BUTTON_BYTES} bytes: {data} and its tag")
    return signed


def buttons(rows: Rows, chat: str, language: str, texts: Texts, keys: Keys) -> Buttons:
    """Rows of (label, signed data)."""
    return tuple(
        tuple((texts.render(choice.label, language).text, sign(keys, choice.data, chat)) for choice in row)
        for row in rows
    )


def numbered(rows: Rows, texts: Texts) -> Choices:
    """The choices in order, as they are kept with the message that shows them."""
    choices = [choice for row in rows for choice in row]
    return [
        {
            "number": number,
            **{language: texts.render(choice.label, language).text for language in LANGUAGES},
            "words": list(choice.words),
            "data": choice.data,
        }
        for number, choice in enumerate(choices, start=1)
    ]


def as_lines(choices: Choices, language: str) -> str:
    """The list as it is read: ``1. …``, one a line."""
    return "\n".join(f"{choice['number']}. {choice[language]}" for choice in choices)
