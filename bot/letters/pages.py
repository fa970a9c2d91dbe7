"""Plain paragraphs set as a PDF, such as a dossier: a title, then one paragraph after the other."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import datetime

from bot.letters.markup import Block, Paragraph, Run, Space
from bot.letters.setting import set_letter

SIZE, TITLE_SIZE, BETWEEN = 11.0, 14.0, 1.0


def pages(title: str, paragraphs: Sequence[str], at: datetime) -> bytes:
    """The PDF. Line breaks are kept."""
    blocks: list[Block] = [Paragraph((Run(title, bold=True),), "center", TITLE_SIZE), Space(4)]
    for paragraph in paragraphs:
        blocks += [Paragraph((Run(line),), "left", SIZE) for line in map(_settable, paragraph.split("\n")) if line]
        blocks.append(Space(BETWEEN))
    return set_letter(blocks, title, at)


def _settable(line: str) -> str:
    """The line without pictures, which the letter's font does not have."""
    return " ".join("".join(" " if _is_picture(each) else each for each in line).split())


def _is_picture(sign: str) -> bool:
    return unicodedata.category(sign) in ("So", "Sk", "Mn") and not unicodedata.combining(sign)
