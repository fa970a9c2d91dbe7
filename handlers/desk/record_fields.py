"""Whose direction it was, and how it was given."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.casework.fields import LONGEST_LINE
from handlers.desk.people_field import person_field
from handlers.forms import Field, Problem, Rows, Taken, text_of
from handlers.scene import Scene
from handlers.talk import Choice, Text, say
from procedure.terms import LEADERS
from storage import staff
from storage.conversations import Conversation
from storage.folding import fold

ORAL = "oral"
ORAL_WORDS = ("mieng", "bang loi", "oral")


def leader_field(name: str, ask_key: str) -> Field:
    """One of the leaders."""
    return person_field(name, ask_key, _leaders)


def only_leader(scene: Scene) -> Mapping[str, object]:
    """Where there is one leader alone nobody is asked which."""
    found = staff.members(scene.work, LEADERS)
    return {"leader": found[0]} if len(found) == 1 else {}


def _leaders(scene: Scene, form: Conversation) -> Mapping[int, Text | str]:
    return dict.fromkeys(staff.members(scene.work, LEADERS), "")


def how_field(name: str, ask_key: str) -> Field:
    """By word of mouth, or in writing: then its number."""

    def take(scene: Scene, form: Conversation, text: str) -> Taken:
        if fold(text) in (ORAL, *ORAL_WORDS):
            return {name: ORAL}
        if not any(each.isdigit() for each in text) or len(text) > LONGEST_LINE:
            return Problem(say("number_needed", typed=text), _choices(scene, form))
        return {name: text}

    return Field(name, lambda scene, form: say(ask_key, code=text_of(form, "code")), take, _choices)


def _choices(scene: Scene, form: Conversation) -> Rows:
    return ((Choice(say("choice_oral"), "form.pick", ORAL, form.version, ORAL_WORDS),),)
