"""The scan once its bearer has confirmed that it says what was approved, word for word: on record, and it leaves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from handlers.casework.cards import refreshed, see_case
from handlers.casework.steps import on_case, step, try_step
from handlers.casework.texts import fingerprint
from handlers.issuing.letter import full_number
from handlers.scene import Scene
from handlers.talk import Outgoing, say
from procedure.facts import Act
from procedure.terms import Event, State
from storage import case_texts, documents, files, words
from storage.cases import CaseRow
from storage.documents import Document
from storage.words import NamedFile, Said

ACT = "scan"
POSTED = "posted"


def attach(scene: Scene, data: Mapping[str, object]) -> list[Outgoing]:
    """Đính kèm bản ký, once confirmed. `data`: case, text, paper, scan and name, as they were shown.

    `paper`: what was handed out to be signed; after another approval it is another's to sign.
    """
    ref = str(cast("int", data["case"]))
    return on_case(scene, ref, 0, Event.DRAFT, lambda at, case: _attached(at, case, data))


def waiting(scene: Scene, case: CaseRow) -> Document | None:
    """The document of the approved text, while it has not left."""
    found = documents.of_text(scene.work, case.text_id) if case.facts.state is State.APPROVED else None
    return found if found is not None and found.state == documents.RESERVED else None


def unsigned(scene: Scene, case: CaseRow) -> Document | None:
    """What is posted is not signed by hand."""
    form = case.facts.draft.form if case.facts.draft else ""
    return None if form == POSTED else waiting(scene, case)


def _attached(scene: Scene, case: CaseRow, data: Mapping[str, object]) -> list[Outgoing]:
    """On record as a note with the file and the confirmation; the document leaves by itself."""
    document = unsigned(scene, case)
    if document is None or (document.text_id, document.file_id) != (data["text"], data.get("paper")):
        return [scene.reply(say("scan_not_now", code=case.code), see_case(case))]
    try_step(scene, case, Event.NOTE, Act(reason="…"))
    scan = NamedFile(cast("int", data["scan"]), str(data["name"]))
    said = _confirmed(scene, document, scan)
    _, digest = words.keep(scene.work, case.id, Said.EVIDENCE, said, scene.person.id, (scan,))
    after, _ = step(scene, case, Event.NOTE, digest, Act(reason=said))
    documents.attach_scan(scene.work, document.id, scan.file_id)
    number = full_number(document.number, document.register)
    return [
        scene.reply(say("scan_taken", code=case.code, number=number), see_case(case)),
        *refreshed(scene, after, told=True),
    ]


def _confirmed(scene: Scene, document: Document, scan: NamedFile) -> str:
    """What was confirmed, as it is kept: which document, which file, of exactly which text."""
    text = case_texts.load(scene.work, document.text_id)
    kept = say(
        "scan_on_record",
        number=full_number(document.number, document.register),
        name=scan.name,
        digest=files.digest_of(scene.work, scan.file_id),
        fingerprint=fingerprint(text.binding),
    )
    made = scene.around.words
    return made(kept, "vi") if made else kept.key
