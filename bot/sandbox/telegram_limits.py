"""Telegram's speed limits: one message a second in a chat, thirty a second in all (O2). In real time."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.telegram_refusals import too_many

SECOND = 1.0


@dataclass(frozen=True)
class Limits:
    """`tolerance`: seconds by which a sender may seem too early, because the network is not even."""

    a_chat_each: float = 1.0
    all_each_second: int = 30
    tolerance: float = 0.2


class Speed:
    """Counts the messages that were taken. `seconds` is real time: turning the sandbox's clock is no way round."""

    def __init__(self, limits: Limits, seconds: Callable[[], float]) -> None:
        self._limits = limits
        self._seconds = seconds
        self._chats: dict[str, float] = {}
        self._all: deque[float] = deque()

    def count(self, chat: str) -> None:
        """One more message. Raises `Refusal` (429) when it comes too early; a refused one is not counted."""
        now, limits = self._seconds(), self._limits
        early = max(self._chats.get(chat, -math.inf) + limits.a_chat_each, self._room_at(now)) - now
        if early > limits.tolerance:
            raise too_many(math.ceil(early))
        self._chats[chat] = now
        self._all.append(now)

    def _room_at(self, now: float) -> float:
        """When there is room for one more message of anybody."""
        while self._all and self._all[0] <= now - SECOND:
            self._all.popleft()
        full = len(self._all) >= self._limits.all_each_second
        return self._all[-self._limits.all_each_second] + SECOND if full else now
