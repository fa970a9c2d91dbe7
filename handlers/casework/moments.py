"""One moment as people say it: "bây giờ", "14:30", "9h hôm qua", "20 phút trước", "15/11 8:00", "17h mai", "3 ngày".

- A time that counts in law is never guessed: a day without an hour is asked for its hour.
- A moment to come may be a day alone: then it lasts to its end.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum

from handlers.authority.term import Days, Side, end_of, side_of
from handlers.authority.tokens import Sign, Token, tokens
from storage.folding import fold

NOW_WORDS = ("vua xong", "vua roi", "moi xong", "just now", "bay gio", "now")
AGO = re.compile(r"(?:(?:cach day|khoang) )*(\d{1,3}) ?(phut|p|minutes?|min|gio|tieng|h|hours?)(?: (?:truoc|ago))?")
IN_TIME = re.compile(r"(?:trong |sau |in )?(\d{1,3}) ?(phut|p|minutes?|min|gio|tieng|h|hours?)(?: nua)?")
HOURS = ("gio", "tieng", "h", "hour", "hours")
LENGTHS = {Sign.HOURS: timedelta(hours=1), Sign.LONG: timedelta(days=1), Sign.MONTHS: timedelta(days=30)}
WEEK = timedelta(days=7)
Make = Callable[[list[Token], datetime], "datetime | Unread"]


class Unread(StrEnum):
    """Why a sentence gives no moment."""

    UNCLEAR = "unclear"
    NO_HOUR = "no_hour"
    NO_SUCH_DAY = "no_such_day"


def read_past(text: str, now: datetime, zone: tzinfo) -> datetime | Unread:
    """When something happened, in `zone`; it may still lie ahead, which the caller refuses."""
    plain, local = fold(text).strip(" ."), now.astimezone(zone)
    if plain in NOW_WORDS:
        return now
    ago = AGO.fullmatch(plain)
    if ago and ("truoc" in plain or "cach day" in plain or "ago" in plain):
        return now - _length(ago)
    return _read(text, local, _past)


def read_coming(text: str, now: datetime, zone: tzinfo) -> datetime | Unread:
    """A moment to come, in `zone`; it may lie behind, which the caller refuses."""
    plain, local = fold(text).strip(" ."), now.astimezone(zone)
    ahead = IN_TIME.fullmatch(plain)
    if ahead and ("nua" in plain or "trong" in plain or "sau" in plain or "in " in plain):
        return now + _length(ahead)
    return _read(text, local, _coming)


def _length(found: re.Match[str]) -> timedelta:
    return timedelta(hours=int(found[1])) if found[2] in HOURS else timedelta(minutes=int(found[1]))


def _read(text: str, now: datetime, make: Make) -> datetime | Unread:
    found = tokens(text)
    if not found:
        return Unread.UNCLEAR
    try:
        return make(found, now)
    except (ValueError, OverflowError):  # the 31st of November, 25 o'clock
        return Unread.NO_SUCH_DAY


def _past(found: list[Token], now: datetime) -> datetime | Unread:
    side = _one(found, now, nearest=True)
    if side is None:
        return Unread.UNCLEAR
    if side.now:
        return now
    if side.clock is None:
        return Unread.NO_HOUR
    at = end_of(side, now)
    by_weekday = {each.sign for each in found} & {Sign.WEEKDAY, Sign.DATE, Sign.DAYS} == {Sign.WEEKDAY}
    return at - WEEK if by_weekday and at > now else at


def _coming(found: list[Token], now: datetime) -> datetime | Unread:
    lengths = [each for each in found if each.sign in LENGTHS]
    rest = [each for each in found if each.sign not in {*LENGTHS, Sign.TO}]
    if lengths:
        return now + LENGTHS[lengths[0].sign] * lengths[0].numbers[0] if len(found) == 1 else Unread.UNCLEAR
    side = _one(rest, now, nearest=False)
    return Unread.UNCLEAR if side is None or side.now else end_of(side, now)


def _one(found: list[Token], now: datetime, nearest: bool) -> Side | None:
    """The one moment that is named; None if it is two, or a span."""
    if any(each.sign in {Sign.FROM, Sign.TO, *LENGTHS} for each in found):
        return None
    return side_of(found, Days(now.date(), now.date(), nearest))
