"""What time alone brings about: reminders, receipts, closing, summaries, authorisations' edges; old rows are deleted.

Each chore has a transaction of its own: one that fails takes no other with it. A chore that found as much as it takes
at once is done again in the same turn.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import structlog

from bot.anchors import Anchors
from bot.clock import wait
from handlers import wire
from handlers.authority import edges
from handlers.clocks import closing, delivered, morning, reached, reminders
from handlers.correction import unanswered
from handlers.desk import dead_letters
from handlers.groups import by_itself as groups
from handlers.incident import received
from handlers.talk import Outgoing
from storage import clocks, conversations, inbox
from storage.work import Database, Piece, Work

log = structlog.get_logger(__name__)

EVERY_SECONDS = 30.0
LEAST_SECONDS = 1.0
MOST_ROUNDS = 50
"""A chore that never runs dry is left for the next turn."""

Chore = Callable[[Work], tuple[int, list[Outgoing]]]
CHORES: Mapping[str, Chore] = {
    "groups": groups.announced,
    "reached": reached.announced,
    "co_reported": received.announced,
    "delivered": delivered.announced,
    "unanswered": unanswered.announced,
    "reminders": reminders.announced,
    "closing": closing.announced,
    "morning": morning.announced,
}
"""What is due in cases, in this order: a letter that has arrived is no longer reminded of."""


@dataclass
class Timekeeping:
    """Looks when the next reminder is due, every half minute at least, and at once when the clock was turned.

    `beat` is its sign of life (C5). `sent` wakes delivery.
    """

    database: Database
    wake: asyncio.Event
    sent: asyncio.Event
    beat: Callable[[], None] = lambda: None
    anchors: Anchors | None = None
    _stopping: bool = False

    async def run(self) -> None:
        """Until `stop`."""
        while not self._stopping:
            self.beat()
            await self._turn()
            await wait(self.wake, await self._pause())

    def stop(self) -> None:
        """No further turn."""
        self._stopping = True
        self.wake.set()

    async def _turn(self) -> None:
        dropped, told = await self._safely(_piece) or (0, 0)
        for name, chore in CHORES.items():
            told += await self._until_done(name, chore)
        await self._anchor()
        if told:
            self.sent.set()
        if dropped:
            log.info("deleted_for_age", rows=dropped)

    async def _anchor(self) -> None:
        """Once a day where every chain stands goes into a file outside the database (T31)."""
        try:
            if self.anchors is not None:
                await self.anchors.keep(self.database)
        except Exception:
            log.exception("anchor_failed")

    async def _until_done(self, name: str, chore: Chore) -> int:
        """How many messages a chore posted, batch after batch."""
        told = 0
        for _ in range(MOST_ROUNDS):
            self.beat()
            found, posted = await self._safely(partial(_posted, chore)) or (0, 0)
            told += posted
            if not found or self._stopping:
                break
            log.info("due", what=name, count=found)
        return told

    async def _safely(self, piece: Piece[tuple[int, int]]) -> tuple[int, int] | None:
        try:
            return await self.database.write(piece)
        except Exception:
            log.exception("timekeeping_failed")
            return None

    async def _pause(self) -> float:
        """Seconds until the next rung is due, at most half a minute."""
        try:
            return await self.database.read(_seconds_to_next)
        except Exception:
            log.exception("timekeeping_failed")
            return EVERY_SECONDS


def _piece(work: Work) -> tuple[int, int]:
    """How many old rows were deleted, and how many messages posted."""
    posted = wire.post(work, [*dead_letters.announced(work), *edges.announced(work)])
    return conversations.drop_old(work) + inbox.drop_old(work), len(posted)


def _posted(chore: Chore, work: Work) -> tuple[int, int]:
    """How much a chore found, and how many messages were posted for it."""
    found, outgoings = chore(work)
    return found, len(wire.post(work, outgoings))


def _seconds_to_next(work: Work) -> float:
    coming = clocks.next_due(work)
    seconds = EVERY_SECONDS if coming is None else (coming - work.now).total_seconds()
    return min(max(seconds, LEAST_SECONDS), EVERY_SECONDS)
