"""Asking no more for a correction: by whoever speaks, with why (5.1.d, 5.2.b)."""

from __future__ import annotations

from handlers.desk.reasoned import reasoned
from handlers.desk.result import result
from handlers.scene import Scene
from handlers.speaker.right import on_speech
from handlers.talk import Outgoing, say
from procedure.facts import Step
from procedure.terms import Event
from storage.cases import CaseRow


def _dropped(scene: Scene, case: CaseRow, after: CaseRow, done: Step) -> list[Outgoing]:
    told = say("correction_dropped", code=case.code, outlet=case.outlet)
    return result(scene, after, told, Event.REOPEN, tells=done.tells, news=True)


DROP_CORRECTION, start = reasoned("correction_drop", Event.DROP, "ask_correction_drop", _dropped, through=on_speech)
