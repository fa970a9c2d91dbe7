"""Points in time as people read them, in the agency's time zone."""

from __future__ import annotations

from datetime import datetime, tzinfo

from babel.dates import format_date

DATE = {"vi": "dd/MM/yyyy", "en": "d MMMM yyyy"}


def show(at: datetime, style: str, zone: tzinfo, language: str, weekday: str) -> str:
    """``14:30 thứ Ba 24/11/2026``; only ``thứ Ba 24/11/2026`` for `day`, only ``14:30`` for `time`."""
    local = at.astimezone(zone)
    time = f"{local:%H:%M}"
    if style == "time":
        return time
    day = f"{weekday} {format_date(local.date(), DATE[language], locale=language)}"
    return day if style == "day" else f"{time} {day}"
