"""Taking it further (9.8): to the outlet again in writing, its governing body, the press authority, or to court.

It is recorded by whoever speaks: to whom, under which number, why.
"""

from __future__ import annotations

from handlers.casework.fields import kept_files, words_field
from handlers.casework.saying import step_saying
from handlers.correction.told import others_told
from handlers.desk.result import about, in_words, result, review
from handlers.forms import Field, Form, Problem, Rows, Taken, begin, files_of, number_of, text_of
from handlers.scene import Scene
from handlers.speaker.right import on_speech
from handlers.talk import Choice, Lines, Outgoing, Text, say
from procedure.facts import Act
from procedure.terms import Event
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.folding import fold
from storage.words import Said

TO = {
    "outlet": ("co quan bao chi", "gui lai", "outlet"),
    "governing": ("co quan chu quan", "chu quan", "governing body"),
    "authority": ("co quan quan ly nha nuoc", "quan ly", "press authority"),
    "court": ("toa an", "khoi kien", "court"),
}
NUMBER, WHY = words_field("number", "ask_escalate_number", 1_000), words_field("why", "ask_escalate_why", 3_000)


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Ask to whom."""
    return on_speech(scene, ref, version, Event.ESCALATE, lambda at, case: begin(at, ESCALATE, _known(case)))


def _known(case: CaseRow) -> dict[str, object]:
    return {**about(case), "outlet": case.outlet}


def _ask_to(scene: Scene, form: Conversation) -> Text:
    return say("ask_escalate_to", code=text_of(form, "code"), outlet=text_of(form, "outlet"))


def _to(scene: Scene, form: Conversation) -> Rows:
    return tuple((Choice(say(f"escalate_{one}"), "form.pick", one, form.version, typed),) for one, typed in TO.items())


def _take_to(scene: Scene, form: Conversation, text: str) -> Taken:
    typed = fold(text).strip(" .!")
    found = next((one for one, also in TO.items() if typed in (one, *also)), None)
    return {"to": found} if found else Problem(say("escalate_unclear", typed=text), _to(scene, form))


def _review(scene: Scene, form: Conversation) -> Outgoing:
    names = tuple(one.name for one in files_of(form))
    text = say(
        "escalate_review",
        code=text_of(form, "code"),
        to=say(f"escalate_{text_of(form, 'to')}"),
        number=text_of(form, "number"),
        why=text_of(form, "why"),
        files=Lines(names, ", ") if names else say("files_none"),
    )
    edits = [
        (say("choice_edit_to"), "to"),
        (say("choice_edit_number"), "number"),
        (say("choice_edit_why"), "why"),
    ]
    return review(scene, form, text, say("choice_escalate_record"), edits)


def _send(scene: Scene, form: Conversation) -> list[Outgoing]:
    ref, why = str(number_of(form, "case")), text_of(form, "why")
    return on_speech(scene, ref, 0, Event.ESCALATE, lambda at, case: _escalated(at, case, form), why)


def _escalated(scene: Scene, case: CaseRow, form: Conversation) -> list[Outgoing]:
    """What is kept names all three, so that one hash binds them."""
    number, why, to = text_of(form, "number"), text_of(form, "why"), say(f"escalate_{text_of(form, 'to')}")
    said = in_words(scene, say("escalate_kept", to=to, number=number, why=why)) or f"{number}\n{why}"
    act = Act(evidence=number, reason=why)
    after, done = step_saying(scene, case, Event.ESCALATE, act, Said.ESCALATION, said, kept_files(form))
    told = say("escalate_done", code=case.code, to=to)
    return [
        *result(scene, after, told, Event.PUBLISHED, Event.CLOSE, tells=done.tells),
        *others_told(scene, after, say("escalated_told", code=case.code, words=said)),
    ]


ESCALATE = Form(
    "correction_escalate",
    (Field("to", _ask_to, _take_to, _to), NUMBER, WHY),
    _send,
    review=_review,
    at_review=Field("at_review", WHY.ask, lambda scene, form, text: Problem(say("escalate_review_hint"))),
    takes_files=True,
)
