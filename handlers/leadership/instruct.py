"""The Director General directs a province about a case of its own (8.2): the state stays, the words are on record."""

from __future__ import annotations

from handlers.casework.steps import on_case, try_step
from handlers.forms import Form, number_of, text_of
from handlers.leadership import decision
from handlers.leadership.words_again import decision_words
from handlers.names import office
from handlers.scene import Scene
from handlers.talk import Outgoing, say
from procedure.facts import Act
from procedure.terms import Event
from storage.cases import CaseRow
from storage.conversations import Conversation

ACT = "instruct"


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Ask for the words."""
    return on_case(scene, ref, version, Event.INSTRUCT, lambda at, case: decision.open_form(at, case, INSTRUCT))


def again(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """From the confirmation back to the form."""
    return decision.back_to_form(scene, ACT, INSTRUCT)


def _submit(scene: Scene, form: Conversation) -> list[Outgoing]:
    ref, typed = str(number_of(form, "case")), text_of(form, "words")
    return on_case(scene, ref, 0, Event.INSTRUCT, lambda at, case: _confirm(at, case, form), typed)


def _confirm(scene: Scene, case: CaseRow, form: Conversation) -> list[Outgoing]:
    said = text_of(form, "words")
    try_step(scene, case, Event.INSTRUCT, Act(reason=said))
    unit = say("label", name=office(scene, case.facts.scope))
    return decision.ask(scene, case, ACT, form, say("instruct_what", code=case.code, unit=unit, words=said))


INSTRUCT = Form("instruct", (decision_words("ask_instruction"),), _submit, takes_files=True)
