"""How a letter reached a unit that has nobody in chat, recorded with the evidence and the moment (7.1.b)."""

from __future__ import annotations

from handlers.casework.cards import see_case
from handlers.casework.fields import line_field, moment_field, moment_of
from handlers.casework.leg_people import is_in_chat
from handlers.casework.leg_steps import leg_step, on_leg, try_leg
from handlers.forms import Form, begin, number_of, text_of
from handlers.names import office
from handlers.scene import Scene
from handlers.talk import Moment, Outgoing, say
from handlers.unit import by_letter
from procedure.facts import Act
from procedure.terms import LegEvent
from storage import words
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.legs import LegRow
from storage.words import Said


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Ask how, and when."""
    return on_leg(scene, ref, 0, LegEvent.REACHED, _open)


def _open(scene: Scene, case: CaseRow, leg: LegRow) -> list[Outgoing]:
    at, how = leg.facts.reached_at, leg.reached_how
    if at is not None:
        unit = say("label", name=office(scene, leg.facts.unit))
        told = say("leg_reached_already", code=case.code, unit=unit, at=Moment(at), how=how or "–")
        return [scene.reply(told, see_case(case))]
    return begin(scene, REACHED, {"leg": leg.id, "case": case.id, "code": case.code})


def _send(scene: Scene, form: Conversation) -> list[Outgoing]:
    how, ref = text_of(form, "how"), str(number_of(form, "leg"))
    act = Act(occurred_at=moment_of(form, "at"), evidence=how)
    return on_leg(scene, ref, 0, LegEvent.REACHED, lambda at, case, leg: _reached(at, case, leg, act), how)


def _reached(scene: Scene, case: CaseRow, leg: LegRow, act: Act) -> list[Outgoing]:
    try_leg(scene, case, leg, LegEvent.REACHED, act)
    _, digest = words.keep(scene.work, case.id, Said.EVIDENCE, act.evidence, scene.person.id, leg_id=leg.id)
    _, after, _, outs = leg_step(scene, case, leg, LegEvent.REACHED, act, digest, told=True)
    unit = say("label", name=office(scene, leg.facts.unit))
    text = say("leg_reached", code=case.code, unit=unit, at=Moment(after.facts.reached_at or scene.now))
    rows = () if is_in_chat(scene.work, leg.facts.unit) else ((by_letter.choice(after),),)
    return [scene.reply(text, *rows, see_case(case)), *outs]


REACHED = Form("leg_reached", (line_field("how", "ask_leg_how"), moment_field("at", "ask_leg_reached_at")), _send)
