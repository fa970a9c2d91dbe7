"""Taking on what the desk itself knows (10.1.a): one tap, and the draft is next."""

from __future__ import annotations

from handlers.casework.steps import on_case, step
from handlers.desk.result import result
from handlers.scene import Scene
from handlers.talk import Outgoing, say
from procedure.terms import Event
from storage.cases import CaseRow


def take_on(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Tự soạn trả lời."""
    return on_case(scene, ref, version, Event.TAKE_ON, _taken)


def _taken(scene: Scene, case: CaseRow) -> list[Outgoing]:
    after, done = step(scene, case, Event.TAKE_ON)
    return result(scene, after, say("taken_on", code=case.code), Event.DRAFT, Event.ASK_BACK, tells=done.tells)
