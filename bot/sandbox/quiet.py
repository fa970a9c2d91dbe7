"""When is the bot quiet? When people's doings reached it, it has handled them, and nothing it wrote waits to leave."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from datetime import timedelta
from typing import Protocol

from sqlalchemy import func, select

from bot import clock
from bot.clock import Clock
from bot.sandbox.ledger import Ledger
from handlers.issuing import spreading
from storage import clocks, documents, receipts, unit_groups
from storage.tables import accounts, inbox, outbox, pauses
from storage.work import Work

PATIENCE = 5.0  # seconds a caller waits at most
GLANCE = 0.02  # seconds between two looks
SILENCE = 0.3  # seconds without anything new, where the bot itself cannot be asked
SOON = timedelta(seconds=2)
WATCHED = 10  # statements under way
LOOKS = 2  # how often in a row it must look quiet: between two steps it may seem so once


class Busy(Protocol):
    """Something that may still have work to hand over."""

    def idle(self) -> bool:
        """Whether it has nothing left."""


class Quiet:
    """Waits until the bot is quiet, at most `PATIENCE` seconds.

    `busy` asks the bot whether work is due; None where the bot is another process: then silence counts.
    """

    def __init__(
        self,
        ledger: Ledger,
        timer: Clock,
        doors: Iterable[Busy],
        busy: Callable[[], Awaitable[bool]] | None,
        patience: float = PATIENCE,
    ) -> None:
        self._ledger = ledger
        self._timer = timer
        self._doors = tuple(doors)
        self._busy = busy
        self._patience = patience

    async def settle(self, patience: float | None = None) -> bool:
        """Wait until the bot is quiet; False if it was not within the patience (seconds)."""
        try:
            async with asyncio.timeout(self._patience if patience is None else patience):
                await (self._hear_nothing() if self._busy is None else self._look_quiet(self._busy))
        except TimeoutError:
            return False
        return True

    async def _look_quiet(self, busy: Callable[[], Awaitable[bool]]) -> None:
        calm = 0
        while calm < LOOKS:
            calm = 0 if await self._working(busy) else calm + 1
            await self._timer.sleep(GLANCE)

    async def _working(self, busy: Callable[[], Awaitable[bool]]) -> bool:
        return not all(door.idle() for door in self._doors) or await busy()

    async def _hear_nothing(self) -> None:
        with self._ledger.watch() as changed:
            while await clock.wait(changed, SILENCE) or not all(door.idle() for door in self._doors):
                pass


def work_is_due(work: Work) -> bool:
    """Whether inbox, outbox, clocks or approved texts hold something that could be done at this moment."""
    letters = select(inbox.c.id).where(inbox.c.state == "new", inbox.c.not_before <= work.now).limit(1)
    if work.connection.execute(letters).first() is not None or documents.to_issue(work, 1):
        return True
    return _can_leave(work) or _is_to_be_told(work)


def _is_to_be_told(work: Work) -> bool:
    """Whether a reminder is due, or a letter, an answer or a statement has arrived and that is not known yet."""
    due = clocks.next_due(work)
    if (due is not None and due < work.now) or unit_groups.overdue(work) or unit_groups.lost(work):
        return True
    if any(spreading.is_due(work, one) for one in documents.spreading(work, WATCHED)):
        return True
    return bool(receipts.reached_legs(work, 1) or receipts.delivered_cases(work, 1))


def _can_leave(work: Work) -> bool:
    """Whether a message is due, or very soon, whose channel and reader are not paused for longer.

    A platform that said "wait a second" is waited for: whoever acts wants to see the message. What waits behind an
    older message to the same account leaves no sooner than that.
    """
    soon = work.now + SOON
    paused = set(work.connection.execute(select(pauses.c.scope).where(pauses.c.until > soon)).scalars())
    is_open = outbox.c.state.in_(("pending", "unsure"))
    oldest = select(func.min(outbox.c.id)).where(is_open).group_by(outbox.c.account_id)
    due = work.connection.execute(
        select(outbox.c.channel, outbox.c.account_id, accounts.c.external_id)
        .join(accounts, accounts.c.id == outbox.c.account_id)
        .where(outbox.c.id.in_(oldest), outbox.c.not_before <= soon)
        .distinct()
    )
    return any(
        paused.isdisjoint({row.channel, f"{row.channel}:{row.account_id}", f"{row.channel}:{row.external_id}"})
        for row in due
    )
