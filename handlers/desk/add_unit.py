"""One more unit for a case that is with units or being compiled (10.1): what it must do says why."""

from __future__ import annotations

from handlers.casework.steps import on_case
from handlers.desk.result import about
from handlers.desk.sending import sending
from handlers.forms import begin
from handlers.scene import Scene
from handlers.talk import Outgoing
from procedure.terms import Event


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Thêm đơn vị."""
    return on_case(scene, ref, version, Event.ADD_UNIT, lambda at, case: begin(at, ADD_UNIT, about(case)))


ADD_UNIT = sending("add_unit", Event.ADD_UNIT, "ask_add_units", "ask_add_task")
