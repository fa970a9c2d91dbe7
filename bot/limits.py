"""The platforms' limits (O2): at most so many messages in any window of so many seconds, never more, not even at first.

A call takes its place before it waits, so those who come later stand behind it. Calls to one chat wait for that chat
first: they hold no place among everybody's that they cannot use yet.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

from bot.clock import Clock
from handlers.talk import Channel

MOST_CHATS = 10_000


@dataclass(frozen=True)
class Limit:
    """At most `count` calls in any `seconds`."""

    count: int
    seconds: float

    def at(self, pace: float) -> Limit:
        """The same in time that runs `pace` times as quickly."""
        return replace(self, seconds=self.seconds / pace)


@dataclass(frozen=True)
class ChannelLimits:
    """Limits of the whole channel, of each chat, and of each group chat (a negative id) besides."""

    everyone: Limit
    chat: Limit | None = None
    group: Limit | None = None

    def at(self, pace: float) -> ChannelLimits:
        """The same in time that runs `pace` times as quickly."""
        return ChannelLimits(
            self.everyone.at(pace), self.chat and self.chat.at(pace), self.group and self.group.at(pace)
        )


# Telegram says about 30 a second, 1 a second to a chat, 20 a minute to a group; Zalo 4,000 calls a minute for an app,
# of which uploads and look-ups take some. The little over a second is for calls that do not all take the same time.
LIMITS: Mapping[Channel, ChannelLimits] = {
    Channel.TELEGRAM: ChannelLimits(Limit(25, 1.0), chat=Limit(1, 1.05), group=Limit(18, 60.0)),
    Channel.ZALO: ChannelLimits(Limit(50, 1.0)),
}


def limits_at(pace: float) -> Mapping[Channel, ChannelLimits]:
    """All limits for platforms whose time runs `pace` times as quickly, as those of a sandbox may; 1.0: the real."""
    return {channel: limits.at(pace) for channel, limits in LIMITS.items()}


class Places:
    """The places of the last calls under one limit, in seconds of the clock."""

    def __init__(self, limit: Limit) -> None:
        self._limit = limit
        self._taken: deque[float] = deque(maxlen=limit.count)

    def earliest(self, now: float) -> float:
        """When the next call may be made."""
        if len(self._taken) < self._limit.count:
            return now
        return max(now, self._taken[0] + self._limit.seconds)

    def take(self, at: float) -> None:
        """A call will be made then."""
        self._taken.append(at)

    def is_idle(self, now: float) -> bool:
        """Whether nothing taken matters any more."""
        return not self._taken or self._taken[-1] + self._limit.seconds <= now


class Limits:
    """All limits of all channels, for one process that alone sends for a bot."""

    def __init__(self, clock: Clock, limits: Mapping[Channel, ChannelLimits] = LIMITS) -> None:
        self._clock = clock
        self._limits = limits
        self._places: dict[tuple[Channel, str, Limit], Places] = {}

    async def wait(self, channel: Channel, chat: str) -> None:
        """Return when one call to that chat may be made; its place is taken."""
        if channel not in self._limits:
            return
        everyone, whole = self._limits[channel].everyone, (channel, "")
        own = self._limits_of(channel, chat)
        while (pause := self._until_free((channel, chat), own)) > 0:
            await self._sleep(pause)
        # From here to `take` nothing is awaited: nobody comes between. The chat's place is where the call really is.
        now = self._clock.steady()
        at = self._place(whole, everyone).earliest(now)
        self._place(whole, everyone).take(at)
        for limit in own:
            self._place((channel, chat), limit).take(at)
        if at > now:
            await self._sleep(at - now)

    async def _sleep(self, seconds: float) -> None:
        """Whole milliseconds, rounded up: what is too small for a clock would never pass."""
        await self._clock.sleep(ceil(seconds * 1000) / 1000)

    def _until_free(self, whose: tuple[Channel, str], own: Sequence[Limit]) -> float:
        now = self._clock.steady()
        return max((self._place(whose, limit).earliest(now) - now for limit in own), default=0.0)

    def _limits_of(self, channel: Channel, chat: str) -> list[Limit]:
        limits = self._limits[channel]
        group = limits.group if chat.startswith("-") else None
        return [limit for limit in (limits.chat, group) if limit is not None]

    def _place(self, whose: tuple[Channel, str], limit: Limit) -> Places:
        if len(self._places) > MOST_CHATS:
            now = self._clock.steady()
            self._places = {name: place for name, place in self._places.items() if not place.is_idle(now)}
        return self._places.setdefault((*whose, limit), Places(limit))
