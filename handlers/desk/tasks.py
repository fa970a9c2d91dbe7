"""What each unit must do: one text for all, or unit by unit its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from handlers.casework.fields import units_of
from handlers.forms import Again, Field, Problem, Taken, text_of
from handlers.names import office
from handlers.scene import Scene
from handlers.talk import Lines, Text, say
from storage.conversations import Conversation

LONGEST = 12_000


def tasks_of(form: Conversation) -> dict[str, str]:
    """Unit → what it must do, in the order in which they were named."""
    own = _own(form)
    return {code: own.get(code) or text_of(form, "task") for code in units_of(form, "units")}


def tasks_shown(scene: Scene, form: Conversation) -> Text:
    """The same to be read: once where it is the same for all."""
    tasks = tasks_of(form)
    if len(set(tasks.values())) == 1:
        return say("label", name=next(iter(tasks.values())))
    lines = tuple(say("task_of_unit", unit=office(scene, code), task=task) for code, task in tasks.items())
    return say("joined", parts=Lines(lines, "\n\n"))


def _own(form: Conversation) -> Mapping[str, str]:
    return cast("Mapping[str, str]", form.data.get("own") or {})


def _next(form: Conversation) -> str | None:
    """The unit that is asked about now: the first of this round without an answer."""
    asked = cast("Mapping[str, str]", form.data.get("asked") or {})
    return next((code for code in units_of(form, "units") if code not in asked), None)


def _ask(scene: Scene, form: Conversation) -> Text:
    code = _next(form)
    shared = tasks_of(form).get(code or "", "")
    return say("ask_task_of", code=text_of(form, "code"), unit=office(scene, code), task=shared)


def _take(scene: Scene, form: Conversation, text: str) -> Taken:
    if len(text) > LONGEST:
        return Problem(say("words_too_long", limit=LONGEST, length=len(text)))
    code = _next(form)
    own = {**_own(form), **({code: text} if code else {})}
    asked = {**cast("Mapping[str, str]", form.data.get("asked") or {}), **({code: text} if code else {})}
    if all(one in asked for one in units_of(form, "units")):
        return {"own": own, "asked": {}, "each": True}
    return Again({"own": own, "asked": asked})


EACH = Field("each", _ask, _take)
