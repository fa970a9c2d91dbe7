"""Faults that can be switched on: each for so many calls, or for so many seconds of the sandbox's clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

KINDS = ("429", "500", "drop-reply", "blocked", "down", "token-expired", "window-closed")


@dataclass
class _Fault:
    kind: str
    left: int | None
    until: datetime | None


class Faults:
    """The faults now switched on, by channel."""

    def __init__(self) -> None:
        self._on: dict[str, list[_Fault]] = {}

    def switch_on(self, channel: str, kind: str, now: datetime, count: int | None, seconds: float | None) -> None:
        """Switch a fault on. Without `count` and `seconds` it strikes once. Raises `ValueError`."""
        if kind not in KINDS:
            raise ValueError(f"kind should be one of {', '.join(KINDS)}")
        if count is None and seconds is None:
            count = 1
        until = None if seconds is None else now + timedelta(seconds=seconds)
        self._on.setdefault(channel, []).append(_Fault(kind, count, until))

    def strike(self, channel: str, now: datetime) -> str | None:
        """The fault that strikes this call, if any; counted off."""
        alive = [
            fault for fault in self._on.get(channel, []) if fault.left != 0 and (not fault.until or now < fault.until)
        ]
        self._on[channel] = alive
        if not alive:
            return None
        first = alive[0]
        if first.left is not None:
            first.left -= 1
        return first.kind

    def active(self, now: datetime) -> list[dict[str, str | int | None]]:
        """What is switched on now: channel, kind, how many strikes are left, until when."""
        return [
            {
                "channel": channel,
                "kind": fault.kind,
                "left": fault.left,
                "until": fault.until.isoformat() if fault.until else None,
            }
            for channel, faults in self._on.items()
            for fault in faults
            if fault.left != 0 and (not fault.until or now < fault.until)
        ]

    def clear(self) -> None:
        """Switch all faults off."""
        self._on.clear()
