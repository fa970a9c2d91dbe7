"""One line of a table: who may do what in which state, what it needs, where it leads, which clocks it moves."""

from __future__ import annotations

from dataclasses import dataclass

from procedure.terms import Clock, Event, Hold, LegEvent, LegKind, LegState, Need, Role, State, Tell

NEW: frozenset[State] = frozenset()
"""`start` of the step that opens a case."""


@dataclass(frozen=True)
class Rule:
    """A step of a case. `end` None keeps the state. `stops` are met by it, `voids` no longer count."""

    event: Event
    start: frozenset[State]
    end: State | None
    by: frozenset[Role]
    article: str
    tells: tuple[Tell, ...] = ()
    needs: tuple[Need, ...] = ()
    hold: Hold = Hold.LEAVE
    starts: tuple[Clock, ...] = ()
    stops: tuple[Clock, ...] = ()
    voids: tuple[Clock, ...] = ()


@dataclass(frozen=True)
class LegRule:
    """A step of a unit's part. `kinds`: the parts it is for."""

    event: LegEvent
    start: frozenset[LegState]
    end: LegState | None
    by: frozenset[Role]
    article: str
    tells: tuple[Tell, ...] = ()
    needs: tuple[Need, ...] = ()
    kinds: frozenset[LegKind] = frozenset(LegKind)


@dataclass(frozen=True)
class Path:
    """A kind of case as a table. `open`: the states in which somebody owes an act.

    `texts`: the states in which one exact text stands for approval; `targets`: what is aimed at while a state lasts.
    """

    name: str
    article: str
    rules: tuple[Rule, ...]
    open: frozenset[State]
    texts: frozenset[State]
    targets: dict[State, Clock]

    def rules_for(self, event: Event, state: State | None) -> tuple[Rule, ...]:
        """The lines for an event in a state; None: those that open a case."""
        start = (rule for rule in self.rules if rule.event is event)
        return tuple(rule for rule in start if (state in rule.start if state else rule.start == NEW))

    def has(self, event: Event) -> bool:
        """Whether the event exists on this path."""
        return any(rule.event is event for rule in self.rules)
