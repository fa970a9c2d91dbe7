"""Whoever holds a correction, and whoever speaks, are told what became of it, each with what they may do next."""

from __future__ import annotations

from handlers.casework import audience, choices
from handlers.casework.cards import see_case
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, Text
from handlers.telling import tell
from procedure.terms import Event
from storage.actors import actor_of
from storage.cases import CaseRow

NEXT = (Event.PUBLISHED, Event.ESCALATE, Event.CLOSE)


def concerned(scene: Scene, case: CaseRow) -> list[int]:
    """The holder and whoever speaks, each once, as far as the case is still theirs to see."""
    found = [case.facts.claimed_by, *audience.speakers(scene.work, case)]
    return audience.still(scene.work, case, found)


def others_told(scene: Scene, case: CaseRow, text: Text) -> list[Outgoing]:
    """A message to each of them, save whoever acts, with their own ways on."""
    people = [one for one in concerned(scene, case) if one != scene.person.id]
    return [out for one in people for out in tell(scene, one, text, *_ways(scene, case, one), see_case(case))]


def _ways(scene: Scene, case: CaseRow, person: int) -> tuple[tuple[Choice, ...], ...]:
    actor = actor_of(scene.work, person)
    offered = choices.ways_of(case.facts, actor, scene.now)
    return tuple((choices.choice(case, event, actor),) for event in NEXT if event in offered)
