"""Chỉ đạo (7.1.b): the words, the units that must act, and exactly what will happen, to be confirmed.

From the press centre's proposal, or without one: then analysis and direction are one act. Directing again, in whichever
open state, replaces the direction before.
"""

from __future__ import annotations

from handlers.casework.fields import unit_names, units_field, units_of
from handlers.casework.steps import on_case, try_step
from handlers.forms import Form, number_of, text_of
from handlers.leadership import decision
from handlers.leadership.effects import hours, length_of, what_changes
from handlers.leadership.proposal import proposal_of
from handlers.leadership.words_again import decision_words
from handlers.scene import Scene
from handlers.talk import Lines, Moment, Outgoing, Text, say
from procedure.facts import Act
from procedure.terms import Clock, Event
from storage.cases import CaseRow
from storage.conversations import Conversation

ACT = "direct"


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Ask for the words; the units that were proposed are ticked."""
    return on_case(scene, ref, version, Event.DIRECT, _open)


def agree(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """“Đồng ý với đề xuất”: the proposal's words and units, on to the one confirmation."""
    return on_case(scene, ref, version, Event.DIRECT, _agree)


def again(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """From the confirmation back to the form."""
    return decision.back_to_form(scene, ACT, DIRECT)


def _open(scene: Scene, case: CaseRow) -> list[Outgoing]:
    proposal = proposal_of(scene, case.id)
    ticked = {"units_ticked": list(proposal.units)} if proposal else {}
    return decision.open_form(scene, case, DIRECT, ticked)


def _agree(scene: Scene, case: CaseRow) -> list[Outgoing]:
    proposal = proposal_of(scene, case.id)
    if proposal is None:
        return _open(scene, case)
    known = {"words": proposal.words, "units": list(proposal.units)}
    return decision.open_form(scene, case, DIRECT, known)


def _submit(scene: Scene, form: Conversation) -> list[Outgoing]:
    ref, typed = str(number_of(form, "case")), text_of(form, "words")
    return on_case(scene, ref, 0, Event.DIRECT, lambda at, case: _confirm(at, case, form), typed)


def _confirm(scene: Scene, case: CaseRow, form: Conversation) -> list[Outgoing]:
    act = Act(reason=text_of(form, "words"), units=frozenset(units_of(form, "units")))
    try_step(scene, case, Event.DIRECT, act)
    return decision.ask(scene, case, ACT, form, _what(scene, case, form))


def _what(scene: Scene, case: CaseRow, form: Conversation) -> Text:
    """The words, the units, what the press centre then owes until when, and what ends."""
    said, units = text_of(form, "words"), units_of(form, "units")
    length = length_of(Clock.DISPATCH, scene.now)
    main = say("direct_what_nobody", code=case.code, words=said)
    if units:
        main = say(
            "direct_what",
            code=case.code,
            words=said,
            units=unit_names(scene, units),
            hours=hours(length),
            due=Moment(scene.now + length),
        )
    return say("joined", parts=Lines((main, *what_changes(case)), "\n\n"))


DIRECT = Form(
    "direct",
    (
        decision_words("ask_direction", may_agree=True),
        units_field("units", "ask_directed_units", nobody="choice_direct_nobody"),
    ),
    _submit,
    takes_files=True,
)
