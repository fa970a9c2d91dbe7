"""The day that a text names: "ngày 12/10/2026", "hôm qua", "3 tháng 11", "3 Nov 2026". Day before month, always."""

from __future__ import annotations

import re
from datetime import date, timedelta

from handlers.genuine.claim import Day
from handlers.genuine.page import Page

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})[a-z]{{0,6}}\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,? ?(?P<year>20\d\d))?"
PATTERNS = tuple(
    re.compile(rf"(?<![\w/.-])(?:ngay |hom |on )?{pattern}(?![\w/]|[.-]\d)")
    for pattern in (
        r"(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)",
        r"(?P<day>\d{1,2}) ?[/.-] ?(?P<month>\d{1,2}) ?[/.-] ?(?P<year>20\d\d|\d\d)",
        r"(?P<day>\d{1,2})/(?P<month>\d{1,2})",
        r"(?P<day>\d{1,2}) thang (?P<month>\d{1,2})(?:,? nam (?P<year>20\d\d))?",
        rf"{_DAY} (?:of )?{_MONTH}{_YEAR}",
        rf"{_MONTH} {_DAY}{_YEAR}",
    )
)
AGO = {"hom nay": 0, "today": 0, "hien nay": 0, "hom qua": 1, "yesterday": 1, "hom kia": 2}
WORDS = re.compile(rf"(?<!\w)(?:{'|'.join(AGO)})(?!\w)")


def find_days(page: Page, today: date) -> tuple[Page, list[tuple[int, Day]]]:
    """Every day named, with where it stands, in order; and the page without them."""
    found: list[tuple[int, Day]] = []
    page, words = page.take(WORDS, lambda match: True)
    found += [(one.found.start(), Day(one.typed, today - timedelta(days=AGO[one.found[0]]))) for one in words]
    for pattern in PATTERNS:
        page, spans = page.take(pattern, lambda match: True)
        found += [(one.found.start(), Day(one.typed, _date(one.found, today))) for one in spans]
    return page, sorted(found, key=lambda one: one[0])


def _date(found: re.Match[str], today: date) -> date | None:
    """None for a day that no calendar has. Without a year: the last such day."""
    year, month = found.groupdict().get("year"), found["month"]
    number = int(month) if month.isdigit() else MONTHS.index(month) + 1
    try:
        if year:
            return date(int(year) % 100 + 2000, number, int(found["day"]))
        this = date(today.year, number, int(found["day"]))
        return this if this <= today else this.replace(year=today.year - 1)
    except ValueError:
        return None
