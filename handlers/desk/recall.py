"""Calling a unit's part back (10.1), with the reason; the unit sees it at once."""

from __future__ import annotations

from handlers.casework import audience
from handlers.casework.cards import see_case
from handlers.casework.fields import words_field
from handlers.casework.leg_steps import on_leg
from handlers.casework.saying import leg_step_saying
from handlers.desk.result import next_rows
from handlers.forms import Form, begin, number_of, text_of
from handlers.names import office
from handlers.scene import Scene
from handlers.talk import Outgoing, say
from procedure.facts import Act
from procedure.terms import Event, LegEvent
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.legs import LegRow
from storage.words import Said


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Ask why."""
    return on_leg(scene, ref, version, LegEvent.RECALL, _open)


def _open(scene: Scene, case: CaseRow, leg: LegRow) -> list[Outgoing]:
    return begin(scene, RECALL, {"leg": leg.id, "case": case.id, "code": case.code})


def _send(scene: Scene, form: Conversation) -> list[Outgoing]:
    ref, why = str(number_of(form, "leg")), text_of(form, "why")
    return on_leg(scene, ref, 0, LegEvent.RECALL, lambda at, case, leg: _recalled(at, case, leg, why), why)


def _recalled(scene: Scene, case: CaseRow, leg: LegRow, why: str) -> list[Outgoing]:
    act = Act(reason=why)
    after, _, _, outs = leg_step_saying(scene, case, leg, LegEvent.RECALL, act, Said.REASON)
    here = bool(audience.unit_people(scene.work, leg.facts.unit))
    unit = say("label", name=office(scene, leg.facts.unit))
    text = say("recalled_and_told", code=case.code, unit=unit)
    if not here:
        text = say("recalled_untold", code=case.code, unit=unit)
    return [scene.reply(text, *next_rows(scene, after, Event.DRAFT, Event.ADD_UNIT), see_case(after)), *outs]


RECALL = Form("leg_recall", (words_field("why", "ask_recall"),), _send)
