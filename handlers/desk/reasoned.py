"""Acts of which nothing is asked but why: taking over, reopening, ending without an answer."""

from __future__ import annotations

from collections.abc import Callable

from handlers.casework.fields import kept_files, words_field
from handlers.casework.saying import step_saying
from handlers.casework.steps import Then, on_case
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


Through = Callable[[Scene, str, int, Event, Then, str], list[Outgoing]]
"""`on_case`, or another like it."""
More = Callable[[Scene, CaseRow, Act], Act]
"""What the act carries besides its reason, looked up when it is done."""


def reasoned(
    name: str,
    event: Event,
    ask_key: str,
    after: After,
    kind: Said = Said.REASON,
    more: More | None = None,
    through: Through = on_case,
) -> tuple[Form, Behaviour]:
    """The form that asks why, and the behaviour that opens it.

    `kind`: as what the words are kept. `through`: how the right is checked, and said where it is missing.
    """

    def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
        return through(scene, ref, version, event, lambda at, case: begin(at, form, about(case)), "")

    def send(scene: Scene, filled: Conversation) -> list[Outgoing]:
        ref, why = str(number_of(filled, "case")), text_of(filled, "why")

        def done(at: Scene, case: CaseRow) -> list[Outgoing]:
            plain = Act(reason=why)
            act = more(at, case, plain) if more else plain
            moved, taken = step_saying(at, case, event, act, kind, why, kept_files(filled))
            return after(at, case, moved, taken)

        return through(scene, ref, 0, event, done, why)

    form = Form(name, (words_field("why", ask_key),), send, takes_files=True)
    return form, start
