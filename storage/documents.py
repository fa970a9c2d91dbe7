"""Numbered documents: a number is reserved for an exact text, then issued with it, once.

The agency and each province have a register of their own, which begins anew each year. A reserved number belongs to
its case: after a crash, or when its text was replaced before it left, the same number is used. A number that was issued
is never used again, also when what it stood for was taken back (void).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Row, Select, and_, exists, func, insert, or_, select, text, update

from procedure.authority import AGENCY
from procedure.terms import Role, State
from storage.tables import approvals, cases, documents, texts
from storage.work import Work

RESERVED, ISSUED, VOID = "reserved", "issued", "void"
BY_HAND = ("signed", "posted")
"""Forms in which somebody does something before the document leaves: signs the paper, posts it (3.2)."""
NEXT_NUMBER = text(
    "INSERT INTO counters (name, value) VALUES (:name, 1) "
    "ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 RETURNING value"
)


@dataclass(frozen=True)
class Signature:
    """Who signs: in which capacity, and by which authorisation if they are a Delegate."""

    person_id: int
    capacity: Role
    authorisation_id: int | None = None


@dataclass(frozen=True)
class Document:
    """A numbered document. `file_id`: as the program set it; `scan_id`: signed by hand, in its place.

    `register`: VSS or the province whose own it is. `links`: where it was posted (3.2). `spread_to`: of
    a statement, the journalists up to this person have been written to. `settled_at`: what was sent to
    the press has arrived as far as it will.
    """

    id: int
    case_id: int
    text_id: int
    register: str
    year: int
    number: int
    state: str
    reserved_at: datetime
    issued_at: datetime | None
    file_id: int | None
    scan_id: int | None
    signer: int
    capacity: str
    authorisation_id: int | None
    links: tuple[str, ...] = ()
    spread_to: int | None = None
    settled_at: datetime | None = None

    @property
    def signature(self) -> Signature:
        """Whose paper it is: after a lapse another may approve the same words, and signs another (9.1)."""
        return Signature(self.signer, Role(self.capacity), self.authorisation_id)

    @property
    def paper(self) -> int | None:
        """The file that leaves."""
        return self.scan_id or self.file_id


def reserve(
    work: Work, case_id: int, text_id: int, year: int, signature: Signature, register: str = AGENCY
) -> Document:
    """The number for a text: the one that its case has reserved in the register this year, or the register's next.

    Two at once: the second waits for the first, and finds its number.
    """
    lock_case(work, case_id)
    waiting = [one for one in of_case(work, case_id) if one.state == RESERVED]
    mine = next((one for one in waiting if (one.register, one.year) == (register, year)), None)
    for one in waiting:
        if one is not mine:  # the year is over, or the case is another's: its number was never seen by anybody
            _change(work, documents.c.id == one.id, state=VOID)
    signed = {
        "signer": signature.person_id,
        "capacity": signature.capacity.value,
        "authorisation_id": signature.authorisation_id,
    }
    if mine is None:
        about = {"case_id": case_id, "text_id": text_id, "register": register, "year": year}
        return _new(work, {**about, **signed})
    if (mine.text_id, mine.signature) != (text_id, signature):
        _change(work, documents.c.id == mine.id, text_id=text_id, file_id=None, scan_id=None, links=None, **signed)
    return load(work, mine.id)


def _new(work: Work, about: Mapping[str, object]) -> Document:
    counter = {"name": f"document:{about['register']}:{about['year']}"}
    number = int(work.connection.execute(NEXT_NUMBER, counter).scalar_one())
    new = insert(documents).values(number=number, state=RESERVED, reserved_at=work.now, **about)
    return _document(work.connection.execute(new.returning(documents)).one())


def lock_case(work: Work, case_id: int) -> None:
    """Nobody else reserves or issues for the case until the transaction ends."""
    work.connection.execute(select(cases.c.id).where(cases.c.id == case_id).with_for_update())


def for_signature(work: Work, document_id: int, file_id: int) -> None:
    """The document as it is to be signed by hand."""
    _change(work, _reserved(document_id), file_id=file_id)


def attach_scan(work: Work, document_id: int, file_id: int) -> bool:
    """The signed paper takes the place of the program's; False if the document has left or is void."""
    return _change(work, _reserved(document_id), scan_id=file_id)


def record_posted(work: Work, document_id: int, links: Sequence[str]) -> bool:
    """Where it was posted; False if the document has left or is void."""
    return _change(work, _reserved(document_id), links=list(links))


def issue(work: Work, document_id: int, file_id: int, at: datetime) -> bool:
    """The document leaves. `at`: the moment its date says. False if it has left before, or is void."""
    return _change(work, _reserved(document_id), state=ISSUED, file_id=file_id, issued_at=at)


