"""What goes to the press unasked: a statement to every journalist of its audience, a letter to the newsroom (3.4, 3.6).

Who they are is found when it leaves. Each is written to once; of a Delegate's words nothing leaves once the
authorisation is over (2.4), and news that nobody could be given for a week is news no more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from handlers.casework.recipients import ADDRESS
from handlers.issuing.asking import asked_for
from handlers.issuing.letter import full_number
from handlers.issuing.papers import paper
from handlers.issuing.signers import Signer
from handlers.names import office
from handlers.scene import Scene
from handlers.talk import Choice, FileRef, Kind, Lines, Moment, Outgoing, Text, say
from procedure.authority import AGENCY
from storage import authorisations, newsrooms
from storage.answers_sent import SPREAD
from storage.case_texts import CaseText
from storage.cases import CaseRow
from storage.documents import Document
from storage.press_audience import Reader

WAITS = timedelta(days=7)
"""How long a statement waits for somebody who cannot be reached."""


@dataclass(frozen=True)
class Leaving:
    """A text with the document it leaves as, and who signed it."""

    case: CaseRow
    text: CaseText
    document: Document
    signed: Signer


def to_readers(scene: Scene, it: Leaving, readers: Iterable[Reader]) -> list[Outgoing]:
    """To each in the chat they used last, and to the mailbox they left; one mailbox is written to once."""
    words = _statement(scene, it)
    chat, mail = say("statement_chat", statement=words), say("statement_mail", number=_number(it), statement=words)
    asks = ((Choice(say("choice_request"), "request.start", words=("yeu cau", "request")),),)
    until = _until(scene, it)
    found: list[Outgoing] = []
    for one in readers:
        if one.chat is not None:
            found.append(_out(it, one.chat, chat, until, asks))
        if one.mail is not None:
            found.append(_mail(it, one.mail, one.address, mail, until))
    return found


def _mail(it: Leaving, to: int, address: str, text: Text, until: datetime | None) -> Outgoing:
    """Its key is the mailbox: several people may have left the same one."""
    return replace(_out(it, to, text, until), key=SPREAD.format(document=it.document.id) + address.strip().lower())


def to_newsroom(scene: Scene, it: Leaving) -> list[Outgoing]:
    """The letter to the newsroom's mailbox; nothing where it has none: then the paper is sent by hand."""
    address = it.case.details.get(ADDRESS)
    if not address:
        return []
    way = newsrooms.mailbox(scene.work, it.case.outlet, address)
    mail = say(
        "letter_mail",
        number=_number(it),
        outlet=it.case.outlet,
        sender=_sender(scene, it),
        at=Moment(it.document.issued_at or scene.now, "date"),
        subject=say("letter_subject_letter", asks=Lines(asked_for(it.case), ", ")),
        body=it.text.body,
    )
    return [_out(it, way.id, mail, _ends(scene, it))]


def _out(
    it: Leaving, to: int, text: Text, until: datetime | None, rows: tuple[tuple[Choice, ...], ...] = ()
) -> Outgoing:
    files = (paper(it.document), *(FileRef(one.file_id, one.name) for one in it.text.files))
    key = SPREAD.format(document=it.document.id) + str(to)
    return Outgoing(to, text, rows, files, kind=Kind.ANSWER, case=it.case.id, key=key, valid_until=until)


def _statement(scene: Scene, it: Leaving) -> Text:
    signed = it.signed
    return say(
        "statement",
        sender=_sender(scene, it),
        number=_number(it),
        at=Moment(it.document.issued_at or scene.now, "date"),
        body=it.text.body,
        capacity=Lines((*(signed.shown or signed.capacity), *_of(scene, it)), ", "),
        signer=signed.name,
        authorisation=say("answer_authorisation", number=signed.authorisation) if signed.authorisation else "",
    )


def _sender(scene: Scene, it: Leaving) -> Text:
    return say("label", name=office(scene, it.case.facts.scope))


def _of(scene: Scene, it: Leaving) -> tuple[Text, ...]:
    """A Director speaks for the province's office (2.2)."""
    return () if it.case.facts.scope == AGENCY else (_sender(scene, it),)


def _until(scene: Scene, it: Leaving) -> datetime:
    ends = _ends(scene, it)
    return min(filter(None, (scene.now + WAITS, ends)))


def _ends(scene: Scene, it: Leaving) -> datetime | None:
    """When the authorisation ends under which it was signed (2.4)."""
    ident = it.document.authorisation_id
    lent = authorisations.load(scene.work, ident) if ident else None
    return lent.ends if lent else None


def _number(it: Leaving) -> str:
    return full_number(it.document.number, it.document.register)
