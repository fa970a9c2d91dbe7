"""Dates in files: ``31/12/2026``, ``2026-12-31``, with a time or without, or a date cell of Excel; the agency's zone.

A day without a time begins at midnight; as an end it is the last day that counts.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.directory.cells import Unfit, shown
from handlers.directory.sheets import Cell
from handlers.talk import say

DAY = timedelta(days=1)
EARLIEST, LATEST = 1990, 2100
HOME_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
OFFSET = re.compile(r"(Z|[+-]\d{2}:?\d{2})$")


def beginning(cell: Cell, zone: ZoneInfo) -> datetime:
    """The moment from which something counts, UTC. Raises `Unfit`."""
    found = _read(cell)
    return _instant(datetime.combine(found, time()) if type(found) is date else found, zone)


def ending(cell: Cell, zone: ZoneInfo) -> datetime:
    """The first moment at which it does not count any more: after the whole of a day given without a time."""
    found = _read(cell)
    return _instant(datetime.combine(found + DAY, time()) if type(found) is date else found, zone)


def day(cell: Cell) -> str:
    """A date alone, ISO."""
    found = _read(cell)
    return (found.date() if isinstance(found, datetime) else found).isoformat()


def written(at: datetime | None, zone: ZoneInfo, is_end: bool = False) -> str:
    """As a file has it, so that reading it gives the same moment; "" for none."""
    if at is None:
        return ""
    local = at.astimezone(zone).replace(microsecond=0)
    if local.time() == time():
        return f"{local - DAY if is_end else local:%d/%m/%Y}"
    return f"{local:%d/%m/%Y %H:%M:%S}"


def written_day(iso: str) -> str:
    """An ISO date as a file has it."""
    return f"{date.fromisoformat(iso):%d/%m/%Y}"


def _instant(found: date | datetime, zone: ZoneInfo) -> datetime:
    whole = found if isinstance(found, datetime) else datetime.combine(found, time())
    return (whole if whole.tzinfo else whole.replace(tzinfo=zone)).astimezone(UTC)


def _read(cell: Cell) -> date | datetime:
    """A `date` where no time was given. Raises `Unfit`."""
    try:
        found = _of_cell(cell)
    except ValueError:
        raise Unfit(say("expected_date")) from None
    if not EARLIEST <= found.year <= LATEST:
        raise Unfit(say("expected_date"))
    return found


def _of_cell(cell: Cell) -> date | datetime:
    if isinstance(cell, datetime):
        return cell.date() if cell.time() == time() else cell
    return cell if isinstance(cell, date) else _of_text(shown(cell).replace("T", " "))


def _of_text(text: str) -> date | datetime:
    day_part, _, rest = text.partition(" ")
    found = _date(day_part)
    offset = OFFSET.search(rest)
    clock = (rest[: offset.start()] if offset else rest).strip()
    if not clock:
        return found
    whole = datetime.combine(found, _time(clock))
    return datetime.fromisoformat(whole.isoformat() + offset[1]) if offset else whole


def _date(text: str) -> date:
    if at_home := HOME_DATE.fullmatch(text):
        number, month, year = map(int, at_home.groups())
        return date(year, month, number)
    if iso := ISO_DATE.fullmatch(text):
        return date(*map(int, iso.groups()))
    raise ValueError(text)


def _time(text: str) -> time:
    found = CLOCK.fullmatch(text)
    if not found:
        raise ValueError(text)
    hour, minute, second = (int(part or 0) for part in found.groups())
    return time(hour, minute, second)