def void(work: Work, document_id: int) -> bool:
    """What had been issued counts no more; its number stays used."""
    return _change(work, and_(documents.c.id == document_id, documents.c.state == ISSUED), state=VOID)


def spread(work: Work, document_id: int, person_id: int) -> None:
    """The journalists up to that person have been written to."""
    _change(work, documents.c.id == document_id, spread_to=person_id)


def settle(work: Work, document_id: int) -> None:
    """What was sent to the press has arrived as far as it will."""
    _change(work, documents.c.id == document_id, settled_at=work.now)


def load(work: Work, document_id: int) -> Document:
    """One. Raises `sqlalchemy.exc.NoResultFound` for an id that was never given."""
    return _document(work.connection.execute(select(documents).where(documents.c.id == document_id)).one())


def of_case(work: Work, case_id: int) -> list[Document]:
    """Every document of a case, oldest first, void ones too."""
    return _all(work, select(documents).where(documents.c.case_id == case_id).order_by(documents.c.id))


def of_text(work: Work, text_id: int | None) -> Document | None:
    """The document of an exact text that is reserved or has left."""
    query = select(documents).where(documents.c.text_id == text_id, documents.c.state != VOID)
    return next(iter(_all(work, query.order_by(documents.c.id.desc()).limit(1))), None)


def to_issue(work: Work, limit: int) -> list[int]:
    """Approved cases whose document can be made now: one to be signed or posted first, then once that was done.

    What was handed out for one to sign is made anew where another has approved since.
    """
    first = or_(documents.c.id.is_(None), documents.c.file_id.is_(None))
    done = or_(documents.c.scan_id.is_not(None), documents.c.links.is_not(None))
    query = (
        select(cases.c.id)
        .join(texts, texts.c.id == cases.c.text_id)
        .outerjoin(documents, and_(documents.c.text_id == texts.c.id, documents.c.state == RESERVED))
        .where(cases.c.state == State.APPROVED.value)
        .where(or_(texts.c.form == "document", and_(texts.c.form.in_(BY_HAND), or_(first, done, _is_anothers()))))
    )
    return [int(each) for each in work.connection.scalars(query.order_by(cases.c.id).limit(limit))]


def _is_anothers() -> ColumnElement[bool]:
    """Whether the words were approved anew by somebody else, or by another right, than the paper was made for."""
    mine = (approvals.c.text_id == texts.c.id, approvals.c.act == "approve")
    last = select(func.max(approvals.c.id)).where(*mine).correlate(texts).scalar_subquery()
    named = ("capacity", "authorisation_id")
    other = [approvals.c[name].is_distinct_from(documents.c[name]) for name in named]
    return exists().where(approvals.c.id == last, or_(approvals.c.person_id != documents.c.signer, *other))


def approved(work: Work, limit: int) -> list[int]:
    """Approved cases that wait for a scan, or for being posted. Their right is watched all the same."""
    query = select(cases.c.id).join(texts, texts.c.id == cases.c.text_id)
    waits = (cases.c.state == State.APPROVED.value, texts.c.form.in_(BY_HAND))
    return [int(each) for each in work.connection.scalars(query.where(*waits).order_by(cases.c.id).limit(limit))]


def undelivered(work: Work, after: int, limit: int) -> list[int]:
    """Answered cases whose answer has not reached everybody who asked, from the one after `after` on."""
    waits = (cases.c.state == State.ANSWERED.value, cases.c.delivered_at.is_(None), cases.c.id > after)
    query = select(cases.c.id).where(*waits)
    return [int(each) for each in work.connection.scalars(query.order_by(cases.c.id).limit(limit))]


def spreading(work: Work, limit: int) -> list[Document]:
    """Documents that have left for the press or a newsroom and have not arrived as far as they will."""
    query = (
        select(documents)
        .join(texts, texts.c.id == documents.c.text_id)
        .where(documents.c.state == ISSUED, documents.c.settled_at.is_(None))
        .where(texts.c.audience.not_in(("askers", "nobody")))
    )
    return _all(work, query.order_by(documents.c.id).limit(limit))


def _reserved(document_id: int) -> ColumnElement[bool]:
    return and_(documents.c.id == document_id, documents.c.state == RESERVED)


def _change(work: Work, which: ColumnElement[bool], **values: object) -> bool:
    return work.connection.execute(update(documents).where(which).values(**values)).rowcount == 1


def _all(work: Work, query: Select[tuple[object, ...]]) -> list[Document]:
    return [_document(row) for row in work.connection.execute(query)]


def _document(row: Row[tuple[object, ...]]) -> Document:
    values = dict(row._mapping)
    return Document(**{**values, "links": tuple(values["links"] or ())})
