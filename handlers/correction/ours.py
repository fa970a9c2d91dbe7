"""Our own words beside theirs: an issued document by its number or its case's code, or as they are typed (9.8)."""

from __future__ import annotations

import re

from handlers.casework.fields import LONGEST
from handlers.forms import Field, Problem, Rows, Taken, text_of
from handlers.issuing.letter import full_number
from handlers.scene import Scene
from handlers.talk import Choice, Moment, Text, say
from handlers.understanding.codes import find_case_code
from procedure.authority import AGENCY
from storage import statements
from storage.conversations import Conversation
from storage.folding import fold
from storage.statements import Statement

PICKED = "doc-"
NUMBER = re.compile(r"(?:(?:van ban|cong van|so)\s+)*0*(\d{1,6})(?:\s*/\s*[a-z]+(?:-[a-z]+)*)?", re.IGNORECASE)
NOTHING = ("bo qua", "skip", "khong", "khong co", "no")
LONGEST_REFERENCE = 40  # characters; longer words are a statement that happens to begin with a number


def _ask_ours(scene: Scene, form: Conversation) -> Text:
    return say("ask_correction_ours")


def _choices(scene: Scene, form: Conversation) -> Rows:
    """The last documents that were issued."""
    latest = statements.latest(scene.work, _scope(form))
    return tuple((_choice(one, form.version),) for one in latest)


def _choice(one: Statement, version: int) -> Choice:
    label = say("choice_statement", number=_number(one), at=Moment(one.issued_at, "date"), code=one.code)
    return Choice(label, "form.pick", f"{PICKED}{one.id}", version, (one.code,))


def _take_ours(scene: Scene, form: Conversation, text: str) -> Taken:
    """A document's words, or those typed; a number or code that is nobody's is not taken for a statement."""
    if len(text) > LONGEST:
        return Problem(say("words_too_long", limit=LONGEST, length=len(text)), _choices(scene, form))
    if fold(text).strip(" .!") in NOTHING:
        return Problem(say("correction_ours_needed"), _choices(scene, form))
    if not _is_reference(text):
        return {"ours": text, "ours_from": ""}
    found = _statement(scene, _scope(form), text)
    if found is None or not found.body:
        return Problem(say("correction_ours_unknown", typed=text), _choices(scene, form))
    return {"ours": found.body, "ours_from": f"{_number(found)} ({found.code})"}


def _is_reference(text: str) -> bool:
    """Whether a document is named, rather than quoted."""
    short = len(text) <= LONGEST_REFERENCE
    return short and bool(text.startswith(PICKED) or find_case_code(text) or NUMBER.fullmatch(fold(text).strip(" .")))


def _statement(scene: Scene, scope: str, text: str) -> Statement | None:
    picked = text.removeprefix(PICKED)
    if picked != text:
        return statements.by_id(scene.work, scope, int(picked)) if picked.isdigit() else None
    code = find_case_code(text)
    if code:
        return statements.by_code(scene.work, scope, code)
    match = NUMBER.fullmatch(fold(text).strip(" ."))
    return statements.by_number(scene.work, scope, int(match[1])) if match else None


def _number(one: Statement) -> str:
    return full_number(one.number, one.register)


def _scope(form: Conversation) -> str:
    return text_of(form, "scope") or AGENCY


OURS_FIELD = Field("ours", _ask_ours, _take_ours, _choices)
