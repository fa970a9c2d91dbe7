"""A request for information, guided (7.1.a): who, from where, what; then one look over it, and it is filed.

- Name and outlet are asked once, with the notice of what is kept and why, and remembered.
- Place and topic are guessed from the words and shown with the reason; either can be changed.
- Somebody known needs three messages, somebody new five.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from handlers.forms import DRAFT, Field, Form, Problem, Taken, begin, draft_of, files_of, text_of
from handlers.journalist import filing, review
from handlers.journalist.guesses import PLACE, TOPIC, as_typed
from handlers.journalist.introduction import NAME, OUTLET, known, take_name
from handlers.scene import Scene
from handlers.talk import FileRef, Outgoing, Text, say
from handlers.understanding.model import Intent
from storage.conversations import Conversation

COURTESY = (Intent.THANKS, Intent.GREETING)
LONGEST_NAME_WORDS = 7
LONGEST_QUESTION = 12_000


def start(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """Open the form, or go on with the draft that is open."""
    return start_with(scene, "", ())


def start_with(scene: Scene, question: str, files: Sequence[FileRef]) -> list[Outgoing]:
    """Open the form with the question and files already in; a draft that is open goes on with them added."""
    found = draft_of(scene.form)
    draft = _without_offer(found.data) if found else {}
    whole = "\n\n".join(filter(None, (str(draft.get("question") or ""), question)))
    told = _question_taken(scene, draft, whole) if whole else {}
    earlier = files_of(found) if found else ()
    return begin(scene, REQUEST, known(scene) | {**draft, "paused": False} | told, (*earlier, *files))


def _without_offer(data: Mapping[str, object]) -> Mapping[str, object]:
    return {name: value for name, value in data.items() if not name.startswith("offered")}


def _take_name(scene: Scene, form: Conversation, text: str) -> Taken:
    """The name; a question typed here is taken as the question."""
    if "question" not in form.data and _is_question(scene, text):
        return _question_taken(scene, form.data, text)
    return take_name(scene, form, text)


def _is_question(scene: Scene, text: str) -> bool:
    """Whether the question was typed where the name was asked."""
    return len(text.split()) > LONGEST_NAME_WORDS and scene.around.reader.read(text).intent is Intent.REQUEST


def _ask_question(scene: Scene, form: Conversation) -> Text:
    count = len(files_of(form))
    return say("ask_question_files", n=count) if count else say("ask_question")


def _take_question(scene: Scene, form: Conversation, text: str) -> Taken:
    if len(text) > LONGEST_QUESTION:
        return Problem(say("question_too_long", limit=LONGEST_QUESTION, length=len(text)))
    return _question_taken(scene, form.data, text)


def _question_taken(scene: Scene, data: Mapping[str, object], text: str) -> dict[str, object]:
    """The question with what it lets us guess; a place or topic chosen by hand stays."""
    found = scene.around.reader.read(text)
    place = {"unit": found.unit, "unit_why": as_typed(text, found.unit_why)}
    topic = {"topic": found.topic, "topic_why": as_typed(text, found.topic_why)}
    return {
        "question": text,
        **({} if data.get("unit_chosen") else place),
        **({} if data.get("topic_chosen") else topic),
    }


def _add_to_question(scene: Scene, form: Conversation, text: str) -> Taken:
    """Words typed at the review are added to the question, and can be taken out again; courtesies are not added."""
    if scene.around.reader.read(text).intent in COURTESY:
        return {}
    before = text_of(form, "question")
    taken = _take_question(scene, form, f"{before}\n\n{text}")
    return {**taken, "before": before} if isinstance(taken, Mapping) else taken


def undo(scene: Scene, form: Conversation) -> dict[str, object]:
    """The question as it was before the last words were added."""
    text = text_of(form, "before") or text_of(form, "question")
    return {"before": None, **_question_taken(scene, form.data, text)}


REQUEST = Form(
    name=DRAFT,
    fields=(
        replace(NAME, take=_take_name),
        OUTLET,
        Field("question", _ask_question, _take_question),
    ),
    extra=(PLACE, TOPIC),
    review=review.show,
    at_review=Field("question", _ask_question, _add_to_question),
    submit=filing.file,
    takes_files=True,
)
