"""A text cut into parts that a platform takes: at a paragraph, else a line, else a word, else between two characters.

Lengths are UTF-16 units, as the platforms count. The parts joined are the text, nothing lost and nothing added.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import accumulate, pairwise

from bot.richtext import Rich

BREAKS = ("\n\n", "\n")
JOINER = "\u200d"
SKIN_TONES = range(0x1F3FB, 0x1F400)
FLAG_LETTERS = range(0x1F1E6, 0x1F200)


def units(text: str) -> int:
    """Length in UTF-16 units."""
    return sum(2 if ord(char) > 0xFFFF else 1 for char in text)


def split(rich: Rich, limit: int) -> list[Rich]:
    """The parts, each at most `limit` units; one part if it fits. `limit` is at least 2."""
    cuts = [0, *_cuts(rich.text, limit)]
    return [rich.cut(start, end) for start, end in pairwise(cuts)]


def _cuts(text: str, limit: int) -> Iterator[int]:
    ends = list(accumulate((2 if ord(char) > 0xFFFF else 1 for char in text), initial=0))
    start = 0
    while ends[-1] - ends[start] > limit:
        start = _cut(text, start, _reach(ends, start, limit))
        yield start
    yield len(text)


def _reach(ends: list[int], start: int, limit: int) -> int:
    """The furthest position within the limit."""
    end = min(start + limit, len(ends) - 1)
    while ends[end] - ends[start] > limit:
        end -= 1
    return end


def _cut(text: str, start: int, end: int) -> int:
    """Where to cut so that the part is at least half full if it can be, and no word or character is broken."""
    middle = start + (end - start) // 2
    for mark in BREAKS:
        found = text.rfind(mark, middle, end)
        if found >= 0:
            return found + len(mark)
    after_space = (at for at in range(end, start, -1) if text[at - 1].isspace() and not _joined(text, at))
    return next(after_space, 0) or _between_characters(text, start, end)


def _between_characters(text: str, start: int, end: int) -> int:
    cut = end
    while cut > start and _joined(text, cut):
        cut -= 1
    return cut if cut > start else end


def _joined(text: str, at: int) -> bool:
    """Whether what stands before and after that position is seen as one character."""
    after = text[at]
    if unicodedata.category(after).startswith("M") or ord(after) in SKIN_TONES:
        return True
    if JOINER in (after, text[at - 1]):
        return True
    flags = 0
    while flags < at and ord(text[at - 1 - flags]) in FLAG_LETTERS:
        flags += 1
    return ord(after) in FLAG_LETTERS and flags % 2 == 1
