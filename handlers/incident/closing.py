"""Closing an incident: a province's that was stated is reported to the national side first, which is said at once."""

from __future__ import annotations

from handlers.casework.steps import on_case, try_step
from handlers.correction.closing import CLOSE
from handlers.desk.result import about
from handlers.forms import begin
from handlers.scene import Scene
from handlers.talk import Outgoing
from procedure.facts import Act
from procedure.terms import Event
from storage.cases import CaseRow


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Đóng hồ sơ."""
    return on_case(scene, ref, version, Event.CLOSE, _open)


def _open(scene: Scene, case: CaseRow) -> list[Outgoing]:
    """Before anybody types why. Raises `NotCoReported`."""
    try_step(scene, case, Event.CLOSE, Act(reason=case.code))
    return begin(scene, CLOSE, about(case))
