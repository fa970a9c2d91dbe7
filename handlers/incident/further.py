"""The next statement about an incident (5.1.b): what is to be told; whoever drafts goes on to its words at once."""

from __future__ import annotations

from handlers.casework.cards import refreshed
from handlers.desk.reasoned import reasoned
from handlers.desk.result import result
from handlers.drafting import draft
from handlers.scene import Scene
from handlers.talk import Outgoing, say
from procedure.facts import Step
from procedure.steps import allowed
from procedure.terms import Event
from storage.cases import CaseRow
from storage.words import Said


def _begun(scene: Scene, case: CaseRow, after: CaseRow, done: Step) -> list[Outgoing]:
    if Event.DRAFT not in allowed(after.facts, scene.actor, scene.now):
        return result(scene, after, say("further_asked", code=case.code), tells=done.tells, news=True)
    cards = refreshed(scene, after, told=True, tells=done.tells)
    return [*cards, *draft.start(scene, str(after.id), after.facts.version)]


FURTHER, start = reasoned("incident_further", Event.FURTHER, "ask_further", _begun, Said.FURTHER)
