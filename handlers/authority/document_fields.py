"""The written authorisation: its number, its date, the document itself (2.4)."""

from __future__ import annotations

from datetime import datetime, time

from handlers.authority.refusals import sentence
from handlers.authority.term import read_day
from handlers.authority.wording import LONGEST_LINE, too_long
from handlers.forms import Field, Problem, Rows, Taken, files_of, text_of
from handlers.scene import Scene
from handlers.talk import Choice, FileRef, Text, say
from procedure.errors import NoDocument
from storage import files
from storage.conversations import Conversation

DOCUMENTS = frozenset(
    {
        "application/pdf",
        "image/jpeg",
        "image/png",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
)


def _ask_number(scene: Scene, form: Conversation) -> Text:
    return say("grant_ask_number")


def _take_number(scene: Scene, form: Conversation, text: str) -> Taken:
    if len(text) > LONGEST_LINE:
        return too_long(text, LONGEST_LINE)
    return {"number": text} if any(each.isdigit() for each in text) else Problem(say("grant_number_unclear"))


def _ask_signed(scene: Scene, form: Conversation) -> Text:
    return say("grant_ask_signed", number=text_of(form, "number"))


def _take_signed(scene: Scene, form: Conversation, text: str) -> Taken:
    day = read_day(text, scene.now, scene.around.zone)
    if day is None:
        return Problem(say("grant_day_unclear", typed=text))
    if datetime.combine(day, time(), scene.around.zone) > scene.now:
        return Problem(say("grant_not_signed_yet"))
    return {"signed_on": day.isoformat()}


def _ask_document(scene: Scene, form: Conversation) -> Text:
    return say("grant_ask_document", number=text_of(form, "number"))


def _document_choices(scene: Scene, form: Conversation) -> Rows:
    """Files that were sent earlier in the form."""
    fitting = [file for file in files_of(form) if _fits(scene, file)]
    return tuple(
        (Choice(say("choice_use_file", name=file.name), "form.pick", str(file.id), form.version),) for file in fitting
    )


def _take_document(scene: Scene, form: Conversation, text: str) -> Taken:
    chosen = next((file for file in files_of(form) if str(file.id) == text and _fits(scene, file)), None)
    return _attached(chosen) if chosen else Problem(sentence(NoDocument()), _document_choices(scene, form))


def _take_file(scene: Scene, form: Conversation, sent: tuple[FileRef, ...]) -> Taken:
    """The last that fits; an album of pages should be one PDF."""
    fitting = [file for file in sent if _fits(scene, file)]
    if not fitting:
        return Problem(say("grant_file_kind", name=sent[-1].name))
    return _attached(fitting[-1]) if len(fitting) == 1 else Problem(say("grant_one_file", n=len(fitting)))


def _attached(file: FileRef) -> dict[str, object]:
    return {"document": file.id, "document_name": file.name}


def _fits(scene: Scene, file: FileRef) -> bool:
    return files.mime_of(scene.work, file.id) in DOCUMENTS


def _at_review(scene: Scene, form: Conversation, text: str) -> Taken:
    return Problem(say("grant_review_hint"))


NUMBER = Field("number", _ask_number, _take_number)
SIGNED_ON = Field("signed_on", _ask_signed, _take_signed)
DOCUMENT = Field("document", _ask_document, _take_document, _document_choices, take_files=_take_file)
AT_REVIEW = Field("document", _ask_document, _at_review, take_files=_take_file)
