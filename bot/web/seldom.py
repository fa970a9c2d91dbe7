"""Says how often something happened, but only once in a while."""

from __future__ import annotations

from collections.abc import Callable


class Seldom:
    """Keeps a flood out of the log. Keys are our own few sentences, so memory stays bounded."""

    def __init__(self, every: float, seconds: Callable[[], float]) -> None:
        self._every = every
        self._seconds = seconds
        self._kept: dict[str, tuple[float, int]] = {}

    def times(self, key: str) -> int:
        """How often `key` happened since it was last told, this time included; 0 when it was told a moment ago."""
        told, silent = self._kept.get(key, (float("-inf"), 0))
        if self._seconds() - told < self._every:
            self._kept[key] = (told, silent + 1)
            return 0
        self._kept[key] = (self._seconds(), 0)
        return silent + 1
