"""A channel put together: its way in, its way out, its routes, and what it must do from time to time."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from aiohttp.web_routedef import AbstractRouteDef

from bot.channels.port import Receiver, Sender

Job = Callable[[], Awaitable[None]]


@dataclass(frozen=True)
class Line:
    """One channel. `routes`: its webhook and pages. `jobs` run until cancelled: polling, upkeep of token or webhook."""

    sender: Sender
    close: Job
    receiver: Receiver | None = None
    routes: Sequence[AbstractRouteDef] = ()
    jobs: Sequence[Job] = ()


@dataclass(frozen=True)
class Alarms:
    """How a channel tells the administrators that it needs them: by a message on whatever way is open."""

    tell: Callable[[str, str], Awaitable[None]]
    """`tell(channel, problem)`"""
