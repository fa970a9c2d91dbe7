"""The national path of a request (Art. 7.1) as a table: who may do what in which state, and where it leads.

- A state is named by who owes the next act.
- A step that is not in the table is refused; nothing else decides.
- No clock starts when a journalist writes: 7.1.b and 7.1.c count from a direction and from an official result.

The diagram in `docs/procedure.md` is generated from this table.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Where a case stands."""

    RECEIVED = "RECEIVED"
    ANSWERED = "ANSWERED"
    WITHDRAWN = "WITHDRAWN"


class Event(StrEnum):
    """What is done to a case."""

    RECEIVE = "receive"
    CLAIM = "claim"
    RELEASE = "release"
    ASK_BACK = "ask_back"
    SUPPLEMENT = "supplement"
    ANSWER_PUBLISHED = "answer_published"
    WITHDRAW = "withdraw"
    HAND_TYPED = "hand_typed"


class Role(StrEnum):
    """In which capacity a person acts."""

    JOURNALIST = "journalist"
    PRESS_OFFICER = "press_officer"
    PRESS_HEAD = "press_head"
    LEADER = "leader"
    DIRECTOR_GENERAL = "director_general"
    SPOKESPERSON = "spokesperson"
    UNIT_OFFICER = "unit_officer"
    UNIT_HEAD = "unit_head"
    PROVINCE_OFFICER = "province_officer"
    PROVINCE_DIRECTOR = "province_director"
    ADMINISTRATOR = "administrator"
    OA_MANAGER = "oa_manager"
    """Whoever types in the Official Account's own manager: an act is recorded in this capacity, nobody is given it."""


class Tell(StrEnum):
    """Who must be told of a step: an effect, carried out by whoever called `take_step`."""

    JOURNALIST = "journalist"
    PRESS_CENTRE = "press_centre"


class Hold(StrEnum):
    """What a step does to the claim, and what it asks of it."""

    LEAVE = "leave"
    TAKE = "take"
    GIVE_BACK = "give_back"


@dataclass(frozen=True)
class Rule:
    """One line of the table. `start` is empty for the step that opens a case; `end` None keeps the state."""

    event: Event
    start: frozenset[State]
    end: State | None
    by: frozenset[Role]
    article: str
    tells: tuple[Tell, ...]
    hold: Hold = Hold.LEAVE


OPEN = frozenset({State.RECEIVED})
ANY = frozenset(State)
RECEIVED = frozenset({State.RECEIVED})
NEW: frozenset[State] = frozenset()
PRESS_CENTRE = frozenset({Role.PRESS_OFFICER, Role.PRESS_HEAD})
ASKER = frozenset({Role.JOURNALIST})
OUTSIDE = frozenset({Role.OA_MANAGER})
BOTH = (Tell.JOURNALIST, Tell.PRESS_CENTRE)
DESK = (Tell.PRESS_CENTRE,)

# fmt: off
NATIONAL: tuple[Rule, ...] = (
    #    event                   from      to               by            article  tells  claim
    Rule(Event.RECEIVE,           NEW,      State.RECEIVED,  ASKER,        "7.1.a", BOTH),
    Rule(Event.CLAIM,             OPEN,     None,            PRESS_CENTRE, "10.1",  DESK, Hold.TAKE),
    Rule(Event.RELEASE,           OPEN,     None,            PRESS_CENTRE, "10.1",  DESK, Hold.GIVE_BACK),
    Rule(Event.ASK_BACK,          OPEN,     None,            PRESS_CENTRE, "10.1",  BOTH, Hold.TAKE),
    Rule(Event.SUPPLEMENT,        OPEN,     None,            ASKER,        "10.1",  BOTH),
    # nothing but the link to what is published, under a fixed sentence (3.2, 4): no approval is needed for words
    # that the agency has already spoken
    Rule(Event.ANSWER_PUBLISHED,  RECEIVED, State.ANSWERED,  PRESS_CENTRE, "3.2",   BOTH, Hold.TAKE),
    Rule(Event.WITHDRAW,          RECEIVED, State.WITHDRAWN, ASKER,        "7.1.a", BOTH),
    # speech beside the procedure, which nobody approved (2.6): it has happened, so it is recorded in any state and
    # moves nothing
    Rule(Event.HAND_TYPED,        ANY,      None,            OUTSIDE,      "2.6",   DESK),
)
# fmt: on

BY_EVENT = {rule.event: rule for rule in NATIONAL}
