"""A text approved, or agreed to, once confirmed: exactly the one that was shown, by whoever still has the right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from handlers.casework.cards import refreshed, see_case
from handlers.casework.steps import step, try_step
from handlers.offering import news
from handlers.scene import Scene
from handlers.speaker.right import lent, on_speech
from handlers.speaker.standing import shown_text
from handlers.talk import Outgoing, say
from procedure.facts import Act
from procedure.terms import Event
from storage import case_texts
from storage.cases import CaseRow

DONE: Mapping[Event, str] = {
    Event.APPROVE: "approve_done",
    Event.CONSENT: "consent_done",
    Event.REPORT_UP: "report_up_done",
}


def approve(scene: Scene, data: Mapping[str, object]) -> list[Outgoing]:
    """Duyệt."""
    return _confirmed(scene, data, Event.APPROVE)


def consent(scene: Scene, data: Mapping[str, object]) -> list[Outgoing]:
    """Đồng ý với văn bản."""
    return _confirmed(scene, data, Event.CONSENT)


def _confirmed(scene: Scene, data: Mapping[str, object], event: Event) -> list[Outgoing]:
    binding, ref = bytes.fromhex(str(data["binding"])), str(cast("int", data["case"]))
    return on_speech(scene, ref, 0, event, lambda at, case: said(at, case, event, binding))


def said(scene: Scene, case: CaseRow, event: Event, binding: bytes) -> list[Outgoing]:
    """The step on exactly that text, kept beside it. Raises `StepRefused`, nothing stored."""
    text = shown_text(scene, case, binding)
    act = Act(binding=binding, asks=event is Event.REPORT_UP and scene.around.asks_agreement)
    capacity = try_step(scene, case, event, act).capacity
    by = lent(scene, case, capacity)
    kept = case_texts.ASKED if act.asks else event.value
    case_texts.say(scene.work, text, kept, scene.person.id, capacity, by.id if by else None)
    after, done = step(scene, case, event, act=act)
    return [
        scene.reply(say("report_up_asked" if act.asks else DONE[event], code=case.code), see_case(case)),
        *(news.approved(scene, after, done) if event is Event.APPROVE else ()),
        *refreshed(scene, after, told=True, tells=done.tells),
    ]
