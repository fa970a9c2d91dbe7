"""How content whoever asked is with the answer: 1 to 5, and words if they like (10.1.c). A later rating counts."""

from __future__ import annotations

from handlers.casework.cards import refreshed
from handlers.casework.fields import words_field
from handlers.casework.steps import on_case, step, try_step
from handlers.forms import Field, Form, Problem, Rows, Taken, begin, number_of, text_of
from handlers.journalist import own
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, Text, say
from handlers.welcome import menu
from procedure.terms import Event
from storage import askers, words
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.words import Said

BEST = 5
LONGEST = 2_000


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Ask how many of five."""
    return on_case(scene, own.resolved(scene, ref), 0, Event.RATE, _open)


def _open(scene: Scene, case: CaseRow) -> list[Outgoing]:
    return begin(scene, RATING, {"case": case.id, "code": case.code})


def _ask(scene: Scene, form: Conversation) -> Text:
    return say("ask_rating", code=text_of(form, "code"))


def _choices(scene: Scene, form: Conversation) -> Rows:
    numbers = range(1, BEST + 1)
    return tuple((Choice(say(f"rating_{n}"), "form.pick", str(n), form.version),) for n in numbers)


def _take(scene: Scene, form: Conversation, text: str) -> Taken:
    number = text.strip().removesuffix("/5").strip()
    if number not in {str(n) for n in range(1, BEST + 1)}:
        return Problem(say("rating_unclear", typed=text), _choices(scene, form))
    return {"rating": number}


def _send(scene: Scene, form: Conversation) -> list[Outgoing]:
    ref, typed = str(number_of(form, "case")), text_of(form, "words")
    return on_case(scene, ref, 0, Event.RATE, lambda at, case: _rated(at, case, form), typed)


def _rated(scene: Scene, case: CaseRow, form: Conversation) -> list[Outgoing]:
    try_step(scene, case, Event.RATE)
    rating, said = text_of(form, "rating"), text_of(form, "words")
    body = f"{rating}/{BEST}\n{said}" if said else f"{rating}/{BEST}"
    _, digest = words.keep(scene.work, case.id, Said.RATING, body, scene.person.id)
    after, done = step(scene, case, Event.RATE, digest)
    askers.rate(scene.work, case.id, scene.person.id, int(rating))
    return [menu(scene, say("rated", code=case.code)), *refreshed(scene, after, tells=done.tells)]


RATING = Form(
    "rating",
    (Field("rating", _ask, _take, _choices), words_field("words", "ask_rating_words", LONGEST, optional=True)),
    _send,
)
