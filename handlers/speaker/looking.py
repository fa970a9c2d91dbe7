"""A refusal looked at again (6.1): what was found, and when to look the next time, if at all."""

from __future__ import annotations

from dataclasses import replace

from handlers.casework.cards import refreshed, see_case
from handlers.casework.fields import moment_of, until_field, words_field
from handlers.casework.saying import step_saying
from handlers.forms import Form, begin, number_of, text_of
from handlers.scene import Scene
from handlers.speaker.right import on_speech
from handlers.talk import Outgoing, say
from procedure.facts import Act
from procedure.terms import Event
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.words import Said

LONGEST = 3_000


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Xem lại việc từ chối."""
    return on_speech(scene, ref, version, Event.LOOK_AGAIN, _open)


def _open(scene: Scene, case: CaseRow) -> list[Outgoing]:
    return begin(scene, LOOK, {"case": case.id, "code": case.code})


def _send(scene: Scene, form: Conversation) -> list[Outgoing]:
    ref, found = str(number_of(form, "case")), text_of(form, "words")
    return on_speech(scene, ref, 0, Event.LOOK_AGAIN, lambda at, case: _looked(at, case, form), found)


def _looked(scene: Scene, case: CaseRow, form: Conversation) -> list[Outgoing]:
    act = Act(reason=text_of(form, "words"), until=moment_of(form, "until"))
    after, done = step_saying(scene, case, Event.LOOK_AGAIN, act, Said.REASON, act.reason)
    return [
        scene.reply(say("look_done", code=case.code), see_case(case)),
        *refreshed(scene, after, news=True, told=True, tells=done.tells),
    ]


LOOK = Form(
    "case_look",
    (words_field("words", "ask_look", LONGEST), replace(until_field("until", "ask_look_until"), optional=True)),
    _send,
)
