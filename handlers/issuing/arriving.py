"""After the answer has left: taken back where the right to speak ended before it arrived.

- An answer that nobody is known to have goes back to review when its authorisation ends, or whoever signed it may speak
  no more (2.4); also where an outage leaves it unknown whether somebody has it: it would else wait for ever.
- Where somebody has it, the others are named to whoever answers for the case, once.
- That everybody has it is found by timekeeping (`handlers/clocks/delivered.py`).
"""

from __future__ import annotations

from collections.abc import Iterable

from handlers.casework.choices import choice
from handlers.issuing import signing
from handlers.issuing.composing import Desk
from handlers.issuing.lapsing import answerable, lapse
from handlers.issuing.letter import full_number
from handlers.issuing.right import may_leave
from handlers.talk import Kind, Lines, Outgoing, say
from procedure.terms import Event, State
from storage import answers_sent, case_texts, cases, documents
from storage.answers_sent import LAPSED, Sent
from storage.askers import Asker
from storage.cases import CaseRow
from storage.documents import Document
from storage.work import Work


def look(work: Work, desk: Desk, case_id: int) -> list[Outgoing]:
    """One answered case, as far as its answer has come."""
    documents.lock_case(work, case_id)
    case = cases.load(work, case_id)
    if case is None or case.facts.state is not State.ANSWERED or case.facts.delivered:
        return []
    document = _lapsed(work, case)
    if document is None or not _waits(work, case, document):
        return []
    return _taken_back(work, desk, case, document)


def is_due(work: Work, case_id: int) -> bool:
    """Whether `look` has something to do: what has not left may not leave any more. Reads only."""
    case = cases.load(work, case_id)
    document = _lapsed(work, case) if case is not None else None
    return case is not None and document is not None and _waits(work, case, document)


def _waits(work: Work, case: CaseRow, document: Document) -> bool:
    """Whether something is to be taken back, or to be told: not while calls are under way, not twice."""
    sent = answers_sent.of_case(work, case.id)
    if not sent or not missing(case.waiting, sent):
        return False
    under_way = any(one.state in answers_sent.ON_THE_WAY for one in sent if one.begun)
    return any(one.may_be_taken_back for one in sent) or not (under_way or document.settled_at)


def missing(waiting: Iterable[Asker], sent: Iterable[Sent]) -> list[str]:
    """The names of those who ask and have it by none of their own ways: the chat of whoever filed for them is none."""
    have = {one.person_id for one in sent if one.arrived}
    return list(dict.fromkeys(one.name for one in waiting if one.person_id not in have))


def _lapsed(work: Work, case: CaseRow) -> Document | None:
    """The document that was issued, where whoever signed it may speak no more."""
    document = documents.of_text(work, case.text_id)
    if document is None or document.state != documents.ISSUED or may_leave(work, document.id):
        return None
    return document


def _taken_back(work: Work, desk: Desk, case: CaseRow, document: Document) -> list[Outgoing]:
    """What has not left stays here."""
    answers_sent.take_back(work, case.id, LAPSED)
    now = answers_sent.of_case(work, case.id)
    if any(one.state in answers_sent.ON_THE_WAY for one in now):
        return []  # a call is under way: what becomes of it is seen next time
    if any(one.arrived or one.parts_sent for one in now):
        return _partly(work, case, document, now)
    documents.void(work, document.id)
    text = case_texts.load(work, document.text_id)
    case_texts.stands_again(work, text.id)
    number = full_number(document.number, document.register)
    if any(one.begun for one in now):
        why = say("lapse_unknown", number=number, names=_names(case, now))
        return lapse(work, desk, case, text, why, in_doubt=True)
    return lapse(work, desk, case, text, say("lapse_unsent", number=number))


def _partly(work: Work, case: CaseRow, document: Document, sent: list[Sent]) -> list[Outgoing]:
    """Some have it, some never will: told once."""
    documents.settle(work, document.id)
    text = say("lapsed_partly", code=case.code, names=_names(case, sent))
    rows = ((choice(case, Event.REOPEN),), (signing.delivered_choice(case),))
    key = f"lapsed:{document.id}:"
    return [
        Outgoing(one.id, text, rows, kind=Kind.REPLY, case=case.id, key=key + str(one.id))
        for one in answerable(work, case)
    ]


def _names(case: CaseRow, sent: list[Sent]) -> Lines:
    return Lines(tuple(missing(case.waiting, sent)), ", ")
