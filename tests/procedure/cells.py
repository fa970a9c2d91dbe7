"""Every cell of path × state × event × role × claim, with what the hand-written rights say of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import product

from procedure.authority import AGENCY
from procedure.errors import ClaimedBy, NobodyClaimed, NotNow, NotYours, StepRefused
from procedure.facts import Act, Actor, Case, Draft, Leg
from procedure.terms import Event, Kind, LegKind, LegState, Role, State
from tests.procedure import rights

ME, ASKER, OTHER, THIRD = 1, 2, 3, 4
HOUR = timedelta(hours=1)
THEN = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
NOW = THEN + HOUR
UNIT, PROVINCE, NUMBER, OWN = "BHYT", "NAN", 77, 78
HOLDERS = (None, ME, OTHER)
OFFICERS = {"press_officer", "press_head", "province_officer", "province_director"}
KINDS = {
    "national": (Kind.REQUEST, AGENCY),
    "province": (Kind.REQUEST, PROVINCE),
    "unit_information": (Kind.UNIT_INFORMATION, AGENCY),
    "incident": (Kind.INCIDENT, AGENCY),
    "province_incident": (Kind.INCIDENT, PROVINCE),
    "correction": (Kind.CORRECTION, AGENCY),
    "province_correction": (Kind.CORRECTION, PROVINCE),
}
TEXT_STATES = {"REVIEW", "REPORTED_UP", "APPROVED"}
STANDS = TEXT_STATES | {"ANSWERED", "RELEASED", "STATED", "SENT"}
OPPOSITE = {AGENCY: frozenset({PROVINCE}), PROVINCE: frozenset({AGENCY})}


@dataclass(frozen=True)
class Line:
    """A line of the rights, read."""

    event: str
    start: frozenset[str]
    end: str | None
    by: frozenset[str]
    article: str
    tells: tuple[str, ...]
    claim: str
    begins: frozenset[str]
    met: frozenset[str]
    void: frozenset[str]


@cache
def lines(path: str) -> tuple[Line, ...]:
    """The rights of a path."""
    return tuple(_line(path, row) for row in rights.TABLES[path].strip().splitlines())


def _line(path: str, row: str) -> Line:
    event, start, end, by, article, tells, claim, clocks = (cell.strip() for cell in row.split("|"))
    moved = clocks.split()
    return Line(
        event,
        _states(path, start),
        None if end == "=" else end,
        _roles(path, by),
        article,
        tuple(sorted(rights.TELLS[one] for one in tells)),
        claim,
        *(frozenset(one[1:] for one in moved if one[0] == sign) for sign in "+-x"),
    )


def _states(path: str, words: str) -> frozenset[str]:
    found: set[str] = set()
    for word in words.split():
        first, *without = word.split("-")
        found |= _named(path, first) - {name for one in without for name in _named(path, one)}
    return frozenset(found)


def _named(path: str, word: str) -> set[str]:
    opened = set(rights.OPEN[path].split())
    groups = {"OPEN": opened, "TEXT": TEXT_STATES, "ANY": opened | set(rights.OVER[path].split())}
    return groups.get(word, {word})


def _roles(path: str, words: str) -> frozenset[str]:
    """A unit of the agency has nothing to do with what is a province's own."""
    short = {name for word in words.split() for name in rights.GROUPS.get(word, word).split()}
    found = {rights.ROLES[name] for name in short}
    return frozenset(found - {"unit_officer", "unit_head"} if KINDS[path][1] == PROVINCE else found)


