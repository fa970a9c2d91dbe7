"""The head of the unit answers for its report (10.2.a): signs exactly what is shown, or sends it back."""

from __future__ import annotations

from handlers.casework.fields import words_field
from handlers.casework.leg_cards import back_to
from handlers.casework.leg_choices import see_leg
from handlers.casework.leg_people import is_head, is_of_unit
from handlers.casework.leg_steps import leg_step, on_leg
from handlers.casework.saying import leg_step_saying
from handlers.forms import Form, begin, number_of, text_of
from handlers.scene import Scene
from handlers.talk import Outgoing, say
from procedure.errors import NotYours, SignOffMissing
from procedure.facts import Act
from procedure.terms import LegEvent
from storage import words
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.legs import LegRow
from storage.words import Said

LONGEST = 3_000


def sign(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Ký duyệt, gửi báo cáo: only the report that was on the pressed card, never a newer one."""
    return on_leg(scene, ref, version, LegEvent.REPORT, lambda at, case, leg: _sign(at, case, leg, version))


def down(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Trả về cán bộ: ask why."""
    return on_leg(scene, ref, version, LegEvent.SEND_DOWN, _ask_why)


def _sign(scene: Scene, case: CaseRow, leg: LegRow, version: int) -> list[Outgoing]:
    if not is_of_unit(scene, leg):
        raise NotYours(LegEvent.REPORT)  # the press centre records a letter, and signs for nobody
    if not is_head(leg, scene.actor):
        raise SignOffMissing
    if not leg.facts.handed_in or version != leg.facts.version or leg.report_id is None:
        return back_to(scene, case, leg, say("leg_nothing_to_sign", code=case.code))
    act = Act(reason=words.body_of(scene.work, leg.report_id) or "")
    digest = words.digest_of(scene.work, leg.report_id)
    _, after, _, outs = leg_step(scene, case, leg, LegEvent.REPORT, act, digest, told=True)
    return [scene.reply(say("leg_report_sent", code=case.code), see_leg(after, case.code)), *outs]


def _ask_why(scene: Scene, case: CaseRow, leg: LegRow) -> list[Outgoing]:
    if not is_head(leg, scene.actor):
        raise SignOffMissing
    if not leg.facts.handed_in:
        return back_to(scene, case, leg, say("leg_nothing_to_sign", code=case.code))
    return begin(scene, SEND_DOWN, {"leg": leg.id, "case": case.id, "code": case.code})


def _send_down(scene: Scene, form: Conversation) -> list[Outgoing]:
    why, ref = text_of(form, "words"), str(number_of(form, "leg"))
    return on_leg(scene, ref, 0, LegEvent.SEND_DOWN, lambda at, case, leg: _down(at, case, leg, why), why)


def _down(scene: Scene, case: CaseRow, leg: LegRow, why: str) -> list[Outgoing]:
    act = Act(reason=why)
    _, after, _, outs = leg_step_saying(scene, case, leg, LegEvent.SEND_DOWN, act, Said.REASON)
    return [scene.reply(say("leg_sent_down", code=case.code), see_leg(after, case.code)), *outs]


SEND_DOWN = Form("leg_down", (words_field("words", "ask_leg_down", LONGEST),), _send_down)
