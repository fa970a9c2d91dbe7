"""Which outlet is asked for a correction: the directory's where it is meant, the near ones offered, else as typed."""

from __future__ import annotations

from dataclasses import replace

from handlers.forms import Again, Problem, Taken, text_of
from handlers.journalist import introduction, outlets
from handlers.journalist.introduction import KEEP
from handlers.scene import Scene
from handlers.talk import Text, say
from storage import directory
from storage.conversations import Conversation
from storage.folding import fold

LONGEST = 120


def _ask(scene: Scene, form: Conversation) -> Text:
    if form.data.get("outlet_near"):
        return say("ask_correction_outlet_near", typed=text_of(form, "outlet_typed"))
    return say("ask_correction_outlet")


def _take(scene: Scene, form: Conversation, text: str) -> Taken:
    typed = text_of(form, "outlet_typed")
    if typed and (text == KEEP or fold(text) == fold(typed)):
        return outlets.as_typed(typed)
    if len(text) > LONGEST:
        return Problem(say("outlet_too_long"))
    if not any(letter.isalpha() for letter in text):
        return Problem(say("correction_outlet_unclear", typed=text))
    return _of_directory(scene, text)


def _of_directory(scene: Scene, text: str) -> Taken:
    listed = directory.all_outlets(scene.work)
    found = outlets.find(listed, text)
    if found is not None:
        return outlets.of_directory(found)
    near = outlets.nearest(listed, text)
    return Again({"outlet_typed": text, "outlet_near": [one.code for one in near]}) if near else outlets.as_typed(text)


OUTLET = replace(introduction.OUTLET, ask=_ask, take=_take)
