"""What becomes of a part that a unit gave back as not its remit (10.1): ended, or sent to another in the same act."""

from __future__ import annotations

from handlers.casework.cards import see_case
from handlers.casework.fields import unit_names, units_field, units_of
from handlers.casework.leg_steps import leg_step, on_leg, try_leg
from handlers.desk.result import again, next_rows
from handlers.desk.sending import send
from handlers.forms import Field, Form, Problem, Rows, Taken, begin, number_of, text_of
from handlers.names import office
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, Text, say
from procedure.facts import Act
from procedure.terms import Event, LegEvent, State
from storage import words
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.folding import fold
from storage.legs import LegRow
from storage.words import Said

AGREED = "agreed"
AGREED_WORDS = ("dung nhu don vi neu", "agreed")
LONGEST = 12_000


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Ask which unit instead, if any."""
    return on_leg(scene, ref, version, LegEvent.DECIDE, _open)


def _open(scene: Scene, case: CaseRow, leg: LegRow) -> list[Outgoing]:
    return begin(scene, DECIDE, {"leg": leg.id, "case": case.id, "code": case.code})


def _ask_why(scene: Scene, form: Conversation) -> Text:
    return say("ask_decide_why", code=text_of(form, "code"), said=_returned_with(scene, form) or "–")


def _take_why(scene: Scene, form: Conversation, text: str) -> Taken:
    said = _returned_with(scene, form)
    if said and fold(text) in (AGREED, *AGREED_WORDS):
        return {"why": said}
    return {"why": text} if len(text) <= LONGEST else Problem(say("words_too_long", limit=LONGEST, length=len(text)))


def _agree(scene: Scene, form: Conversation) -> Rows:
    as_said = Choice(say("choice_as_unit_said"), "form.pick", AGREED, form.version, AGREED_WORDS)
    return ((as_said,),) if _returned_with(scene, form) else ()


def _returned_with(scene: Scene, form: Conversation) -> str:
    """Why the unit gave it back: its latest reason about this part."""
    said = words.of_case(scene.work, number_of(form, "case"))
    own = [one.body for one in said if one.kind is Said.REASON and one.leg_id == number_of(form, "leg") and one.body]
    return own[-1] if own else ""


def _send(scene: Scene, form: Conversation) -> list[Outgoing]:
    ref, why = str(number_of(form, "leg")), text_of(form, "why")
    return on_leg(scene, ref, 0, LegEvent.DECIDE, lambda at, case, leg: _decided(at, case, leg, form), why)


def _decided(scene: Scene, case: CaseRow, leg: LegRow, form: Conversation) -> list[Outgoing]:
    """The other unit is sent to first: so the case never seems settled in between."""
    act, others = Act(reason=text_of(form, "why")), units_of(form, "units")
    try_leg(scene, case, leg, LegEvent.DECIDE, act)
    now, sent = _sent_on(scene, case, leg, form, others) if others else (case, [])
    _, digest = words.keep(scene.work, case.id, Said.REASON, act.reason, scene.person.id, leg_id=leg.id)
    _, _, _, outs = leg_step(scene, now, leg, LegEvent.DECIDE, act, digest, told=True)
    after = again(scene, case)
    unit = say("label", name=office(scene, leg.facts.unit))
    plain = say("part_ended", code=case.code, unit=unit)
    text = say("part_sent_on", code=case.code, unit=unit, others=unit_names(scene, others)) if others else plain
    nexts = next_rows(scene, after, Event.DRAFT, Event.ADD_UNIT)
    return [scene.reply(text, *nexts, see_case(after)), *sent, *outs]


def _sent_on(
    scene: Scene, case: CaseRow, leg: LegRow, form: Conversation, others: tuple[str, ...]
) -> tuple[CaseRow, list[Outgoing]]:
    """To the others, with the task as it was. Raises `StepRefused`."""
    task = words.body_of(scene.work, leg.task_id) or text_of(form, "why")
    event = Event.DISPATCH if case.facts.state is State.DIRECTED else Event.ADD_UNIT
    return send(scene, case, event, dict.fromkeys(others, task), form)


DECIDE = Form(
    "leg_decide",
    (
        units_field("units", "ask_decide_units", nobody="choice_decide_end"),
        Field("why", _ask_why, _take_why, _agree),
    ),
    _send,
)
