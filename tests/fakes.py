"""Small honest stand-ins that every room's tests may use."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

from bot.clock import Clock

MONDAY_MORNING = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


class FakeClock(Clock):
    """A clock that stands still until it is moved. Sleeping moves it at once."""

    def __init__(self, start: datetime = MONDAY_MORNING) -> None:
        super().__init__()
        self._start = start
        self.slept: list[float] = []

    def now(self) -> datetime:
        """The start and what it was moved by since."""
        return self._start + self.offset

    def monotonic(self) -> float:
        """Seconds since the start."""
        return self.offset.total_seconds()

    def steady(self) -> float:
        """The same: here all time is made."""
        return self.monotonic()

    def advance(self, seconds: float) -> None:
        """Move the clock forward."""
        self.offset += timedelta(seconds=seconds)

    async def sleep(self, seconds: float) -> None:
        """Note the wish, move the clock, let others run."""
        self.slept.append(seconds)
        self.advance(seconds)
        await asyncio.sleep(0)  # noqa: TID251 - gives way to other tasks without waiting
