"""Whether first information is needed at once (5.1.b): the other way than it stands, with why."""

from __future__ import annotations

from handlers.casework.fields import words_field
from handlers.casework.saying import step_saying
from handlers.casework.steps import on_case
from handlers.desk.result import about, result
from handlers.forms import Form, begin, number_of, text_of
from handlers.scene import Scene
from handlers.talk import Outgoing, say
from procedure.facts import Act
from procedure.terms import Event
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.words import Said

LONGEST = 3_000


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Chưa cần, or cần ngay thông tin ban đầu."""
    return on_case(scene, ref, version, Event.NEED, _open)


def _open(scene: Scene, case: CaseRow) -> list[Outgoing]:
    form = NOT_NEEDED if case.facts.needed else NEEDED
    return begin(scene, form, about(case))


def _calm(scene: Scene, form: Conversation) -> list[Outgoing]:
    return _send(scene, form, False)


def _at_once(scene: Scene, form: Conversation) -> list[Outgoing]:
    return _send(scene, form, True)


def _send(scene: Scene, form: Conversation, needed: bool) -> list[Outgoing]:
    ref, why = str(number_of(form, "case")), text_of(form, "why")
    return on_case(scene, ref, 0, Event.NEED, lambda at, case: _decided(at, case, needed, why), why)


def _decided(scene: Scene, case: CaseRow, needed: bool, why: str) -> list[Outgoing]:
    after, done = step_saying(scene, case, Event.NEED, Act(reason=why, needed=needed), Said.NEED, why)
    text = say("need_at_once" if needed else "need_calm", code=case.code)
    return result(scene, after, text, Event.DRAFT, Event.NEED, tells=done.tells)


NOT_NEEDED = Form("incident_calm", (words_field("why", "ask_need_calm", LONGEST),), _calm)
NEEDED = Form("incident_need", (words_field("why", "ask_need_at_once", LONGEST),), _at_once)
