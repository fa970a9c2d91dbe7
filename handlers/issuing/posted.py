"""Đã đăng tải: where an approved text was posted is recorded, and with that it has left (3.2).

The right of whoever approved it is checked again when the program issues it.
"""

from __future__ import annotations

from handlers.casework.cards import refreshed, see_case
from handlers.casework.links import links_in
from handlers.casework.steps import on_case, step, try_step
from handlers.forms import Field, Form, Problem, Taken, begin, number_of, text_of
from handlers.issuing.letter import full_number
from handlers.issuing.scanned import waiting
from handlers.scene import Scene
from handlers.talk import Outgoing, Text, say
from procedure.facts import Act
from procedure.terms import Event
from storage import case_texts, documents, words
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.documents import Document
from storage.words import Said

POSTED = "posted"
LONGEST = 2_000


def start(scene: Scene, ref: str, version: int = 0) -> list[Outgoing]:
    """Ask for the links. Whoever may draft the text may say where it was posted."""
    return on_case(scene, ref, 0, Event.DRAFT, _open)


def _open(scene: Scene, case: CaseRow) -> list[Outgoing]:
    document = _waiting(scene, case)
    if document is None:
        return [scene.reply(say("posted_not_now", code=case.code), see_case(case))]
    number = full_number(document.number, document.register)
    return begin(scene, POSTED_AT, {"case": case.id, "code": case.code, "number": number, "text": case.text_id})


def _waiting(scene: Scene, case: CaseRow) -> Document | None:
    """The document of an approved text that is to be posted."""
    found = waiting(scene, case)
    if found is None or case_texts.load(scene.work, found.text_id).form != POSTED or found.links:
        return None
    return found


def _ask(scene: Scene, form: Conversation) -> Text:
    return say("ask_posted", code=text_of(form, "code"), number=text_of(form, "number"))


def _take(scene: Scene, form: Conversation, text: str) -> Taken:
    """One link or several; words beside them are kept as they are."""
    if len(text) > LONGEST:
        return Problem(say("words_too_long", limit=LONGEST, length=len(text)))
    return {"said": text} if links_in(text) else Problem(say("posted_no_link"))


def _send(scene: Scene, form: Conversation) -> list[Outgoing]:
    case, said = str(number_of(form, "case")), text_of(form, "said")
    return on_case(scene, case, 0, Event.DRAFT, lambda at, found: _recorded(at, found, form, said), said)


def _recorded(scene: Scene, case: CaseRow, form: Conversation, said: str) -> list[Outgoing]:
    """On record as a note with the links; the text counts as having left once the program has issued it."""
    document = _waiting(scene, case)
    if document is None or document.text_id != number_of(form, "text"):
        again = say("words_given_back", words=said)
        return [scene.reply(say("posted_not_now", code=case.code), see_case(case)), scene.reply(again)]
    try_step(scene, case, Event.NOTE, Act(reason=said))
    _, digest = words.keep(scene.work, case.id, Said.EVIDENCE, said, scene.person.id)
    after, _ = step(scene, case, Event.NOTE, digest, Act(reason=said))
    documents.record_posted(scene.work, document.id, links_in(said))
    return [
        scene.reply(say("posted_taken", code=case.code, number=text_of(form, "number")), see_case(case)),
        *refreshed(scene, after, told=True),
    ]


POSTED_AT = Form("posted", (Field("said", _ask, _take),), _send)
