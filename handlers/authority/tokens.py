"""Days, times and lengths of time in a typed sentence, Vietnamese or English, as tokens from left to right.

A word that is not known leaves the whole sentence unread: the dates of a legal document are never half understood.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from storage.folding import fold


class Sign(StrEnum):
    """What a token is; in brackets its numbers. A year that was not said is 0."""

    FROM = "from"
    TO = "to"
    NOW = "now"
    DATE = "date"  # day, month, year
    DAYS = "days"  # days from today
    WEEKDAY = "weekday"  # 1 Monday to 7 Sunday
    NEXT_WEEK = "next_week"
    MONTH_END = "month_end"  # month (0: this one), year
    CLOCK = "clock"  # hour from 0 to 24, minute
    HOURS = "hours"  # how many
    LONG = "long"  # how many days
    MONTHS = "months"  # how many


@dataclass(frozen=True)
class Token:
    """One thing that was said."""

    sign: Sign
    numbers: tuple[int, ...] = ()


Found = re.Match[str]
COUNT_WORDS = ("mot one a", "hai two", "ba three", "bon four", "nam five", "sau six", "bay seven", "tam eight")
COUNTS = {word: place for place, words in enumerate(COUNT_WORDS, start=1) for word in words.split()}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = (
    "thu hai|thu 2|monday",
    "thu ba|thu 3|tuesday",
    "thu tu|thu 4|wednesday",
    "thu nam|thu 5|thursday",
    "thu sau|thu 6|friday",
    "thu bay|thu 7|saturday",
    "chu nhat|sunday",
)
IDLE = "ngay|luc|vao|hom|trong|vong|va|ca|cuoi|nam|thoi|gian|han|nhe|on|at|the|of|by|in|for|day|end"
MONTH = rf"({'|'.join(MONTHS)})[a-z]*"
COUNT = rf"(\d{{1,3}}|{'|'.join(COUNTS)})"
YEAR = r"(?:,? (?:nam )?(\d{4}))?"
DATE_FOLLOWS = rf"(?![/.-]?\d|[/.-]\d| thang| ?{MONTH})"
TO_FOLLOWS = r"(?! ?(?:\d|ngay|het|mai|hom|thu|chu))"  # "8h toi 17h": tới, not tối
TH = "(?:st|nd|rd|th)?"


def _said(sign: Sign, *numbers: int) -> Callable[[Found], Token]:
    return lambda found: Token(sign, numbers)


def _count(sign: Sign, each: int = 1) -> Callable[[Found], Token]:
    return lambda found: Token(sign, (_number(found[1]) * each,))


def _number(word: str | None) -> int:
    return COUNTS.get(word or "") or int(word or 0)


def _year(word: str | None) -> int:
    year = int(word or 0)
    return year + 2000 if 0 < year < 100 else year


def _day_month(found: Found) -> Token:
    return Token(Sign.DATE, (int(found["d"]), int(found["m"]), _year(found["y"])))


def _clock(found: Found) -> Token:
    hour, half = int(found["h"]), found["half"]
    if half in ("am", "sang"):
        hour %= 12
    elif half and hour < (11 if half == "trua" else 12):
        hour += 12
    return Token(Sign.CLOCK, (hour, int(found["min"] or 0)))


RULES: tuple[tuple[str, Callable[[Found], Token | None]], ...] = (
    (r"bay gio|ngay lap tuc|right now|now|immediately", _said(Sign.NOW)),
    (r"(\d{4})-(\d{1,2})-(\d{1,2})", lambda at: Token(Sign.DATE, (int(at[3]), int(at[2]), int(at[1])))),
    (
        rf"(?:cuoi|het|end of|the end of) (?:thang|month)(?: nay| (\d{{1,2}})){{0,1}}{YEAR}",
        lambda at: Token(Sign.MONTH_END, (int(at[1] or 0), int(at[2] or 0))),
    ),
    (
        r"(?:cuoi|het|end of|the end of) (?:nam|year)(?: nay| (\d{4}))?",
        lambda at: Token(Sign.MONTH_END, (12, int(at[1] or 0))),
    ),
    (r"(?P<d>\d{1,2})([/.-])(?P<m>\d{1,2})(?:\2(?P<y>\d{4}|\d{2}))?", _day_month),
    (r"(?P<d>\d{1,2}) thang (?P<m>\d{1,2})(?:,? (?:nam )?(?P<y>\d{4}))?", _day_month),
    (
        rf"(\d{{1,2}}){TH} (?:of )?{MONTH}{YEAR}",
        lambda at: Token(Sign.DATE, (int(at[1]), MONTHS.index(at[2]) + 1, int(at[3] or 0))),
    ),
    (
        rf"{MONTH} (\d{{1,2}}){TH}{YEAR}",
        lambda at: Token(Sign.DATE, (int(at[2]), MONTHS.index(at[1]) + 1, int(at[3] or 0))),
    ),
    (rf"(?:trong|for)(?: vong)? {COUNT} ?(?:gio|h)", _count(Sign.HOURS)),
    (rf"{COUNT} ?(?:tieng|hours?)", _count(Sign.HOURS)),
    (
        rf"(?P<h>\d{{1,2}}) ?(?:h|g|gio|:)(?: ?(?P<min>\d{{2}})(?: phut)?{DATE_FOLLOWS})?"
        rf"(?: ?(?P<half>am|pm|sang|trua|chieu|toi{TO_FOLLOWS}))?",
        _clock,
    ),
    (r"(?P<h>\d{1,2})(?P<min>) ?(?P<half>am|pm)", _clock),
    (r"hom nay|today|nay", _said(Sign.DAYS, 0)),
    (r"ngay kia|day after tomorrow", _said(Sign.DAYS, 2)),
    (r"mai|tomorrow", _said(Sign.DAYS, 1)),
    (r"hom qua|yesterday", _said(Sign.DAYS, -1)),
    (r"tuan sau|tuan toi|next week", _said(Sign.NEXT_WEEK)),
    *((words, _said(Sign.WEEKDAY, place)) for place, words in enumerate(WEEKDAYS, start=1)),
    (rf"{COUNT} ?(?:ngay|days?)", _count(Sign.LONG)),
    (rf"{COUNT} ?(?:tuan|weeks?)", _count(Sign.LONG, 7)),
    (rf"{COUNT} ?(?:thang|months?)", _count(Sign.MONTHS)),
    (r"ke tu|bat dau|tu|from|starting", _said(Sign.FROM)),
    (r"den|toi|het|until|till|through|to", _said(Sign.TO)),
    (IDLE, lambda found: None),
)
ALONE = r"(?<![^\W_])(?:{})(?![^\W_])"
SCAN = tuple((re.compile(ALONE.format(pattern)), make) for pattern, make in RULES)
SHARED = re.compile(r"(?<![/.\d-])(\d{1,2}) ?- ?(?=\d{1,2}/(\d{1,2}(?:/\d{4})?)(?!\d))")  # 24-30/11
DASH = re.compile(r"[-–—→]|->")
SPACE = re.compile(r"[\s,.;]+")


def tokens(text: str) -> list[Token] | None:
    """What was said, in order; None if any of it is not understood."""
    plain = SHARED.sub(r"\1/\2 den ", _folded(text))
    place, found = 0, []
    while place < len(plain):
        step = SPACE.match(plain, place)
        if step is None:
            step, token = _next(plain, place)
            if step is None:
                return None
            found.append(token)
        place = step.end()
    return [each for each in found if each is not None]


def _next(plain: str, place: int) -> tuple[Found | None, Token | None]:
    for pattern, make in chain(SCAN, ((DASH, _said(Sign.TO)),)):
        step = pattern.match(plain, place)
        if step is not None:
            return step, make(step)
    return None, None


def _folded(text: str) -> str:
    """Without accents; "tới" (until) and "tối" (evening) would then be the same word."""
    lower = unicodedata.normalize("NFC", text.lower())
    return fold(lower.replace("tới", "đến").replace("tối", "pm"))
