"""Places where tests make the program fail: nothing happens there unless the setting `FAILPOINTS` names them."""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field

KILLED = 137
ACTIONS = ("exit", "raise", "sleep")


class FailpointHit(Exception):
    """A failpoint with the action `raise` was reached."""


@dataclass(frozen=True)
class Failpoints:
    """What to do at which place: ``exit`` (as `kill -9` does), ``raise`` or ``sleep:SECONDS`` (everything stands)."""

    actions: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def parse(cls, setting: str) -> Failpoints:
        """From ``name=action,name=action``. Raises `ValueError` that names what is wrong."""
        pairs = [pair.strip().partition("=") for pair in setting.split(",") if pair.strip()]
        for name, _, action in pairs:
            if not name or action.partition(":")[0] not in ACTIONS:
                raise ValueError(f"a failpoint should be name=exit|raise|sleep:SECONDS, not {name}={action}")
        return cls({name: action for name, _, action in pairs})

    def hit(self, name: str) -> None:
        """The program has come to that place."""
        action, _, seconds = self.actions.get(name, "").partition(":")
        if action == "exit":
            os._exit(KILLED)
        if action == "raise":
            raise FailpointHit(name)
        if action == "sleep":
            threading.Event().wait(float(seconds))
