"""The answer as whoever asked reads it: in the chat, and as one mail; the document goes along with both."""

from __future__ import annotations

from dataclasses import replace

from handlers.casework.press import to_askers
from handlers.casework.texts import refused_part
from handlers.issuing.letter import full_number
from handlers.issuing.papers import paper
from handlers.issuing.signers import Signer
from handlers.names import office
from handlers.scene import Scene
from handlers.talk import Choice, FileRef, Kind, Lines, Moment, Outgoing, Text, say
from procedure.authority import AGENCY
from storage import authorisations
from storage.answers_sent import KEY
from storage.case_texts import CaseText
from storage.cases import CaseRow
from storage.documents import Document


def answer(scene: Scene, case: CaseRow, text: CaseText, document: Document, signed: Signer) -> list[Outgoing]:
    """To everybody who waits. Of a Delegate's answer nothing leaves once the authorisation is over (2.4)."""
    words = _words(scene, case, text, document, signed)
    chat = say("answer_document_chat", answer=words)
    mail = say("answer_document_mail", code=case.code, number=_number(document), answer=words)
    files = (paper(document), *(FileRef(one.file_id, one.name) for one in text.files))
    lent = authorisations.load(scene.work, document.authorisation_id) if document.authorisation_id else None
    return [
        replace(
            out,
            key=KEY.format(document=document.id) + str(out.to) if out.kind is Kind.ANSWER else None,
            valid_until=lent.ends if lent else None,
        )
        for out in to_askers(scene, case, chat, _ways(case), files=files, mail=mail)
    ]


def _words(scene: Scene, case: CaseRow, text: CaseText, document: Document, signed: Signer) -> Text:
    return say(
        "answer_document",
        code=case.code,
        number=_number(document),
        at=Moment(document.issued_at or scene.now, "date"),
        body=text.body,
        refused=refused_part(text),
        capacity=Lines((*signed.shown, *_of(scene, case)), ", "),
        signer=signed.name,
        authorisation=say("answer_authorisation", number=signed.authorisation) if signed.authorisation else "",
    )


def _of(scene: Scene, case: CaseRow) -> tuple[Text, ...]:
    """A Director speaks for the province's office: the chat has no letterhead that says so (2.2)."""
    return () if case.facts.scope == AGENCY else (say("label", name=office(scene, case.facts.scope)),)


def _ways(case: CaseRow) -> tuple[tuple[Choice, ...], ...]:
    ref = str(case.id)
    return (
        (Choice(say("choice_received"), "case.received", ref, words=("da nhan", "received")),),
        (Choice(say("choice_follow_up"), "case.follow", ref, words=("hoi tiep", "follow up")),),
    )


def _number(document: Document) -> str:
    return full_number(document.number, document.register)
