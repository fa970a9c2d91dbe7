"""The only place that reads the time. Everything else is given `now`."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta


class Clock:
    """The process's clock, moved forward by an offset that only the sandbox sets.

    `now()` is an aware UTC time; `monotonic()` seconds that also move with the offset.
    """

    def __init__(self, offset: timedelta = timedelta()) -> None:
        self.offset = offset

    def now(self) -> datetime:
        """The present moment, UTC."""
        return datetime.now(UTC) + self.offset  # noqa: TID251 - this is the one place

    def monotonic(self) -> float:
        """Seconds that never run backwards, for limits and leases inside this process."""
        return time.monotonic() + self.offset.total_seconds()

    def steady(self) -> float:
        """Seconds that know nothing of the offset: whether a worker is alive is a matter of real time."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait that many real seconds."""
        await asyncio.sleep(seconds)  # noqa: TID251 - this is the one place


async def wait(event: asyncio.Event, seconds: float) -> bool:
    """Wait for `event` at most that many real seconds; clear it; say whether it was set."""
    try:
        # not wait_for: before Python 3.12 it swallows a cancellation that comes together with the event
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return False
    event.clear()
    return True
