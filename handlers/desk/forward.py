"""Passing a request on to a unit for support (7.2.b): no direction is needed, and no 24 hours are counted."""

from __future__ import annotations

from handlers.casework.steps import on_case
from handlers.desk.result import about
from handlers.desk.sending import sending
from handlers.forms import begin
from handlers.scene import Scene
from handlers.talk import Outgoing
from procedure.terms import Event


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Chuyển đơn vị hỗ trợ."""
    return on_case(scene, ref, version, Event.FORWARD, lambda at, case: begin(at, FORWARD, about(case)))


FORWARD = sending("forward", Event.FORWARD, "ask_forward_units", "ask_forward_task")
