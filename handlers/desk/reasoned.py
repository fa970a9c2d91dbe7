"""Acts of which nothing is asked but why: taking over, reopening, ending without an answer."""

from __future__ import annotations

from collections.abc import Callable

from handlers.casework.fields import kept_files, words_field
from handlers.casework.saying import step_saying
from handlers.casework.steps import on_case
from handlers.desk.result import about
from handlers.forms import Form, begin, number_of, text_of
from handlers.scene import Behaviour, Scene
from handlers.talk import Outgoing
from procedure.facts import Act, Step
from procedure.terms import Event
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.words import Said

After = Callable[[Scene, CaseRow, CaseRow, Step], list[Outgoing]]
"""What is said then: the case before and after, and the step."""


def reasoned(name: str, event: Event, ask_key: str, after: After, kind: Said = Said.REASON) -> tuple[Form, Behaviour]:
    """The form that asks why, and the behaviour that opens it. `kind`: as what the words are kept."""

    def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
        return on_case(scene, ref, version, event, lambda at, case: begin(at, form, about(case)))

    def send(scene: Scene, filled: Conversation) -> list[Outgoing]:
        ref, why = str(number_of(filled, "case")), text_of(filled, "why")
        return on_case(scene, ref, 0, event, lambda at, case: _done(at, case, filled, event, after, kind), why)

    form = Form(name, (words_field("why", ask_key),), send, takes_files=True)
    return form, start


def _done(scene: Scene, case: CaseRow, form: Conversation, event: Event, after: After, kind: Said) -> list[Outgoing]:
    act = Act(reason=text_of(form, "why"))
    moved, done = step_saying(scene, case, event, act, kind, act.reason, kept_files(form))
    return after(scene, case, moved, done)
