"""Words of the catalogue as plain Vietnamese, for what stands in a document or on record."""

from __future__ import annotations

from collections.abc import Callable

from handlers.talk import Text

Words = Callable[[Text, str], str]
"""A text in a language, as plain words."""


def in_vietnamese(words: Words, text: Text) -> str:
    """The official language of a document."""
    return words(text, "vi")
