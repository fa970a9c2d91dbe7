"""Ending a case that nobody waits for any more (10.1), with the reason; units that still work on it are told."""

from __future__ import annotations

from handlers.casework.cards import see_waiting
from handlers.casework.leg_cards import recalled_cards
from handlers.desk.reasoned import reasoned
from handlers.desk.result import result
from handlers.scene import Scene
from handlers.talk import Outgoing, say
from procedure.facts import Step
from procedure.terms import Event
from storage.cases import CaseRow


def _dropped(scene: Scene, case: CaseRow, after: CaseRow, done: Step) -> list[Outgoing]:
    first, *cards = result(scene, after, say("dropped", code=case.code), Event.REOPEN, tells=done.tells)
    return [scene.reply(first.text, *first.choices, see_waiting()), *cards, *recalled_cards(scene, after, done)]


DROP, start = reasoned("drop", Event.DROP, "ask_drop", _dropped)
