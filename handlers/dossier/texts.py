"""The exact texts with their fingerprints, what was said to each and by which right; the documents that left."""

from __future__ import annotations

from handlers.casework import recipients_read
from handlers.casework.texts import fingerprint, refused_part
from handlers.dossier.entry import Entry
from handlers.dossier.files import listed
from handlers.issuing.letter import full_number
from handlers.names import staff_name
from handlers.scene import Scene
from handlers.talk import Lines, Moment, Text, say
from storage import authorisations, case_texts, files
from storage import documents as papers
from storage.case_texts import Approval, CaseText
from storage.cases import CaseRow
from storage.documents import Document


def exact_texts(scene: Scene, case: CaseRow) -> list[Entry]:
    """Every text that was handed in, oldest first."""
    return [_text(scene, number, one) for number, one in enumerate(case_texts.of_case(scene.work, case.id), start=1)]


def _text(scene: Scene, number: int, text: CaseText) -> Entry:
    said = tuple(_approval(scene, one) for one in case_texts.said_to(scene.work, text.id))
    lead = say(
        "dossier_text",
        number=number,
        state=say(f"dossier_text_{text.state}"),
        author=staff_name(scene, text.author),
        at=Moment(text.at),
    )
    body = say(
        "dossier_text_body",
        form=say(f"form_{text.form}"),
        mark=fingerprint(text.binding),
        fingerprint=text.binding.hex(),
        body=text.body or say("words_erased"),
        refused=refused_part(text),
        files=listed(scene, text.files) or say("files_none"),
        recipients=recipients_read.listed(text),
        said=Lines(("", *said)) if said else "",
    )
    return Entry(lead, body)


def _approval(scene: Scene, one: Approval) -> Text:
    """Who said what to it, in which capacity, under which authorisation, and to exactly which words."""
    role = say(f"role_{one.capacity}")
    said = say(f"text_{one.act}", name=staff_name(scene, one.person_id), role=role, at=Moment(one.at))
    lent = lent_under(scene, one.authorisation_id)
    return say("dossier_approval", said=said, lent=lent, fingerprint=fingerprint(one.binding))


def lent_under(scene: Scene, authorisation: int | None) -> Text | str:
    """The number of the document that gave the right; "" where an office did."""
    found = authorisations.load(scene.work, authorisation) if authorisation is not None else None
    return say("dossier_lent", number=found.number) if found else ""


def documents(scene: Scene, case: CaseRow) -> list[Entry]:
    """Every number that was taken: what left, what was taken back."""
    return [_document(scene, one) for one in papers.of_case(scene.work, case.id)]


def _document(scene: Scene, one: Document) -> Entry:
    lead = say(
        "dossier_document",
        number=full_number(one.number, one.register),
        state=say(f"dossier_document_{one.state}"),
        at=Moment(one.issued_at or one.reserved_at),
    )
    body = say(
        "dossier_document_body",
        signer=staff_name(scene, one.signer),
        role=say(f"role_{one.capacity}"),
        lent=lent_under(scene, one.authorisation_id),
        paper=_paper(scene, one),
        links=Lines(("", *one.links)) if one.links else "",
    )
    return Entry(lead, body)


def _paper(scene: Scene, one: Document) -> Text:
    """Which file left: the program's own, or the scan of the paper signed by hand."""
    if one.paper is None:
        return say("dossier_paper_none")
    key = "dossier_paper_scan" if one.scan_id is not None else "dossier_paper_set"
    return say(key, digest=files.digest_of(scene.work, one.paper))
