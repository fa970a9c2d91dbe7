"""When Zalo lets us write to a person: by the time since they last did something (O5)."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

FREE_FOR = timedelta(hours=48)
OPEN_FOR = timedelta(days=7)


class Window(StrEnum):
    """What a consultation message costs now: nothing, a place in the quota (or money), or it is refused."""

    FREE = "free"
    QUOTA = "quota"
    CLOSED = "closed"


def window_at(last_interaction: datetime | None, now: datetime) -> Window:
    """The window at `now`. Zalo's own word wins over this sum: its clock is not ours."""
    if last_interaction is None or now - last_interaction > OPEN_FOR:
        return Window.CLOSED
    return Window.FREE if now - last_interaction <= FREE_FOR else Window.QUOTA
