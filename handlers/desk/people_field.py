"""One of a list of colleagues: tapped, or typed by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from handlers.forms import Field, Problem, Rows, Taken, text_of
from handlers.names import is_called, staff_name
from handlers.scene import Scene
from handlers.talk import Choice, Text, say
from storage.conversations import Conversation

PERSON = "p-"
Candidates = Callable[[Scene, Conversation], Mapping[int, Text | str]]
"""Who can be chosen, each with what is said beside the name."""


def person_field(name: str, ask_key: str, candidates: Candidates) -> Field:
    """Its answer is the person's id."""

    def ask(scene: Scene, form: Conversation) -> Text:
        return say(ask_key, code=text_of(form, "code"))

    def choices(scene: Scene, form: Conversation) -> Rows:
        found = candidates(scene, form)
        return tuple((_one(scene, form, who, beside),) for who, beside in found.items())

    def take(scene: Scene, form: Conversation, text: str) -> Taken:
        found = candidates(scene, form)
        who = [one for one in found if text == f"{PERSON}{one}" or is_called(staff_name(scene, one), text)]
        if len(who) == 1:
            return {name: who[0]}
        return Problem(say("person_not_listed", typed=text), choices(scene, form))

    return Field(name, ask, take, choices)


def _one(scene: Scene, form: Conversation, who: int, beside: Text | str) -> Choice:
    name = staff_name(scene, who)
    label = say("person_beside", name=name, beside=beside) if beside else say("label", name=name)
    return Choice(label, "form.pick", f"{PERSON}{who}", form.version, (name,))
