"""What time alone brings about: old drafts and updates are deleted, dead letters and authorisations' edges told of."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

import structlog

from bot.clock import wait
from handlers import wire
from handlers.authority import edges
from handlers.desk import dead_letters
from storage import conversations, inbox
from storage.work import Database, Work

log = structlog.get_logger(__name__)

EVERY_SECONDS = 30.0


@dataclass
class Timekeeping:
    """Looks every half minute, and at once when the clock was turned. `beat` is its sign of life (C5).

    `sent` wakes delivery.
    """

    database: Database
    wake: asyncio.Event
    sent: asyncio.Event
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
            dropped, told = await self.database.write(_piece)
        except Exception:
            log.exception("timekeeping_failed")
            return
        if told:
            self.sent.set()
        if dropped:
            log.info("deleted_for_age", rows=dropped)


def _piece(work: Work) -> tuple[int, int]:
    """How many old rows were deleted, and how many messages posted."""
    posted = wire.post(work, [*dead_letters.announced(work), *edges.announced(work)])
    return conversations.drop_old(work) + inbox.drop_old(work), len(posted)
