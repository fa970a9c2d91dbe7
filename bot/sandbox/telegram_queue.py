"""The updates that wait for the bot, as Telegram keeps them (F2, F3)."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import Clock

MESSAGE_LIFE = timedelta(hours=24)
PRESS_LIFE = timedelta(seconds=150)
LONGEST_DELAY = 60.0
NOT_BY_DEFAULT = frozenset(("chat_member", "message_reaction", "message_reaction_count"))


@dataclass
class Update:
    """One update. `lane`: its queue, messages by chat, presses by person. `due`: not tried before, by the clock."""

    id: int
    lane: str
    body: dict[str, object]
    expires_at: datetime
    due: float = 0.0
    delay: float = 1.0
    failures: int = 0


class UpdateQueue:
    """Updates in order, each lane by itself; they expire by the sandbox's clock."""

    def __init__(self, clock: Clock, next_id: Callable[[], int]) -> None:
        self._clock = clock
        self._next_id = next_id
        self._lanes: dict[str, deque[Update]] = {}
        self.arrived = asyncio.Event()
        self.changed = asyncio.Event()

    def put(self, kind: str, content: dict[str, object], lane: str, life: timedelta) -> None:
        """Queue an update of that kind."""
        ident = self._next_id()
        update = Update(ident, lane, {"update_id": ident, kind: content}, self._clock.now() + life)
        self._lanes.setdefault(lane, deque()).append(update)
        self._wake()

    def heads(self) -> list[Update]:
        """The first of each lane, if it may be tried now."""
        self._expire()
        return [lane[0] for lane in self._lanes.values() if lane[0].due <= self._clock.monotonic()]

    def batch(self, limit: int) -> list[Update]:
        """The oldest of all, for `getUpdates`."""
        self._expire()
        return sorted((one for lane in self._lanes.values() for one in lane), key=lambda one: one.id)[:limit]

    def done(self, update: Update) -> None:
        """The bot has it."""
        lane = self._lanes.get(update.lane)
        if lane and lane[0] is update:
            lane.popleft()
        self._expire()
        self._wake()

    def failed(self, update: Update, retry_after: float) -> None:
        """The bot did not take it: its lane waits, the first time not at all, then ever longer."""
        if not retry_after and update.failures:
            update.delay = min(update.delay * 2, LONGEST_DELAY)
        update.due = self._clock.monotonic() + (retry_after or (update.delay if update.failures else 0.0))
        update.failures += 1

    def retry_now(self) -> None:
        """Let the time of every repeat come, for tests that would wait for it."""
        for lane in self._lanes.values():
            lane[0].due = 0.0
        self.changed.set()

    def confirm(self, below: int) -> None:
        """The bot has all updates with smaller ids; a negative number keeps only so many of the newest."""
        if below < 0:
            newest = self.batch(self.pending())[below:]
            below = newest[0].id if newest else 0
        self._keep(lambda update: update.id >= below)

    def drop_all(self) -> None:
        """Forget everything."""
        self._lanes.clear()

    def pending(self) -> int:
        """How many wait."""
        self._expire()
        return sum(map(len, self._lanes.values()))

    def _expire(self) -> None:
        now = self._clock.now()
        if any(not lane or lane[0].expires_at <= now for lane in self._lanes.values()):
            self._keep(lambda update: update.expires_at > now)

    def _keep(self, wanted: Callable[[Update], bool]) -> None:
        kept = {name: deque(filter(wanted, lane)) for name, lane in self._lanes.items()}
        self._lanes = {name: lane for name, lane in kept.items() if lane}

    def _wake(self) -> None:
        self.arrived.set()
        self.changed.set()
