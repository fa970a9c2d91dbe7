"""A unit adds to what it offered, asked back or by itself (7.2.a); a text that stands is never changed by it."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.casework.cards import refreshed, see_case
from handlers.casework.fields import kept_files, words_field
from handlers.casework.my_work import my_work
from handlers.casework.saying import step_saying
from handlers.casework.steps import on_case
from handlers.desk.result import about
from handlers.forms import Form, begin, files_of, number_of, text_of
from handlers.journalist.supplement import TEXT_STANDS
from handlers.names import staff_name
from handlers.offering.telling import to_unit
from handlers.scene import Scene
from handlers.talk import FileRef, Outgoing, say
from procedure.facts import Act, Step
from procedure.terms import Event, Tell
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.words import Said


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Bổ sung thông tin."""
    return on_case(scene, ref, version, Event.SUPPLEMENT, lambda at, case: open_with(at, case, ""))


def open_with(scene: Scene, case: CaseRow, said: str, files: Sequence[FileRef] = ()) -> list[Outgoing]:
    """The form; `said`: words that were said already, so that nothing more is asked."""
    given: dict[str, object] = {"words": said} if said else {}
    return begin(scene, ADD, about(case) | given, files)


def _send(scene: Scene, form: Conversation) -> list[Outgoing]:
    ref, said = str(number_of(form, "case")), text_of(form, "words")
    return on_case(scene, ref, 0, Event.SUPPLEMENT, lambda at, case: _added(at, case, form), said)


def _added(scene: Scene, case: CaseRow, form: Conversation) -> list[Outgoing]:
    said, files = text_of(form, "words"), files_of(form)
    act = Act(reason=said)
    after, done = step_saying(scene, case, Event.SUPPLEMENT, act, Said.SUPPLEMENT, said, kept_files(form))
    told = say("offer_added_told", code=case.code, name=staff_name(scene, scene.person.id), words=said)
    return [
        scene.reply(say("offer_added", code=case.code), see_case(after), my_work()),
        *to_unit(scene, after, told),
        *refreshed(scene, after, news=True, told=True, tells=_tells(done), files=files),
    ]


def _tells(done: Step) -> frozenset[Tell]:
    """Whoever approves hears of it while a text of something sensitive waits; the centre's head is of the centre."""
    approves = TEXT_STANDS.get(done.case.state, frozenset()) if done.case.sensitive else frozenset()
    return approves | set(done.tells) - {Tell.UNIT}


ADD = Form("unit_add", (words_field("words", "ask_supplement"),), _send, takes_files=True)
