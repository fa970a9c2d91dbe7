"""Telegram's speed limits: one message a second in a chat, twenty a minute in a group, thirty a second in all (O2).

In real time; at another pace than 1.0 each second of theirs is that much shorter, for sender and emulator alike.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.telegram_refusals import too_many


@dataclass(frozen=True)
class Limits:
    """`tolerance`: seconds by which a sender may seem too early, because the network is not even."""

    a_chat_each: float = 1.0
    all_each_second: int = 30
    tolerance: float = 0.2
    second: float = 1.0
    a_group_each_minute: int = 20

    @classmethod
    def at(cls, pace: float) -> Limits:
        """The real limits in time that runs `pace` times as quickly.

        The network does not get more even with it: what it may cost stays, up to half of a chat's pause.
        """
        real = cls()
        pause = real.a_chat_each / pace
        return cls(pause, real.all_each_second, min(real.tolerance, pause / 2), real.second / pace)


class Speed:
    """Counts the messages that were taken. `seconds` is real time: turning the sandbox's clock is no way round."""

    def __init__(self, limits: Limits, seconds: Callable[[], float]) -> None:
        self._limits = limits
        self._seconds = seconds
        self._chats: dict[str, float] = {}
        self._all: deque[float] = deque()
        self._groups: dict[str, deque[float]] = {}

    def count(self, chat: str) -> None:
        """One more message. Raises `Refusal` (429) when it comes too early; a refused one is not counted."""
        now, limits = self._seconds(), self._limits
        room = max(self._room_at(now), self._room_in(chat))
        early = max(self._chats.get(chat, -math.inf) + limits.a_chat_each, room) - now
        if early > limits.tolerance:
            raise too_many(math.ceil(early))
        self._chats[chat] = now
        self._all.append(now)
        if chat.startswith("-"):
            self._groups.setdefault(chat, deque(maxlen=limits.a_group_each_minute)).append(now)

    def _room_in(self, chat: str) -> float:
        """When there is room for one more message in a group."""
        taken = self._groups.get(chat, deque())
        full = len(taken) >= self._limits.a_group_each_minute
        return taken[0] + 60 * self._limits.second if full else -math.inf

    def _room_at(self, now: float) -> float:
        """When there is room for one more message of anybody."""
        while self._all and self._all[0] <= now - self._limits.second:
            self._all.popleft()
        full = len(self._all) >= self._limits.all_each_second
        return self._all[-self._limits.all_each_second] + self._limits.second if full else now
