"""The scan of the paper signed by hand takes the place of the program's document, once both were compared."""

from __future__ import annotations

from dataclasses import replace

from handlers.casework.cards import see_case
from handlers.casework.steps import on_case
from handlers.casework.texts import fingerprint, refused_part
from handlers.confirming import confirm
from handlers.forms import Field, Form, Problem, Taken, begin, number_of, text_of
from handlers.issuing import scanned
from handlers.issuing.letter import full_number
from handlers.issuing.papers import paper
from handlers.issuing.scanned import unsigned
from handlers.scene import Scene
from handlers.talk import FileRef, Outgoing, Text, say
from procedure.terms import Event
from storage import case_texts, files
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.documents import Document

PDF, MAGIC, WITHIN = "application/pdf", b"%PDF-", 1024


def start(scene: Scene, ref: str, version: int = 0) -> list[Outgoing]:
    """Ask for the scan. Whoever may draft the text may bring its paper."""
    return on_case(scene, ref, 0, Event.DRAFT, _open)


def _open(scene: Scene, case: CaseRow) -> list[Outgoing]:
    document = unsigned(scene, case)
    if document is None:
        return [scene.reply(say("scan_not_now", code=case.code), see_case(case))]
    number = full_number(document.number, document.register)
    return begin(scene, SCAN, {"case": case.id, "code": case.code, "number": number, "text": case.text_id})


def _ask(scene: Scene, form: Conversation) -> Text:
    return say("ask_scan", code=text_of(form, "code"), number=text_of(form, "number"))


def _take(scene: Scene, form: Conversation, text: str) -> Taken:
    return Problem(say("scan_missing"))


def _take_files(scene: Scene, form: Conversation, found: tuple[FileRef, ...]) -> Taken:
    """One PDF by its first bytes, whatever it is called."""
    scans = [one for one in found if MAGIC in files.load(scene.work, one.id).data[:WITHIN]]
    if len(found) != 1 or not scans:
        return Problem(say("scan_no_pdf") if len(found) == 1 else say("scan_one_only"))
    return {"scan": scans[0].id, "name": scans[0].name}


def _attach(scene: Scene, form: Conversation) -> list[Outgoing]:
    return on_case(scene, str(number_of(form, "case")), 0, Event.DRAFT, lambda at, case: _compared(at, case, form))


def _compared(scene: Scene, case: CaseRow, form: Conversation) -> list[Outgoing]:
    """The approved words, the paper that was handed out and the scan side by side, to be confirmed as the same."""
    document = unsigned(scene, case)
    if document is None or document.text_id != number_of(form, "text"):
        return [scene.reply(say("scan_not_now", code=case.code), see_case(case))]
    text, scan = case_texts.load(scene.work, document.text_id), FileRef(number_of(form, "scan"), text_of(form, "name"))
    what = say(
        "scan_compare",
        code=case.code,
        number=text_of(form, "number"),
        name=scan.name,
        fingerprint=fingerprint(text.binding),
        body=text.body or say("words_erased"),
        refused=refused_part(text),
    )
    about = {
        "case": case.id,
        "text": document.text_id,
        "paper": document.file_id,
        "scan": scan.id,
        "name": scan.name,
    }
    asked = confirm(scene, scanned.ACT, about, what, case.code, see_case(case))
    return [replace(one, files=(*_handed_out(document), scan)) for one in asked[:1]] + asked[1:]


def _handed_out(document: Document) -> tuple[FileRef, ...]:
    return (paper(document),) if document.file_id is not None else ()


SCAN = Form("scan", (Field("scan", _ask, _take, take_files=_take_files),), _attach, takes_files=True)
