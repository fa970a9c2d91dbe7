"""Closing what has come to its end, a correction or an incident, with why."""

from __future__ import annotations

from handlers.desk.reasoned import reasoned
from handlers.desk.result import result
from handlers.scene import Scene
from handlers.talk import Outgoing, say
from procedure.facts import Step
from procedure.terms import Event
from storage.cases import CaseRow
from storage.words import Said


def _closed(scene: Scene, case: CaseRow, after: CaseRow, done: Step) -> list[Outgoing]:
    return result(scene, after, say("case_closed", code=case.code), Event.REOPEN, tells=done.tells)


CLOSE, start = reasoned("close", Event.CLOSE, "ask_close", _closed, Said.CLOSED)
