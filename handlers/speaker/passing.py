"""What somebody without the right to speak has to say goes to those who carry the case, as a note (2.6)."""

from __future__ import annotations

from handlers.casework.cards import desk_of, refreshed, see_case
from handlers.casework.fields import words_field
from handlers.casework.saying import step_saying
from handlers.casework.steps import on_case
from handlers.forms import Form, begin, number_of, text_of
from handlers.names import staff_name
from handlers.scene import Scene
from handlers.talk import Kind, Outgoing, say
from procedure.facts import Act
from procedure.terms import Event
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.words import Said

LONGEST = 3_000


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Chuyển ý kiến."""
    return on_case(scene, ref, 0, Event.NOTE, _open)


def _open(scene: Scene, case: CaseRow) -> list[Outgoing]:
    return begin(scene, PASS_ON, {"case": case.id, "code": case.code})


def _send(scene: Scene, form: Conversation) -> list[Outgoing]:
    ref, note = str(number_of(form, "case")), text_of(form, "words")
    return on_case(scene, ref, 0, Event.NOTE, lambda at, case: _passed(at, case, note), note)


def _passed(scene: Scene, case: CaseRow, note: str) -> list[Outgoing]:
    act = Act(reason=note)
    after, _ = step_saying(scene, case, Event.NOTE, act, Said.NOTE_CENTRE, note)
    told = say("passed_on_to_you", code=case.code, name=staff_name(scene, scene.person.id), words=note)
    desk = [one for one in desk_of(scene, after) if one.person_id != scene.person.id]
    return [
        scene.reply(say("passed_on", code=case.code), see_case(case)),
        *(Outgoing(one.id, told, (see_case(case),), kind=Kind.CARD, case=case.id) for one in desk),
        *refreshed(scene, after, told=True),
    ]


PASS_ON = Form("speech_pass_on", (words_field("words", "ask_pass_on", LONGEST),), _send)