@dataclass(frozen=True)
class Cell:
    """One question to the procedure."""

    path: str
    state: str
    event: str
    role: str
    holder: int | None

    @property
    def line(self) -> Line | None:
        """The line that allows it, if there is one."""
        for one in lines(self.path):
            if one.event == self.event and self.state in one.start and self.role in one.by:
                return one
        return None

    @property
    def refusal(self) -> type[StepRefused] | None:
        """The one refusal there must be; None where it is allowed."""
        ever = [one for one in lines(self.path) if one.event == self.event]
        if not any(self.role in one.by for one in ever):
            return NotYours
        if not any(self.state in one.start for one in ever):
            return NotNow
        return NotYours if self.line is None else self._claimed(self.line)

    def _claimed(self, line: Line) -> type[StepRefused] | None:
        if self.role not in OFFICERS:
            return None
        if line.claim == "take" and (self.holder == OTHER or (self.holder == ME and self.event == "claim")):
            return ClaimedBy
        if line.claim == "give" and self.holder is None:
            return NobodyClaimed
        heads = ("press_head", "province_director")
        return ClaimedBy if line.claim == "give" and self.holder == OTHER and self.role not in heads else None

    @property
    def holder_after(self) -> int | None:
        """Who holds the case after an allowed step."""
        assert self.line is not None
        claim = self.line.claim if self.role in OFFICERS or self.line.claim in ("mine", "named") else ""
        return {"take": ME, "mine": ME, "give": None, "named": THIRD}.get(claim, self.holder)

    @property
    def actor(self) -> Actor:
        """Who tries it: somebody with this capacity and no other."""
        seat = {"unit_officer": UNIT, "unit_head": UNIT, "province_officer": PROVINCE, "province_director": PROVINCE}
        given = {Role(self.role)} - {Role.JOURNALIST, Role.DELEGATE, Role.AGENCY_DELEGATE, Role.INTERNATIONAL}
        return Actor(
            ASKER if self.role == "journalist" else ME,
            frozenset(given),
            frozenset({(Role(self.role), seat[self.role])}) if self.role in seat else frozenset(),
            self._lent,
            self.role == "international",
            self.role == "agency_delegate",
        )

    @property
    def case(self) -> Case:
        """The case before the step, with everything there that the event needs."""
        kind, scope = KINDS[self.path]
        asked = kind is Kind.REQUEST and self.event != "drop"
        offered = {"accept", "decline_hand_over"} & {self.event}
        return Case(
            State(self.state),
            7,
            frozenset({ASKER}) if asked else frozenset(),
            self.holder,
            None if self.holder is None else THEN,
            kind,
            scope,
            PROVINCE if self.role.startswith("province") else UNIT,
            sensitive=kind is not Kind.UNIT_INFORMATION and self.state in STANDS,
            foreign=True,
            authorisation=NUMBER,
            directed=True,
            signer=ME,
            legs=(Leg(5, "TCKT", LegKind.DIRECTED, LegState.REPORTED, reached_at=THEN),),
            draft=Draft(b"shown", OTHER, seen=True) if self.state in STANDS else None,
            delivered=self.event == "close",
            offered_to=min(OPPOSITE[scope]) if offered else None,
            occurred_at=THEN if kind is Kind.INCIDENT else None,
            needed=self.event != "need",
            stated=self.event.startswith("co_") or self.event == "close" or self.state == "STATED",
            co_reported=True,
        )

    @property
    def act(self) -> Act:
        """An act that carries everything."""
        over = self.event == "hand_over"
        return Act(
            THEN,
            "vì thế",
            OPPOSITE[KINDS[self.path][1]] if over else frozenset({"KHTC"}),
            THIRD,
            NOW + HOUR if self.event == "defer" else None,
            "6.1.a",
            "",
            "công văn",
            b"shown",
            b"new",
            Actor(9, frozenset({Role.DIRECTOR_GENERAL}), frozenset({(Role.PROVINCE_DIRECTOR, PROVINCE)})),
            replace(self.case, state=State(rights.OPEN[self.path].split()[0]), askers=frozenset({THIRD})),
            authorisation=OWN if self.role == "province_officer" else NUMBER,
        )

    @property
    def _lent(self) -> frozenset[int]:
        """A Delegate's is the case's; a province's officer has one of their own, which the case is not named under."""
        return frozenset({"delegate": {NUMBER}, "province_officer": {OWN}}.get(self.role, set()))


@cache
def cells() -> tuple[Cell, ...]:
    """All of them."""
    return tuple(_cells())


def _cells() -> Iterator[Cell]:
    events = [event.value for event in Event if event is not Event.RECEIVE]
    for path in rights.TABLES:
        states = f"{rights.OPEN[path]} {rights.OVER[path]}".split()
        for each in product(states, events, rights.ROLES.values(), HOLDERS):
            yield Cell(path, *each)


def targets(path: str) -> dict[str, str]:
    """The target that runs while a state lasts."""
    return dict(pair.split(":") for pair in rights.TARGETS[path].split())
