"""Everybody who may have to do with a case, and the world of a random history: cases of one kind with their clocks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from procedure.authority import AGENCY
from procedure.errors import AlreadyThere, StepRefused
from procedure.facts import THE_PROGRAM, Act, Actor, Case, Leg, LegStep, Step
from procedure.legs import OPENS, check_new, kind_of, opened, take_leg_step
from procedure.needs import is_settled
from procedure.steps import open_case, take_step
from procedure.terms import Event, Kind, LegEvent, LegState, Role, State
from tests.procedure.book import Book
from tests.procedure.cells import THEN

NUMBER, LOCAL = 77, 88


def _seated(person: int, role: Role, unit: str, *numbers: int) -> Actor:
    return Actor(person, frozenset({role}), frozenset({(role, unit)}), frozenset(numbers))


PEOPLE: dict[str, Actor] = {
    "journalist": Actor(1),
    "another": Actor(2),
    "officer": Actor(3, frozenset({Role.PRESS_OFFICER})),
    "second": Actor(4, frozenset({Role.PRESS_OFFICER})),
    "head": Actor(5, frozenset({Role.PRESS_HEAD})),
    "leader": Actor(6, frozenset({Role.LEADER})),
    "general": Actor(7, frozenset({Role.DIRECTOR_GENERAL})),
    "spokesperson": Actor(8, frozenset({Role.SPOKESPERSON})),
    "delegate": _seated(9, Role.UNIT_HEAD, "BHYT", NUMBER),
    "officer_bhyt": _seated(10, Role.UNIT_OFFICER, "BHYT"),
    "officer_kh": _seated(11, Role.UNIT_OFFICER, "KH"),
    "head_kh": _seated(12, Role.UNIT_HEAD, "KH"),
    "province": _seated(13, Role.PROVINCE_OFFICER, "NAN"),
    "director": _seated(14, Role.PROVINCE_DIRECTOR, "NAN"),
    "deputy": _seated(15, Role.PROVINCE_OFFICER, "NAN", LOCAL),
    "abroad": Actor(16, frozenset({Role.UNIT_OFFICER}), frozenset({(Role.UNIT_OFFICER, "HTQT")}), international=True),
    "elsewhere": _seated(17, Role.PROVINCE_DIRECTOR, "HNO"),
    "administrator": Actor(18, frozenset({Role.ADMINISTRATOR})),
    "manager": Actor(19, frozenset({Role.OA_MANAGER})),
    "program": THE_PROGRAM,
}
OPENERS = {
    (Kind.REQUEST, AGENCY): ("journalist", None),
    (Kind.REQUEST, "NAN"): ("journalist", None),
    (Kind.REFLECTION, AGENCY): ("officer_bhyt", "BHYT"),
    (Kind.UNIT_INFORMATION, AGENCY): ("officer_bhyt", "BHYT"),
    (Kind.INCIDENT, AGENCY): ("officer_bhyt", "BHYT"),
    (Kind.INCIDENT, "NAN"): ("province", None),
    (Kind.CORRECTION, AGENCY): ("officer", None),
    (Kind.CORRECTION, "NAN"): ("province", None),
}


@dataclass
class World:
    """One case through its history: every step, the clocks, and the time, which only goes on."""

    case: Case
    now: datetime = THEN
    book: Book = field(default_factory=Book)
    steps: list[Step] = field(default_factory=list)
    leg_steps: list[LegStep] = field(default_factory=list)
    ended: dict[str, datetime] = field(default_factory=dict)
    approved: tuple[bytes, str] | None = None

    @classmethod
    def begun(cls, kind: Kind, scope: str) -> World:
        """A case of a kind, opened by whoever opens it."""
        name, unit = OPENERS[kind, scope]
        asks = [PEOPLE[name].person] if kind is Kind.REQUEST else []
        step = open_case(PEOPLE[name], THEN, kind, scope, Act(evidence="bài báo"), asks, unit)
        world = cls(step.case)
        world.book.carry_out(step.clocks)
        world.steps.append(step)
        return world

    def who(self, name: str) -> Actor:
        """A person with the rights they have at this moment: an authorisation may have ended."""
        actor = PEOPLE[name]
        over = {NUMBER, LOCAL} if name in self.ended else set()
        return replace(actor, authorisations=actor.authorisations - over)

    def do(self, event: Event, name: str, act: Act) -> Step:
        """A step, with the parts that it opens. Raises a `StepRefused`."""
        before, actor = self.case, self.who(name)
        sends = event in OPENS or event is Event.ADD_UNIT
        step = take_step(before, event, actor, self.now, act)
        if sends:
            check_new(before, act.units)
        self.case = step.case
        self.book.carry_out(step.clocks)
        self.steps.append(step)
        for unit in sorted(act.units) if sends else ():
            self._open(event, unit)
        return step

    def _open(self, event: Event, unit: str) -> None:
        leg = Leg(len(self.case.legs) + 1, unit, kind_of(self.case, event), LegState.SENT, sent_at=self.now)
        self.case, effects = opened(self.case, leg, self.now)
        self.book.carry_out(effects)

    def do_leg(self, number: int, event: LegEvent, name: str, act: Act) -> LegStep:
        """A step of a part; the last one moves the case on by itself. Raises a `StepRefused`."""
        leg = self.case.legs[number]
        step = take_leg_step(self.case, leg, event, self.who(name), self.now, act)
        self.case = step.case
        self.book.carry_out(step.clocks)
        self.leg_steps.append(step)
        if self.case.state is State.DISPATCHED and is_settled(self.case):
            self.do(Event.SETTLE, "program", Act())
        return step

    def tries(self, event: Event, name: str, act: Act) -> Step | None:
        """The same; None where it is refused, and then nothing has changed."""
        before, clocks = self.case, dict(self.book.running)
        try:
            return self.do(event, name, act)
        except (StepRefused, AlreadyThere):
            assert (self.case, self.book.running) == (before, clocks)
            return None

    def tries_leg(self, number: int, event: LegEvent, name: str, act: Act) -> LegStep | None:
        """The same for a part."""
        before = self.case
        try:
            return self.do_leg(number, event, name, act)
        except StepRefused:
            assert self.case == before
            return None

    def passes(self, minutes: int) -> None:
        """Time goes on."""
        self.now += timedelta(minutes=minutes)
