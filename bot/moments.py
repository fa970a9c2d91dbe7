"""Points in time as people read them, in the agency's time zone."""

from __future__ import annotations

from datetime import datetime, tzinfo

from babel.dates import format_date

DATE = {"vi": "dd/MM/yyyy", "en": "d MMMM yyyy"}


def show(at: datetime, style: str, zone: tzinfo, language: str, weekday: str) -> str:
    """``14:30 thứ Ba 24/11/2026``, or a part of it.

    `style`: `full`; `day` is ``thứ Ba 24/11/2026``, `date` ``24/11/2026``, `time` ``14:30``.
    """
    local = at.astimezone(zone)
    time = f"{local:%H:%M}"
    if style == "time":
        return time
    date = format_date(local.date(), DATE[language], locale=language)
    if style == "date":
        return date
    day = f"{weekday} {date}"
    return day if style == "day" else f"{time} {day}"
