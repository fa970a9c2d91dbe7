"""A small clock book: it carries out the effects of steps as the procedure means them, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from procedure.facts import Effect, Start, Stop, Void
from procedure.terms import Clock

Key = tuple[Clock, int | None]


@dataclass
class Book:
    """The clocks that run, each with what began it; and every one that was met, with the moment."""

    running: dict[Key, Start] = field(default_factory=dict)
    met: list[tuple[Key, datetime]] = field(default_factory=list)
    void: list[Key] = field(default_factory=list)

    def carry_out(self, effects: Iterable[Effect]) -> None:
        """In their order: a start replaces a running clock of the same name."""
        for effect in effects:
            match effect:
                case Start():
                    self._end((effect.clock, effect.leg))
                    self.running[effect.clock, effect.leg] = effect
                case Stop():
                    if self.running.pop((effect.clock, effect.leg), None):
                        self.met.append(((effect.clock, effect.leg), effect.at))
                case Void():
                    for key in list(self.running):
                        if effect.clock in (None, key[0]) and effect.leg in (None, key[1]):
                            self._end(key)

    def _end(self, key: Key) -> None:
        if self.running.pop(key, None):
            self.void.append(key)

    @property
    def names(self) -> set[str]:
        """The names of what runs."""
        return {clock.value for clock, _ in self.running}
