"""Not our remit: said at once, with the reason; the press centre decides who does it instead (7.1.b)."""

from __future__ import annotations

from handlers.casework.fields import words_field
from handlers.casework.leg_cards import telling_the_desk
from handlers.casework.leg_choices import see_leg
from handlers.casework.leg_steps import on_leg
from handlers.casework.saying import leg_step_saying
from handlers.forms import Form, begin, number_of, text_of
from handlers.names import office
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, say
from procedure.facts import Act
from procedure.terms import LegEvent
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.legs import LegRow
from storage.words import Said

LONGEST = 3_000


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Ask why it is not theirs."""
    return on_leg(scene, ref, version, LegEvent.RETURN, _open)


def _open(scene: Scene, case: CaseRow, leg: LegRow) -> list[Outgoing]:
    return begin(scene, RETURNING, {"leg": leg.id, "case": case.id, "code": case.code})


def _send(scene: Scene, form: Conversation) -> list[Outgoing]:
    why, ref = text_of(form, "words"), str(number_of(form, "leg"))
    return on_leg(scene, ref, 0, LegEvent.RETURN, lambda at, case, leg: _returned(at, case, leg, why), why)


def _returned(scene: Scene, case: CaseRow, leg: LegRow, why: str) -> list[Outgoing]:
    act = Act(reason=why)
    whole, after, _, outs = leg_step_saying(scene, case, leg, LegEvent.RETURN, act, Said.REASON)
    unit = say("label", name=office(scene, leg.facts.unit))
    decide = Choice(say("choice_leg_decide"), "leg.decide", str(leg.id), after.facts.version, ("quyet dinh", "decide"))
    add = Choice(say("choice_add_unit"), "case.addunit", str(case.id), whole.facts.version, ("them don vi", "add unit"))
    told = telling_the_desk(
        scene, whole, say("leg_returned_told", code=case.code, unit=unit, words=why), (decide,), (add,)
    )
    return [scene.reply(say("leg_returned", code=case.code), see_leg(after, case.code)), *told, *outs]


RETURNING = Form("leg_return", (words_field("words", "ask_leg_return", LONGEST),), _send)
