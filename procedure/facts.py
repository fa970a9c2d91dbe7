"""A case, its parts and its text as the procedure sees them; who acts, what an act carries, and what a step did.

People are ids; times are UTC; a unit is its code.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from procedure.authority import AGENCY
from procedure.terms import Clock, Event, Kind, LegEvent, LegKind, LegState, Role, State, Tell


@dataclass(frozen=True)
class Leg:
    """A unit's part. `result_at`: when its official result was there (7.1.c); `handed_in`: waits for the head."""

    id: int
    unit: str
    kind: LegKind
    state: LegState
    version: int = 1
    sent_at: datetime | None = None
    reached_at: datetime | None = None
    result_at: datetime | None = None
    handed_in: bool = False


@dataclass(frozen=True)
class Draft:
    """The exact text that stands. `binding`: the one hash of body, files, form and recipients.

    `seen`: reported up and not objected to (9.6); `consents`: who agreed to it, where two must (2.1.c). `asks`: it was
    reported up for an agreement in words, not only to be seen. `form`: how it leaves (Art. 3).
    """

    binding: bytes
    author: int
    seen: bool = False
    consents: frozenset[Role] = frozenset()
    asks: bool = False
    form: str = field(default="", compare=False)


@dataclass(frozen=True)
class Case:
    """A case. `scope`: VSS, or the province whose own it is (7.1.d). `opener`: the unit that opened it, if one did.

    `named`: units that the direction in force names. `authorisation`: the one under which a Delegate may speak in it
    (2.1.c), `together`: only with the Spokesperson. `signer`: the leader who is still to confirm an oral direction.
    `offered_to`: the side it is handed over to and that has not answered. `since_leg`: the newest part when the
    direction in force was given, so that letters of an older one do not count for it. Of an incident: `occurred_at`
    when it happened, `needed` whether first information is, `stated`, and `co_reported` to the national Spokesperson
    (5.2.a), each with when it first was; `acknowledged_by`: the one of them who said that they have it; `together`: the
    province asked to state it jointly. `id`: its row, where it has one.
    """

    state: State
    version: int
    askers: frozenset[int]
    claimed_by: int | None = None
    claimed_at: datetime | None = None
    kind: Kind = Kind.REQUEST
    scope: str = AGENCY
    opener: str | None = None
    sensitive: bool = False
    foreign: bool = False
    authorisation: int | None = None
    together: bool = False
    directed: bool = False
    named: frozenset[str] = frozenset()
    signer: int | None = None
    legs: tuple[Leg, ...] = ()
    draft: Draft | None = None
    delivered: bool = False
    offered_to: str | None = None
    since_leg: int = 0
    occurred_at: datetime | None = None
    needed: bool = True
    stated: bool = False
    co_reported: bool = False
    stated_at: datetime | None = None
    co_reported_at: datetime | None = None
    acknowledged_by: int | None = None
    id: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Actor:
    """Who acts: every capacity they hold now with its units, and the authorisations in force that name them.

    `international`: they belong to International Cooperation (10.3). `national`: one of those authorisations is the
    agency's, so that a province's incident is reported to them (5.2.a).
    """

    person: int
    roles: frozenset[Role] = frozenset()
    seats: frozenset[tuple[Role, str]] = frozenset()
    authorisations: frozenset[int] = frozenset()
    international: bool = False
    national: bool = False

    def sits(self, role: Role, unit: str) -> bool:
        """Whether they hold a role in a unit."""
        return (role, unit) in self.seats


THE_PROGRAM = Actor(0, frozenset({Role.PROGRAM}))
"""What follows by itself."""


@dataclass(frozen=True)
class Direction:
    """A leader's direction as it was in force: the units it named, when it was given, the newest part there was then.

    `signer`: the leader who is still to confirm it.
    """

    named: frozenset[str]
    at: datetime
    since_leg: int = 0
    signer: int | None = None


@dataclass(frozen=True)
class Act:
    """What an act carries; what a rule needs of it is in the rule.

    `occurred_at`: when it happened, None for now (a direction, a result: legal; its recording is another moment).
    `ground`: 6.1.a–d or another law's. `binding`: of the exact text it is about; `text`: of the new one.
    `approver`: who approved, with the rights they have at this moment. `other`: the case it goes together with.
    `has_head`: the unit's head is known here. `asks`: what is reported up is to be agreed to, not only seen (9.6).
    `stands`: the direction that a denied one had replaced. `was`: the state in which a case was merged.
    """

    occurred_at: datetime | None = None
    reason: str = ""
    units: frozenset[str] = frozenset()
    person: int | None = None
    until: datetime | None = None
    ground: str | None = None
    lifted_by: str = ""
    evidence: str = ""
    binding: bytes | None = None
    text: bytes | None = None
    approver: Actor | None = None
    other: Case | None = None
    sensitive: bool | None = None
    foreign: bool | None = None
    authorisation: int | None = None
    together: bool = False
    needed: bool = True
    has_head: bool = True
    asks: bool = False
    stands: Direction | None = None
    was: State | None = None


NOTHING = Act()


@dataclass(frozen=True)
class Start:
    """A clock that begins. `anchor`: when what starts it occurred; `due` where it is promised, else anchor + length.

    `article`: where another than its definition's sets it.
    """

    clock: Clock
    anchor: datetime
    due: datetime | None = None
    unit: str | None = None
    leg: int | None = None
    article: str = ""


@dataclass(frozen=True)
class Stop:
    """A clock that is met, at the moment it was met."""

    clock: Clock
    at: datetime
    leg: int | None = None


@dataclass(frozen=True)
class Void:
    """A clock that counts no more. `clock` None: every one of the case (`leg`: of that part) that still runs."""

    clock: Clock | None = None
    leg: int | None = None


Effect = Start | Stop | Void


@dataclass(frozen=True)
class Step:
    """What a step did: the case after it, in which capacity, under which article, whom to tell, which clocks moved.

    `recalled`: parts that were still open and end with it.
    """

    case: Case
    event: Event
    came_from: State | None
    capacity: Role
    article: str
    tells: tuple[Tell, ...]
    clocks: tuple[Effect, ...] = ()
    recalled: tuple[Leg, ...] = ()


@dataclass(frozen=True)
class LegStep:
    """What a step of a part did: the case with the part as it is now. `settled`: nothing more is owed by units."""

    case: Case
    leg: Leg
    event: LegEvent
    came_from: LegState | None
    capacity: Role
    article: str
    tells: tuple[Tell, ...]
    clocks: tuple[Effect, ...] = ()
    settled: bool = False
