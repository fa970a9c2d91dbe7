"""Paper signed by hand: handed out to be signed, and its scan taken in the place of the program's document (Art. 3)."""

from __future__ import annotations

from handlers.issuing.lapsing import answerable
from handlers.issuing.letter import full_number
from handlers.issuing.papers import paper
from handlers.talk import Choice, FileRef, Kind, Outgoing, Text, say
from storage.cases import CaseRow
from storage.documents import Document
from storage.work import Work


def asked(work: Work, case: CaseRow, document: Document) -> list[Outgoing]:
    """The document with its number, to be printed, signed and scanned by whoever holds the case."""
    number = full_number(document.number, document.register)
    text = say("to_be_signed", code=case.code, number=number)
    return told(work, case, text, (paper(document),), ((scan_choice(case),),))


def to_post(work: Work, case: CaseRow, document: Document) -> list[Outgoing]:
    """The document with its number, to be posted by whoever holds the case (3.2)."""
    number = full_number(document.number, document.register)
    text = say("to_be_posted", code=case.code, number=number)
    return told(work, case, text, (paper(document),), ((posted_choice(case),),))


def told(
    work: Work,
    case: CaseRow,
    text: Text,
    files: tuple[FileRef, ...] = (),
    rows: tuple[tuple[Choice, ...], ...] = (),
) -> list[Outgoing]:
    """A word to whoever answers for the case."""
    return [Outgoing(one.id, text, rows, files, kind=Kind.REPLY, case=case.id) for one in answerable(work, case)]


def scan_choice(case: CaseRow) -> Choice:
    """Đính kèm bản ký."""
    return Choice(say("choice_scan"), "case.scan", str(case.id), words=("ban ky", "scan"))


def posted_choice(case: CaseRow) -> Choice:
    """Ghi đường dẫn đã đăng."""
    return Choice(say("choice_posted"), "case.posted", str(case.id), words=("da dang", "duong dan", "posted"))


def delivered_choice(case: CaseRow) -> Choice:
    """Đã gửi bằng cách khác."""
    return Choice(say("choice_delivered_otherwise"), "case.delivered", str(case.id), words=("da gui", "delivered"))
