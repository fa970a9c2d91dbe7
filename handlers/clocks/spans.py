"""A length of time as people type it: "2 giờ", "90 phút", "1 ngày 4 giờ", "2h30"."""

from __future__ import annotations

import re
from datetime import timedelta

from storage.folding import fold

PIECE = re.compile(r"(\d{1,4}) ?(ngay|days?|d|gio|tieng|hours?|h|phut|minutes?|min|p)?")
DAYS, HOURS = ("ngay", "day", "days", "d"), ("gio", "tieng", "hour", "hours", "h")


def read_span(text: str) -> timedelta | None:
    """The length; None for anything else. A number after hours that has no unit is minutes: 2h30."""
    plain, found, last = fold(text).strip(" ."), timedelta(0), ""
    place = 0
    while place < len(plain):
        piece = PIECE.match(plain, place)
        if piece is None or (piece[2] is None and last not in HOURS):
            return None
        found += _one(int(piece[1]), piece[2])
        last, place = piece[2] or "", piece.end()
        while place < len(plain) and plain[place] in " ,":
            place += 1
    return found or None


def _one(count: int, unit: str | None) -> timedelta:
    if unit in DAYS:
        return timedelta(days=count)
    return timedelta(hours=count) if unit in HOURS else timedelta(minutes=count)
