"""The numbered list at the end of a message, as a reader would see it: the choices of a Zalo message."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A part of a long message may begin with its place: "(2/2) 1. ".
LINE = re.compile(r"^(?:\(\d+/\d+\))?\s*(\d{1,2})[.)]\s+(\S.*?)\s*$")
HINT_LINES = 2
"""Lines after the list that may say how to use it."""


@dataclass(frozen=True)
class Numbered:
    """One line of the list."""

    number: str
    label: str


def numbered_list(text: str) -> list[Numbered]:
    """The last list that counts from 1, if at most two lines follow it; empty otherwise."""
    lines = [line for line in text.splitlines() if line.strip()]
    for back in range(min(HINT_LINES + 1, len(lines))):
        found = _ending_at(lines[: len(lines) - back])
        if found:
            return found
    return []


def _ending_at(lines: list[str]) -> list[Numbered]:
    found: list[Numbered] = []
    for line in reversed(lines):
        matched = LINE.match(line)
        if matched is None or (found and int(matched[1]) != int(found[0].number) - 1):
            break
        found.insert(0, Numbered(matched[1], matched[2]))
    return found if found and found[0].number == "1" else []
