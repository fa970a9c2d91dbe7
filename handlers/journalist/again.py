"""Asking again after a refusal: why it should be looked at again; the case goes to whoever may speak (Art. 6)."""

from __future__ import annotations

from handlers.casework.cards import refreshed
from handlers.casework.fields import words_field
from handlers.casework.saying import step_saying
from handlers.casework.steps import on_case
from handlers.forms import Form, begin, number_of, text_of
from handlers.journalist import own
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, say
from handlers.welcome import resume
from procedure.facts import Act
from procedure.terms import Event
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.words import Said

LONGEST = 3_000


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Ask why."""
    return on_case(scene, own.resolved(scene, ref), 0, Event.ASK_AGAIN, _open)


def _open(scene: Scene, case: CaseRow) -> list[Outgoing]:
    return begin(scene, AGAIN, {"case": case.id, "code": case.code})


def _send(scene: Scene, form: Conversation) -> list[Outgoing]:
    ref, typed = str(number_of(form, "case")), text_of(form, "words")
    return on_case(scene, ref, 0, Event.ASK_AGAIN, lambda at, case: _asked(at, case, typed), typed)


def _asked(scene: Scene, case: CaseRow, why: str) -> list[Outgoing]:
    act = Act(reason=why)
    after, done = step_saying(scene, case, Event.ASK_AGAIN, act, Said.AGAIN, why)
    status = Choice(say("choice_status"), "case.status", str(case.id), words=("tinh trang", "status"))
    thanks = scene.reply(say("asked_again", code=case.code), (status,), *resume(scene))
    return [thanks, *refreshed(scene, after, news=True, tells=done.tells)]


AGAIN = Form("again", (words_field("words", "ask_again_why", LONGEST),), _send)
