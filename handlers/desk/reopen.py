"""Opening again what was answered, refused or closed (10.1), with the reason: it is compiled anew."""

from __future__ import annotations

from handlers.desk.reasoned import reasoned
from handlers.desk.result import result
from handlers.scene import Scene
from handlers.talk import Outgoing, say
from procedure.facts import Step
from procedure.terms import Event, Kind
from storage.cases import CaseRow


def _opened(scene: Scene, case: CaseRow, after: CaseRow, done: Step) -> list[Outgoing]:
    """What staff write on their own account is drafted anew; of what the press asked, units may be asked besides."""
    key = "reopened" if case.facts.kind in (Kind.REQUEST, Kind.REFLECTION) else "reopened_text"
    return result(scene, after, say(key, code=case.code), Event.DRAFT, Event.ADD_UNIT, tells=done.tells)


REOPEN, start = reasoned("reopen", Event.REOPEN, "ask_reopen", _opened)
