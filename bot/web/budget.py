"""How many bad calls one address may make: a bucket each, refilled over time (T15)."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

REMEMBERED = 10_000


class Budget:
    """`size` calls at once and `per_second` after that. `seconds` is a clock that never runs backwards.

    Of more than 10,000 addresses the ones not seen for longest are forgotten, so memory stays bounded.
    """

    def __init__(self, size: float, per_second: float, seconds: Callable[[], float]) -> None:
        self._size = size
        self._rate = per_second
        self._seconds = seconds
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, who: str) -> float:
        """Seconds until `who` may call again; 0 if now."""
        return max(0.0, (1 - self._left(who)) / self._rate)

    def charge(self, who: str) -> None:
        """Take one call off."""
        self._buckets[who] = (self._left(who) - 1, self._seconds())
        self._buckets.move_to_end(who)
        while len(self._buckets) > REMEMBERED:
            self._buckets.popitem(last=False)

    def _left(self, who: str) -> float:
        left, at = self._buckets.get(who, (self._size, self._seconds()))
        return min(self._size, left + (self._seconds() - at) * self._rate)
