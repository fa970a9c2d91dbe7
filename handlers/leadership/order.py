"""Giao thẳng đơn vị (7.1.b, second sentence): the units carry out what the leader asks, without a letter."""

from __future__ import annotations

from handlers.casework.fields import unit_names, units_field, units_of
from handlers.casework.steps import on_case, try_step
from handlers.forms import Form, number_of, text_of
from handlers.leadership import decision
from handlers.leadership.effects import hours, length_of, text_ends
from handlers.leadership.words_again import decision_words
from handlers.scene import Scene
from handlers.talk import Lines, Outgoing, Text, say
from procedure.facts import Act
from procedure.legs import check_new
from procedure.terms import Clock, Event
from storage.cases import CaseRow
from storage.conversations import Conversation

ACT = "order"


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Ask which units, and what they must do."""
    return on_case(scene, ref, version, Event.ORDER, lambda at, case: decision.open_form(at, case, ORDER))


def again(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """From the confirmation back to the form."""
    return decision.back_to_form(scene, ACT, ORDER)


def _submit(scene: Scene, form: Conversation) -> list[Outgoing]:
    ref, typed = str(number_of(form, "case")), text_of(form, "words")
    return on_case(scene, ref, 0, Event.ORDER, lambda at, case: _confirm(at, case, form), typed)


def _confirm(scene: Scene, case: CaseRow, form: Conversation) -> list[Outgoing]:
    units = units_of(form, "units")
    try_step(scene, case, Event.ORDER, Act(reason=text_of(form, "words"), units=frozenset(units)))
    check_new(case.facts, frozenset(units))
    return decision.ask(scene, case, ACT, form, _what(scene, case, form))


def _what(scene: Scene, case: CaseRow, form: Conversation) -> Text:
    names = unit_names(scene, units_of(form, "units"))
    within = hours(length_of(Clock.REPORT, scene.now))
    main = say("order_what", code=case.code, words=text_of(form, "words"), units=names, hours=within)
    return say("joined", parts=Lines((main, *text_ends(case)), "\n\n"))


ORDER = Form(
    "order",
    (units_field("units", "ask_order_units"), decision_words("ask_order")),
    _submit,
    takes_files=True,
)
