"""The official result is there, the report follows: from this moment 24 hours count (7.1.c)."""

from __future__ import annotations

from handlers.casework.deadlines import owed
from handlers.casework.fields import moment_field, moment_of
from handlers.casework.leg_choices import see_leg
from handlers.casework.leg_steps import leg_step, on_leg
from handlers.forms import Form, begin, number_of
from handlers.scene import Scene
from handlers.talk import Choice, Moment, Outgoing, say
from procedure.facts import Act
from procedure.terms import LegEvent
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.legs import LegRow


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Ask when the result was there."""
    return on_leg(scene, ref, version, LegEvent.RESULT, _open)


def _open(scene: Scene, case: CaseRow, leg: LegRow) -> list[Outgoing]:
    return begin(scene, RESULT, {"leg": leg.id, "case": case.id, "code": case.code})


def _send(scene: Scene, form: Conversation) -> list[Outgoing]:
    ref, act = str(number_of(form, "leg")), Act(occurred_at=moment_of(form, "result"))
    return on_leg(scene, ref, 0, LegEvent.RESULT, lambda at, case, leg: _result(at, case, leg, act))


def _result(scene: Scene, case: CaseRow, leg: LegRow, act: Act) -> list[Outgoing]:
    whole, after, _, outs = leg_step(scene, case, leg, LegEvent.RESULT, act, told=True)
    at = Moment(after.facts.result_at or scene.now)
    text = say("leg_result_recorded", code=case.code, at=at, owed=owed(scene, whole, leg.id))
    report = Choice(say("choice_leg_report"), "leg.report", str(leg.id), after.facts.version, ("bao cao", "report"))
    return [scene.reply(text, (report,), see_leg(after, case.code)), *outs]


RESULT = Form("leg_result", (moment_field("result", "ask_leg_moment"),), _send)
