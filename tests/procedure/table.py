"""The oracle of the procedure: every cell of state × event × role × ownership × claim, decided from the table alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product

from procedure.errors import ClaimedBy, NobodyClaimed, NotNow, NotYours, StepRefused
from procedure.paths import BY_EVENT, Event, Hold, Role, State
from procedure.steps import Actor, Case

ME, ASKER, OTHER = 1, 2, 3
THEN = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HOLDERS = (None, ME, OTHER)


@dataclass(frozen=True)
class Cell:
    """One question to the procedure."""

    state: State
    event: Event
    role: Role
    is_asker: bool
    holder: int | None

    @property
    def case(self) -> Case:
        """The case before the step."""
        asker = ME if self.is_asker else ASKER
        return Case(self.state, 7, asker, self.holder, None if self.holder is None else THEN)

    @property
    def actor(self) -> Actor:
        """Who tries it."""
        return Actor(ME, frozenset({self.role}))

    @property
    def refusal(self) -> type[StepRefused] | None:
        """The one refusal there must be, None where the table allows the step."""
        rule = BY_EVENT[self.event]
        has_right = self.is_asker if Role.JOURNALIST in rule.by else self.role in rule.by
        if not has_right:
            return NotYours
        if self.state not in rule.start:
            return NotNow
        return self._claim_refusal(rule.hold)

    def _claim_refusal(self, hold: Hold) -> type[StepRefused] | None:
        if hold is Hold.TAKE:
            taken = self.holder == OTHER or (self.holder == ME and self.event is Event.CLAIM)
            return ClaimedBy if taken else None
        if hold is Hold.GIVE_BACK:
            foreign = self.holder == OTHER and self.role is not Role.PRESS_HEAD
            return NobodyClaimed if self.holder is None else ClaimedBy if foreign else None
        return None

    @property
    def holder_after(self) -> int | None:
        """Who holds the case after an allowed step."""
        hold = BY_EVENT[self.event].hold
        return ME if hold is Hold.TAKE else None if hold is Hold.GIVE_BACK else self.holder

    def __str__(self) -> str:
        """As a test's id."""
        return f"{self.state}-{self.event}-{self.role}-{'asker' if self.is_asker else 'other'}-{self.holder}"


def cells() -> Iterator[Cell]:
    """All of them."""
    for each in product(State, Event, Role, (True, False), HOLDERS):
        yield Cell(*each)
