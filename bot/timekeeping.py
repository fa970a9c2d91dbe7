"""What time alone brings about: drafts that nobody went on with are deleted after 7 days."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

import structlog

from bot.clock import wait
from storage import conversations
from storage.work import Database

log = structlog.get_logger(__name__)

EVERY_SECONDS = 30.0


@dataclass
class Timekeeping:
    """Looks every half minute, and at once when the clock was turned. `beat` is its sign of life (C5)."""

    database: Database
    wake: asyncio.Event
    beat: Callable[[], None] = lambda: None
    _stopping: bool = False

    async def run(self) -> None:
        """Until `stop`."""
        while not self._stopping:
            self.beat()
            await self._turn()
            await wait(self.wake, EVERY_SECONDS)

    def stop(self) -> None:
        """No further turn."""
        self._stopping = True
        self.wake.set()

    async def _turn(self) -> None:
        try:
            dropped = await self.database.write(conversations.drop_old)
        except Exception:
            log.exception("timekeeping_failed")
            return
        if dropped:
            log.info("old_drafts_deleted", drafts=dropped)
