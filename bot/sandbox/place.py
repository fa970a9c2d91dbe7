"""The parts of the sandbox that its interface needs, in one place."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.sandbox.door import Door
from bot.sandbox.faults import Faults
from bot.sandbox.ledger import Ledger
from bot.sandbox.quiet import Quiet


@dataclass(frozen=True)
class Place:
    """The sandbox as its interface sees it.

    `doors`: the emulated platforms by channel. `turn` moves the bot's clock on and wakes whatever waits for it.
    """

    ledger: Ledger
    faults: Faults
    clock: Clock
    doors: Mapping[str, Door]
    quiet: Quiet
    turn: Callable[[timedelta], Awaitable[None]]

    def now(self) -> datetime:
        """The sandbox's present moment, UTC."""
        return self.clock.now()
