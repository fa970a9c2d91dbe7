"""Every cell of a unit's part: state × event × role × own or another's unit, with what the hand-written rights say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from itertools import product

from procedure.errors import NotNow, NotYours, StepRefused
from procedure.facts import Act, Actor, Case, Leg
from procedure.terms import LegEvent, LegKind, LegState, Role, State
from tests.procedure import rights
from tests.procedure.cells import NOW, NUMBER, OTHER, THEN

RIGHTS = """
reached     | SENT ACKNOWLEDGED RESULT RETURNED | =            | PC PRG        | 7.1.b  |
acknowledge | SENT                              | ACKNOWLEDGED | UN            | 7.1.c  | c
ask_centre  | SENT ACKNOWLEDGED                 | ACKNOWLEDGED | UN            | 10.2.a | c
leg_return  | SENT ACKNOWLEDGED                 | RETURNED     | UN            | 7.1.b  | c
decide      | RETURNED                          | RECALLED     | PC            | 10.1   | o
result      | SENT ACKNOWLEDGED                 | RESULT       | UN            | 7.1.c  | c
leg_hand_in | SENT ACKNOWLEDGED RESULT          | RESULT       | UN            | 10.2.a | o
send_down   | RESULT                            | =            | UH VD         | 10.2.a | o
report      | SENT ACKNOWLEDGED RESULT          | REPORTED     | UH VD PC      | 7.1.c  | cl
recall      | SENT ACKNOWLEDGED RESULT RETURNED | RECALLED     | PC LD SPK PRG | 10.1   | o
"""
OF_UNITS = {"unit_officer", "unit_head", "province_officer", "province_director"}
SIGN = {"send_down", "report"}
"""Asked by an officer of the unit they are refused for want of the head's signature (10.2.a)."""
UNIT, ANOTHER = "BHYT", "TCKT"


@dataclass(frozen=True)
class LegCell:
    """One question about a part."""

    state: str
    event: str
    role: str
    own: bool

    @property
    def row(self) -> tuple[frozenset[str], str, frozenset[str], str, frozenset[str]]:
        """From, to, by, article, told."""
        return _rows()[self.event]

    @property
    def has_right(self) -> bool:
        """Whether the role may ever do it to this part; an officer may try what the head must sign."""
        by = self.row[2] | ({"unit_officer", "province_officer"} if self.event in SIGN else frozenset())
        return self.role in by and (self.own or self.role not in OF_UNITS)

    @property
    def refusal(self) -> str | None:
        """The name of the one refusal, None where it is allowed."""
        if not self.has_right:
            return NotYours.__name__
        if self.state not in self.row[0]:
            return NotNow.__name__
        return None if self.role in self.row[2] else "SignOffMissing"

    @property
    def leg(self) -> Leg:
        """The part before the step."""
        arrived = None if self.state == "SENT" else THEN
        has = THEN if self.state in ("RESULT", "REPORTED") else None
        handed_in = self.state == "RESULT"
        return Leg(8, UNIT, LegKind.DIRECTED, LegState(self.state), 3, THEN, arrived, has, handed_in)

    @property
    def case(self) -> Case:
        """Its case, with another unit's part that is done."""
        done = Leg(7, ANOTHER, LegKind.DIRECTED, LegState.REPORTED, reached_at=THEN)
        named = frozenset({UNIT, ANOTHER})
        authorised = Case(State.DISPATCHED, 4, frozenset({OTHER}), directed=True, named=named, legs=(done, self.leg))
        return replace(authorised, authorisation=NUMBER, foreign=True)

    @property
    def actor(self) -> Actor:
        """Somebody with this capacity and no other."""
        given = {Role(self.role)} - {Role.JOURNALIST, Role.DELEGATE, Role.AGENCY_DELEGATE, Role.INTERNATIONAL}
        seat = {(Role(self.role), UNIT if self.own else ANOTHER)} if self.role in OF_UNITS else set()
        authorised = frozenset({NUMBER}) if self.role == "delegate" else frozenset[int]()
        person = OTHER if self.role == "journalist" else 1
        return Actor(person, frozenset(given), frozenset(seat), authorised, self.role == "international")

    @property
    def act(self) -> Act:
        """An act that carries everything."""
        return Act(NOW, "vì thế", evidence="sổ công văn đến")


@cache
def _rows() -> dict[str, tuple[frozenset[str], str, frozenset[str], str, frozenset[str]]]:
    found = {}
    for line in RIGHTS.strip().splitlines():
        event, start, end, by, article, tells = (cell.strip() for cell in line.split("|"))
        names = {name for word in by.split() for name in rights.GROUPS.get(word, word).split()}
        roles = frozenset(rights.ROLES[name] for name in names)
        told = frozenset(rights.TELLS[one] for one in tells)
        found[event] = (frozenset(start.split()), end, roles, article, told)
    return found


@cache
def leg_cells() -> tuple[LegCell, ...]:
    """All of them."""
    every = product(LegState, LegEvent, rights.ROLES.values(), (True, False))
    return tuple(LegCell(state.value, event.value, role, own) for state, event, role, own in every)


def refused_by(name: str) -> type[StepRefused]:
    """The refusal of that name."""
    return next(one for one in StepRefused.__subclasses__() if one.__name__ == name)
