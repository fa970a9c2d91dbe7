"""What an act of the desk ends with: what happens next, the next button, everybody's card."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from handlers.casework import choices
from handlers.casework.cards import refreshed, see_case
from handlers.casework.my_work import my_work
from handlers.casework.steps import sees
from handlers.scene import Scene
from handlers.talk import Choice, FileRef, Outgoing, Text, say
from procedure.terms import Event, Tell
from storage import cases
from storage.cases import CaseRow
from storage.conversations import Conversation

Rows = tuple[tuple[Choice, ...], ...]


def result(
    scene: Scene,
    case: CaseRow,
    text: Text,
    *nexts: Event,
    tells: Iterable[Tell] = (),
    news: bool = False,
    files: tuple[FileRef, ...] = (),
) -> list[Outgoing]:
    """The message to whoever acted with what they may do `nexts`, and the cards of the others."""
    on = see_case(case) if sees(scene, case) else my_work()  # what was declined is not theirs to see any more
    shown = scene.reply(text, *next_rows(scene, case, *nexts), on)
    return [shown, *refreshed(scene, case, tells=tells, news=news, told=True, files=files)]


def next_rows(scene: Scene, case: CaseRow, *nexts: Event) -> Rows:
    """Those of the events that they may do now, as choices."""
    offered = choices.ways_of(case.facts, scene.actor, scene.now)
    return tuple((choices.choice(case, event, scene.actor),) for event in nexts if event in offered)


def review(
    scene: Scene, form: Conversation, text: Text, send: Text, edits: Sequence[tuple[Text, str]], *more: Choice
) -> Outgoing:
    """Everything once more before it is done: send it, `more` to press, edit a field, or leave it."""
    version = form.version
    submit = Choice(send, "form.submit", version=version, words=("gui", "dong y", "send", "ok"))
    cancel = Choice(say("choice_cancel"), "form.cancel", version=version, words=("huy", "cancel", "thoat"))
    ways = tuple((Choice(label, "form.edit", name, version),) for label, name in edits)
    return scene.reply(text, (submit,), *((one,) for one in more), *ways, (cancel,))


def about(case: CaseRow) -> dict[str, object]:
    """What every form on a case knows."""
    return {"case": case.id, "code": case.code}


def in_words(scene: Scene, text: Text) -> str:
    """A sentence in the writer's language, to be kept with their words."""
    made = scene.around.words
    return made(text, scene.person.language) if made else ""


def again(scene: Scene, case: CaseRow) -> CaseRow:
    """The case as it is now."""
    return cases.load(scene.work, case.id) or case
