"""A text being read piece by piece: what was taken is blanked out, so that no piece counts twice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

LIMIT = 1500  # characters that are read (T27)
TAKEN = ";"


@dataclass(frozen=True)
class Page:
    """`text` as typed and `flat`, letter by letter the same length: lower case, no marks, digits as ASCII."""

    text: str
    flat: str

    @classmethod
    def of(cls, text: str) -> Page:
        """The first `LIMIT` characters, without what cannot be seen."""
        whole = unicodedata.normalize("NFC", text[:LIMIT])
        return cls.as_it_is("".join(letter for letter in whole if unicodedata.category(letter) != "Cf"))

    @classmethod
    def as_it_is(cls, text: str) -> Page:
        """Nothing taken away: in an address, what cannot be seen is a trick."""
        return cls(text, "".join(map(_flat, text)))

    def take(self, pattern: re.Pattern[str], wanted: Callable[[re.Match[str]], bool]) -> tuple[Page, list[Span]]:
        """What the pattern finds in `flat` and is wanted; and the page without it."""
        spans = [
            Span(found, self.text[found.start() : found.end()])
            for found in pattern.finditer(self.flat)
            if wanted(found)
        ]
        page = self
        for span in spans:
            page = page.without(span.found.start(), span.found.end())
        return page, spans

    def without(self, start: int, end: int) -> Page:
        """The page with a piece blanked out."""
        blank = TAKEN * (end - start)
        return Page(self.text[:start] + blank + self.text[end:], self.flat[:start] + blank + self.flat[end:])


@dataclass(frozen=True)
class Span:
    """A piece found: the match in the flat text, and how it was typed."""

    found: re.Match[str]
    typed: str


def _flat(letter: str) -> str:
    if letter in "đĐ":
        return "d"
    if letter.isdigit():
        return str(unicodedata.digit(letter))
    return unicodedata.normalize("NFD", letter)[0].lower()[0]
