"""Are the workers alive? Each tells so at every turn; one that is silent too long makes `/healthz` fail (C5)."""

from __future__ import annotations

from collections.abc import Callable

SILENCE_SECONDS = 60


class Pulse:
    """The workers' last signs of life. `seconds` is a clock that never runs backwards."""

    def __init__(self, seconds: Callable[[], float], silence: float = SILENCE_SECONDS) -> None:
        self._seconds = seconds
        self._silence = silence
        self._last: dict[str, float] = {}

    def beat(self, worker: str) -> None:
        """A sign of life of a worker. From its first one on it is expected to give more."""
        self._last[worker] = self._seconds()

    def end(self, worker: str) -> None:
        """The worker ended as it should."""
        self._last.pop(worker, None)

    def stalled(self) -> list[str]:
        """The workers that gave no sign of life for too long."""
        return sorted(worker for worker, at in self._last.items() if self._seconds() - at > self._silence)
