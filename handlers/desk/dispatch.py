"""The press centre's letter after a direction (7.1.b): to the units it names, in its words unless others are given."""

from __future__ import annotations

from handlers.casework.steps import on_case
from handlers.desk.result import about
from handlers.desk.sending import sending
from handlers.forms import begin
from handlers.scene import Scene
from handlers.talk import Outgoing
from procedure.legs import unsent
from procedure.terms import Event
from storage import directions, words
from storage.cases import CaseRow


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Gửi văn bản cho đơn vị: everything that the direction says is filled in."""
    return on_case(scene, ref, version, Event.DISPATCH, _open)


def _open(scene: Scene, case: CaseRow) -> list[Outgoing]:
    named, said = sorted(unsent(case.facts)), _said(scene, case)
    known = {**({"units": named} if named else {}), **({"task": said} if said else {})}
    return begin(scene, DISPATCH, {**about(case), **known})


def _said(scene: Scene, case: CaseRow) -> str:
    """The words of the direction in force."""
    direction = directions.in_force(scene.work, case.id)
    return (words.body_of(scene.work, direction.words_id) or "") if direction else ""


DISPATCH = sending("dispatch", Event.DISPATCH, "ask_dispatch_units", "ask_dispatch_task")
