"""Plain pages set as a PDF, such as a dossier: sections under headings, each entry under the line that leads."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.letters.markup import Block, Line, Paragraph, Run, Space
from bot.letters.setting import set_letter
from handlers.page_block import PageBlock

SIZE, HEADING_SIZE, TITLE_SIZE = 11.0, 12.5, 15.0
BETWEEN, BEFORE_HEADING = 1.2, 4.0  # mm
RULE = 100.0  # per cent of the width


def pages(title: str, blocks: Sequence[PageBlock], at: datetime) -> bytes:
    """The PDF. Line breaks are kept."""
    head: list[Block] = [Paragraph((Run(title, bold=True),), "center", TITLE_SIZE), Space(BETWEEN), Line(RULE)]
    return set_letter([*head, *(set_one for each in blocks for set_one in _set(each))], title, at)


def _set(block: PageBlock) -> Iterator[Block]:
    if block.heading:
        yield Space(BEFORE_HEADING)
        yield from _lines(block.heading, HEADING_SIZE, bold=True)
        yield Space(BETWEEN)
    yield from _lines(block.lead, SIZE, bold=True)
    yield from _lines(block.body, SIZE)
    yield Space(BETWEEN)


def _lines(words: str, size: float, bold: bool = False) -> Iterator[Paragraph]:
    """A paragraph for each line that has anything to show."""
    for line in map(_settable, words.split("\n")):
        if line:
            yield Paragraph((Run(line, bold=bold),), "left", size)


def _settable(line: str) -> str:
    """The line without pictures, which the letter's font does not have."""
    return " ".join("".join(" " if _is_picture(each) else each for each in line).split())


def _is_picture(sign: str) -> bool:
    return unicodedata.category(sign) in ("So", "Sk", "Mn") and not unicodedata.combining(sign)
