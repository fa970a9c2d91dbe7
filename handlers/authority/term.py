"""From when to when, as people say it: "từ 8h 24/11 đến 17h 30/11", "hôm nay đến hết ngày 30/11", "3 ngày".

- A day that is an end is counted to its very end: the first moment without the right is 00:00 of the next one.
- A term without a beginning begins now; today as a beginning is now too.
- A length is counted from the beginning: three days from 24/11 00:00 end with 26/11.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from handlers.authority.tokens import Sign, Token, tokens

HALF_A_YEAR = timedelta(days=183)
DAY = timedelta(days=1)
LENGTHS = (Sign.HOURS, Sign.LONG, Sign.MONTHS)


@dataclass(frozen=True)
class Term:
    """From `since` until just before `until`, UTC or with a zone."""

    since: datetime
    until: datetime


class Unread(StrEnum):
    """Why a sentence gives no term."""

    UNCLEAR = "unclear"
    NO_END = "no_end"
    NO_SUCH_DAY = "no_such_day"


@dataclass(frozen=True)
class Side:
    """One end of a term: a day and a time of day, as far as they were said. `now`: at once."""

    day: date | None = None
    clock: tuple[int, int] | None = None
    now: bool = False


@dataclass(frozen=True)
class Days:
    """What days are counted from: `today`; days without a year and weekdays count from `after`, `nearest` also back."""

    today: date
    after: date
    nearest: bool = False


def read_term(text: str, now: datetime, zone: tzinfo) -> Term | Unread:
    """The term that a sentence names; `now` is the moment it was written."""
    found = tokens(text)
    if not found:
        return Unread.UNCLEAR
    try:
        return _term(found, now.astimezone(zone))
    except (ValueError, OverflowError):  # the 31st of November, 25 o'clock, the year 9999
        return Unread.NO_SUCH_DAY


def read_day(text: str, now: datetime, zone: tzinfo) -> date | None:
    """One day, such as that of a document: without a year the one nearest to today. None if it is none."""
    found = tokens(text) or []
    try:
        today = now.astimezone(zone).date()
        side = side_of(found, Days(today, today, nearest=True))
    except (ValueError, OverflowError):
        return None
    plain = side is not None and side.clock is None and all(each.sign not in (Sign.FROM, Sign.TO) for each in found)
    return side.day if side and plain else None


def _term(found: list[Token], now: datetime) -> Term | Unread:
    lengths = [each for each in found if each.sign in LENGTHS]
    rest = [each for each in found if each.sign not in LENGTHS]
    signs = [each.sign for each in rest]
    cut = signs.index(Sign.TO) if Sign.TO in signs else len(rest)
    first = side_of(rest[:cut], Days(now.date(), now.date()))
    if first is None or len(lengths) > 1:
        return Unread.UNCLEAR
    if lengths:
        return Unread.UNCLEAR if cut < len(rest) else _by_length(first, lengths[0], now)
    if cut == len(rest):
        return _one_day(first, now) if Sign.FROM not in signs else Unread.NO_END
    return _to(first, [each for each in rest[cut:] if each.sign is not Sign.TO], now)


def _to(first: Side, rest: list[Token], now: datetime) -> Term | Unread:
    if not rest:
        return Unread.NO_END
    last = side_of(rest, Days(now.date(), first.day or now.date()))
    if last is None or last.now:
        return Unread.UNCLEAR
    if first.clock and first.day is None:  # "từ 8h đến 17h ngày 30/11"
        first = replace(first, day=last.day or now.date())
    if last.day is None:
        last = replace(last, day=first.day or now.date())
    return Term(_begin(first, now), end_of(last, now))


def _one_day(side: Side, now: datetime) -> Term | Unread:
    """A day by itself is that whole day."""
    if side.day is None or side.clock:
        return Unread.NO_END if side.clock or side.now else Unread.UNCLEAR
    return Term(_begin(side, now), end_of(side, now))


def _by_length(first: Side, length: Token, now: datetime) -> Term:
    since = _begin(first, now)
    (count,) = length.numbers
    match length.sign:
        case Sign.HOURS:
            return Term(since, since + timedelta(hours=count))
        case Sign.MONTHS:
            return Term(since, _months_later(since, count))
    return Term(since, since + timedelta(days=count))


def _months_later(since: datetime, count: int) -> datetime:
    """The same day of a later month, or its last."""
    months = since.year * 12 + since.month - 1 + count
    first = since.replace(year=months // 12, month=months % 12 + 1, day=1)
    last = _last_of_month(first.year, first.month)
    return first.replace(day=min(since.day, last.day))


def _begin(side: Side, now: datetime) -> datetime:
    if side.clock is None and (side.day is None or side.now or side.day == now.date()):
        return now
    return _at(side.day or now.date(), side.clock or (0, 0), now)


def end_of(side: Side, now: datetime) -> datetime:
    """A side as a moment: a time without a day is today's, a day alone lasts to its end."""
    return _at(side.day or now.date(), side.clock or (24, 0), now)


def _at(day: date, clock: tuple[int, int], now: datetime) -> datetime:
    if clock == (24, 0):
        return datetime.combine(day + DAY, time(), now.tzinfo)
    return datetime.combine(day, time(*clock), now.tzinfo)


def side_of(said: list[Token], days: Days) -> Side | None:
    """What one side names; None if it names two days or two times."""
    dates = [each for each in said if each.sign in (Sign.DATE, Sign.DAYS, Sign.MONTH_END)]
    weekdays = [each for each in said if each.sign is Sign.WEEKDAY]
    clocks = [each for each in said if each.sign is Sign.CLOCK]
    next_week = any(each.sign is Sign.NEXT_WEEK for each in said)
    if max(len(dates), len(weekdays), len(clocks)) > 1 or (next_week and (dates or not weekdays)):
        return None
    day = _day(dates[0], days) if dates else None
    if weekdays:
        (wanted,) = weekdays[0].numbers
        day = day or _weekday(wanted, days, next_week)
        if day.isoweekday() != wanted:  # "thứ Ba 25/11", and it is a Wednesday
            return None
    clock = (clocks[0].numbers[0], clocks[0].numbers[1]) if clocks else None
    return Side(day, clock, any(each.sign is Sign.NOW for each in said))


def _weekday(wanted: int, days: Days, next_week: bool) -> date:
    """The coming one, that day included; or that of the week after this."""
    if next_week:
        return days.today + timedelta(days=7 - days.today.isoweekday() + wanted)
    return days.after + timedelta(days=(wanted - days.after.isoweekday()) % 7)


def _day(token: Token, days: Days) -> date:
    """Raises `ValueError` for a day that the calendar has not."""
    if token.sign is Sign.DAYS:
        return days.today + timedelta(days=token.numbers[0])
    if token.sign is Sign.MONTH_END:
        month, year = token.numbers
        return _last_of_month(year or days.after.year, month or days.after.month)
    day, month, year = token.numbers
    return date(year, month, day) if year else _without_year(day, month, days)


def _without_year(day: int, month: int, days: Days) -> date:
    """This year's, unless that is half a year away: then the next, or for the nearest the one before."""
    found = date(days.after.year, month, day)
    if found < days.after - HALF_A_YEAR:
        return found.replace(year=found.year + 1)
    return found.replace(year=found.year - 1) if days.nearest and found > days.after + HALF_A_YEAR else found


def _last_of_month(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - DAY
