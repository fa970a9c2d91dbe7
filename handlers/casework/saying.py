"""Steps with words: checked first, so that a refusal leaves no words behind; kept, then done with their hash."""

from __future__ import annotations

from handlers.casework.leg_steps import leg_step, try_leg
from handlers.casework.steps import step, try_step
from handlers.scene import Scene
from handlers.talk import Outgoing
from procedure.facts import Act, LegStep, Step
from procedure.terms import Event, LegEvent
from storage import words
from storage.cases import CaseRow
from storage.legs import LegRow
from storage.words import NamedFile, Said


def step_saying(
    scene: Scene, case: CaseRow, event: Event, act: Act, kind: Said, said: str, files: tuple[NamedFile, ...] = ()
) -> tuple[CaseRow, Step]:
    """A step on a case: the case at its new version. Raises `StepRefused` before anything is stored, or `Overtaken`."""
    try_step(scene, case, event, act)
    _, digest = words.keep(scene.work, case.id, kind, said, scene.person.id, files)
    return step(scene, case, event, digest, act)


def leg_step_saying(
    scene: Scene, case: CaseRow, leg: LegRow, event: LegEvent, act: Act, kind: Said
) -> tuple[CaseRow, LegRow, LegStep, list[Outgoing]]:
    """The same on a unit's part, with the reason as its words; whoever acts gets a message of the caller's."""
    try_leg(scene, case, leg, event, act)
    _, digest = words.keep(scene.work, case.id, kind, act.reason, scene.person.id, leg_id=leg.id)
    return leg_step(scene, case, leg, event, act, digest, told=True)
