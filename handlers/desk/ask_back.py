"""Asking the journalist back (10.1): the officer's words go to the chat the request came from."""

from __future__ import annotations

from handlers.casework.cards import refreshed, see_case
from handlers.casework.press import to_askers
from handlers.casework.saying import step_saying
from handlers.casework.steps import on_case
from handlers.forms import Field, Form, Problem, Taken, begin, number_of, text_of
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, Text, say
from procedure.facts import Act
from procedure.terms import Event
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.words import Said

LONGEST = 3_000


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Ask the officer for the words."""
    return on_case(scene, ref, version, Event.ASK_BACK, _open)


def _open(scene: Scene, case: CaseRow) -> list[Outgoing]:
    return begin(scene, ASK_BACK, {"case": case.id, "code": case.code})


def _ask(scene: Scene, form: Conversation) -> Text:
    return say("ask_ask_back", code=text_of(form, "code"))


def _take(scene: Scene, form: Conversation, text: str) -> Taken:
    return {"words": text} if len(text) <= LONGEST else Problem(say("words_too_long", limit=LONGEST, length=len(text)))


def _send(scene: Scene, form: Conversation) -> list[Outgoing]:
    """Checked once more: the case may have moved while the officer typed; then nothing is sent."""
    return on_case(
        scene,
        str(number_of(form, "case")),
        0,
        Event.ASK_BACK,
        lambda at, case: _asked(at, case, form),
        text_of(form, "words"),
    )


def _asked(scene: Scene, case: CaseRow, form: Conversation) -> list[Outgoing]:
    said = text_of(form, "words")
    act = Act(reason=said)
    after, _ = step_saying(scene, case, Event.ASK_BACK, act, Said.ASK_BACK, said)
    return [
        *to_journalist(scene, after, said),
        scene.reply(say("asked_back", code=case.code), see_case(case)),
        *refreshed(scene, after, told=True),
    ]


def to_journalist(scene: Scene, case: CaseRow, said: str) -> list[Outgoing]:
    """The question back, with the way to answer it."""
    answer = Choice(say("choice_supplement"), "case.supplement", str(case.id), words=("tra loi", "answer", "bo sung"))
    return to_askers(scene, case, say("ask_back_received", code=case.code, words=said), ((answer,),))


ASK_BACK = Form("ask_back", (Field("words", _ask, _take),), _send)
