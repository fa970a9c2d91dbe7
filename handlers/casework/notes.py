"""The notes on a case that one reader sees: the desk all of them, the leaders those for them; a unit's on its part.

A province sees those made while the case was its own: what the centre noted before a hand-over stays the centre's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.casework.shortened import shortened
from handlers.names import office, staff_name
from handlers.scene import Scene
from handlers.talk import Lines, Moment, Text, say
from procedure.facts import Actor
from procedure.terms import LEADERS, PRESS_CENTRE, PROVINCE_STAFF
from storage.cases import CaseRow
from storage.words import Said, Words

FOR_DESK = frozenset({Said.NOTE_CENTRE, Said.NOTE_UNIT, Said.NOTE_LEADERS})
FOR_LEADERS = frozenset({Said.NOTE_LEADERS})
LATEST = 5
LONGEST_SHOWN = 1_000


@dataclass(frozen=True)
class Readable:
    """Which notes a reader sees: of these kinds, made on this side; `side` None: on any."""

    kinds: frozenset[Said]
    side: str | None = None

    def has(self, one: Words) -> bool:
        """Whether it is a note that they see."""
        return one.kind in self.kinds and self.side in (None, one.side)


def with_notes(scene: Scene, case: CaseRow, said: Text, all_words: Sequence[Words], seen: Readable) -> Text:
    """A card's body with the latest notes that its reader sees."""
    found = [one for one in all_words if seen.has(one)][-LATEST:]
    lines = tuple(_line(scene, case, one) for one in found)
    return say("joined", parts=Lines((said, *lines), "\n\n")) if lines else said


def readable(case: CaseRow, actor: Actor) -> Readable:
    """The notes that are for this reader."""
    if actor.roles & PRESS_CENTRE:
        return Readable(FOR_DESK)
    if any(role in PROVINCE_STAFF and unit == case.facts.scope for role, unit in actor.seats):
        return Readable(FOR_DESK, case.facts.scope)
    return Readable(FOR_LEADERS if actor.roles & LEADERS else frozenset())


def of_others(case: CaseRow, one: Words) -> bool:
    """Whether it is a note from when the case was somebody else's."""
    return one.kind in FOR_DESK and one.side != case.facts.scope


def _line(scene: Scene, case: CaseRow, note: Words) -> Text:
    whom = {Said.NOTE_CENTRE: say("note_whom_centre"), Said.NOTE_LEADERS: say("note_whom_leaders")}.get(note.kind)
    unit = next((leg.facts.unit for leg in case.legs if leg.id == note.leg_id), None)
    return say(
        "said_note",
        whom=whom or say("note_whom_unit", unit=office(scene, unit)),
        name=staff_name(scene, note.person_id),
        at=Moment(note.at),
        words=shortened(note.body, LONGEST_SHOWN),
    )
