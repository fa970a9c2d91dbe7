"""The scan of the paper signed by hand takes the place of the program's document; the approved words stay the words."""

from __future__ import annotations

from handlers.casework.cards import refreshed, see_case
from handlers.casework.steps import on_case, step, try_step
from handlers.forms import Field, Form, Problem, Taken, begin, number_of, text_of
from handlers.issuing.letter import full_number
from handlers.scene import Scene
from handlers.talk import FileRef, Outgoing, Text, say
from procedure.facts import Act
from procedure.terms import Event, State
from storage import documents, files, words
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.documents import Document
from storage.words import NamedFile, Said

PDF, MAGIC, WITHIN = "application/pdf", b"%PDF-", 1024


def start(scene: Scene, ref: str, version: int = 0) -> list[Outgoing]:
    """Ask for the scan. Whoever may draft the text may bring its paper."""
    return on_case(scene, ref, 0, Event.DRAFT, _open)


def _open(scene: Scene, case: CaseRow) -> list[Outgoing]:
    document = _waiting(scene, case)
    if document is None:
        return [scene.reply(say("scan_not_now", code=case.code), see_case(case))]
    number = full_number(document.number, document.year)
    return begin(scene, SCAN, {"case": case.id, "code": case.code, "number": number})


def _waiting(scene: Scene, case: CaseRow) -> Document | None:
    """The document of the approved text, while it has not left."""
    found = documents.of_text(scene.work, case.text_id) if case.facts.state is State.APPROVED else None
    return found if found is not None and found.state == documents.RESERVED else None


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
    return on_case(scene, str(number_of(form, "case")), 0, Event.DRAFT, lambda at, case: _attached(at, case, form))


def _attached(scene: Scene, case: CaseRow, form: Conversation) -> list[Outgoing]:
    """On record as a note with the file; the document leaves by itself."""
    document = _waiting(scene, case)
    if document is None:
        return [scene.reply(say("scan_not_now", code=case.code), see_case(case))]
    try_step(scene, case, Event.NOTE, Act(reason="…"))
    scan = NamedFile(number_of(form, "scan"), text_of(form, "name"))
    said = f"{full_number(document.number, document.year)}: {scan.name} {files.digest_of(scene.work, scan.file_id)}"
    _, digest = words.keep(scene.work, case.id, Said.EVIDENCE, said, scene.person.id, (scan,))
    after, _ = step(scene, case, Event.NOTE, digest, Act(reason=said))
    documents.attach_scan(scene.work, document.id, scan.file_id)
    return [
        scene.reply(say("scan_taken", code=case.code, number=text_of(form, "number")), see_case(case)),
        *refreshed(scene, after, told=True),
    ]


SCAN = Form("scan", (Field("scan", _ask, _take, take_files=_take_files),), _attach, takes_files=True)
