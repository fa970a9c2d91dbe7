"""Asking back the unit that offers something (7.2.a): the officer's words, and the way to answer them."""

from __future__ import annotations

from handlers.casework.cards import refreshed, see_case
from handlers.casework.fields import kept_files, words_field
from handlers.casework.saying import step_saying
from handlers.casework.steps import on_case
from handlers.desk.result import about
from handlers.forms import Form, begin, files_of, number_of, text_of
from handlers.names import office
from handlers.offering.telling import to_unit
from handlers.scene import Scene
from handlers.talk import Outgoing, say
from procedure.facts import Act
from procedure.terms import Event
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.words import Said

LONGEST = 3_000


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Hỏi lại đơn vị."""
    return on_case(scene, ref, version, Event.ASK_BACK, lambda at, case: begin(at, ASK_UNIT, about(case)))


def _send(scene: Scene, form: Conversation) -> list[Outgoing]:
    """Checked once more: the case may have moved while the officer typed; then nothing is sent."""
    ref, said = str(number_of(form, "case")), text_of(form, "words")
    return on_case(scene, ref, 0, Event.ASK_BACK, lambda at, case: _asked(at, case, form), said)


def _asked(scene: Scene, case: CaseRow, form: Conversation) -> list[Outgoing]:
    said = text_of(form, "words")
    after, _ = step_saying(scene, case, Event.ASK_BACK, Act(reason=said), Said.ASK_BACK, said, kept_files(form))
    text = say("offer_asked_told", code=case.code, words=said)
    return [
        scene.reply(say("offer_asked", code=case.code, unit=office(scene, case.facts.opener)), see_case(after)),
        *to_unit(scene, after, text, Event.SUPPLEMENT, files=files_of(form)),
        *refreshed(scene, after, told=True),
    ]


ASK_UNIT = Form("ask_unit", (words_field("words", "ask_ask_unit", LONGEST),), _send, takes_files=True)
