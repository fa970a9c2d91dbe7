"""What the press centre proposed to the leaders (7.1.a): its words and the units it named; the newest counts."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.desk.propose import units_line
from handlers.scene import Scene
from procedure.terms import State
from storage import cases, proposals, words
from storage.words import Said


@dataclass(frozen=True)
class Proposal:
    """The words and the units' codes."""

    words: str
    units: tuple[str, ...]


def proposal_of(scene: Scene, case_id: object) -> Proposal | None:
    """What waits for the leaders' decision; None where nothing does, or its words are erased."""
    case = cases.load(scene.work, case_id) if isinstance(case_id, int) else None
    if case is None or case.facts.state is not State.PROPOSED:
        return None
    said = [one for one in words.of_case(scene.work, case.id) if one.kind is Said.PROPOSAL]
    body = said[-1].body if said else None
    units = proposals.units_of(scene.work, case.id)
    return Proposal(_words_alone(scene, body, units), units) if body else None


def _words_alone(scene: Scene, body: str, units: tuple[str, ...]) -> str:
    """Without the line of the units that stands under it: a direction has its own."""
    made = scene.around.words
    for language in ("vi", "en"):
        body = body.removesuffix("\n\n" + made(units_line(scene, units), language)) if made else body
    return body
