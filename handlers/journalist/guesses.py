"""The guessed place and topic of a request, corrected by hand."""

from __future__ import annotations

from handlers.forms import Field, Problem, Rows, Taken
from handlers.names import office_name
from handlers.scene import Scene, named
from handlers.talk import Choice, Text, say
from storage import directory
from storage.conversations import Conversation
from storage.directory import AGENCY, Unit
from storage.folding import fold

AGENCY_WORDS = ("vss", "bhxh viet nam", "bao hiem xa hoi viet nam", "vietnam social security", "toan nganh", "ca nuoc")


def choose_place(code: str) -> dict[str, object]:
    """A place chosen by hand, as form data; later guesses leave it."""
    return {"unit": code, "unit_why": "", "unit_chosen": True}


def choose_topic(code: str) -> dict[str, object]:
    """A topic chosen by hand, as form data; later guesses leave it."""
    return {"topic": code, "topic_why": "", "topic_chosen": True}


def as_typed(text: str, phrase: str) -> str:
    """The words of `text` that `phrase` (folded) came from, with their accents; the phrase itself if not found."""
    words, length = text.split(), len(phrase.split())
    spans = (" ".join(words[at : at + length]).strip(".,;:!?()“”\"'") for at in range(len(words)))
    return next((span for span in spans if fold(span) == fold(phrase)), phrase)


def _ask_place(scene: Scene, form: Conversation) -> Text:
    return say("ask_place")


def _take_place(scene: Scene, form: Conversation, text: str) -> Taken:
    if fold(text) in AGENCY_WORDS:
        return choose_place(AGENCY)
    found = scene.around.reader.find_place(text)
    if found.code and found.certain:
        return choose_place(found.code)
    nearest = (directory.unit(scene.work, code) for code in found.nearest[:3])
    return Problem(say("place_unclear", typed=text), _places(form, [unit for unit in nearest if unit]))


def _places(form: Conversation, units: list[Unit]) -> Rows:
    return tuple(
        (Choice(say("label", name=office_name(unit)), "form.place", unit.code, form.version),) for unit in units
    )


def _agency(scene: Scene, form: Conversation) -> Rows:
    return ((Choice(say("agency"), "form.place", AGENCY, form.version),),)


def _ask_topic(scene: Scene, form: Conversation) -> Text:
    return say("ask_topic")


def _topics(scene: Scene, form: Conversation) -> Rows:
    found = directory.all_topics(scene.work)
    return tuple((Choice(say("label", name=named(one)), "form.topic", one.code, form.version),) for one in found)


def _take_topic(scene: Scene, form: Conversation, text: str) -> Taken:
    """The topic a sentence is about."""
    found = scene.around.reader.read(text)
    if found.topic is None:
        return Problem(say("topic_unclear"), _topics(scene, form))
    return choose_topic(found.topic)


PLACE = Field("unit", _ask_place, _take_place, _agency)
TOPIC = Field("topic", _ask_topic, _take_topic, _topics)
