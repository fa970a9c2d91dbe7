"""Plain text with bold spans: the only mark-up there is. A value never brings any of its own (T21)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

# Controls except newline and tab, lone surrogates, marks that turn the direction of writing, invisible characters.
# The joiners U+200C and U+200D stay: emoji and several scripts need them.
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)


@dataclass(frozen=True)
class Rich:
    """Text and its bold spans (start, length) in code points, in order, never overlapping."""

    text: str
    bold: tuple[tuple[int, int], ...] = ()

    def __add__(self, other: Rich) -> Rich:
        """One after the other."""
        moved = tuple((start + len(self.text), length) for start, length in other.bold)
        return Rich(self.text + other.text, self.bold + moved)

    def cut(self, start: int, end: int) -> Rich:
        """The characters from `start` to `end`; a bold span that is cut stays bold in both pieces."""
        kept = ((max(at, start), min(at + length, end)) for at, length in self.bold)
        return Rich(self.text[start:end], tuple((at - start, to - at) for at, to in kept if to > at))

    def all_bold(self) -> Rich:
        """The same, bold from end to end."""
        return Rich(self.text, ((0, len(self.text)),) if self.text else ())


def join(items: Iterable[Rich], between: str = "") -> Rich:
    """The items in a row, `between` between them."""
    result = Rich("")
    for number, item in enumerate(items):
        result += (Rich(between) if number else Rich("")) + item
    return result


def clean(words: str) -> str:
    """A person's words as they may be shown: without controls, turned directions and halves of characters (T22)."""
    return HIDDEN.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))
