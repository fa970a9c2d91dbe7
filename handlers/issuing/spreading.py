"""A statement spreads to the press, some at a time; how far it and a letter came is told once.

- Thousands of messages are not put into one transaction: whoever writes meanwhile would wait for it.
- Where the right to speak ends, what has not left stays here. What has arrived cannot be called back: the case stays as
  it is, and whoever answers for it is told how many had it (2.4, 9.1). A letter to one newsroom that has not arrived
  goes back to be signed anew.
"""

from __future__ import annotations

from handlers.casework.cards import refreshed, see_case
from handlers.casework.reach import is_to_press
from handlers.clocks.stage import own_scene
from handlers.issuing import signing
from handlers.issuing.composing import Desk
from handlers.issuing.lapsing import lapse
from handlers.issuing.letter import full_number
from handlers.issuing.right import STOPPED, may_leave
from handlers.issuing.signers import signer
from handlers.issuing.statements import Leaving, to_readers
from handlers.talk import Outgoing, Text, say
from procedure.terms import State
from storage import answers_sent, case_texts, cases, documents, press_audience
from storage.answers_sent import Tally
from storage.case_texts import CaseText
from storage.cases import CaseRow
from storage.documents import Document
from storage.work import Work

AT_ONCE = 100


def is_due(work: Work, document: Document) -> bool:
    """Whether `look` has something to do: more to write to, what is to be taken back, or nothing is on its way."""
    case, text = cases.load(work, document.case_id), case_texts.load(work, document.text_id)
    if case is None:
        return False
    if not may_leave(work, document.id):
        return answers_sent.may_be_taken_back(work, document) or not answers_sent.tally(work, document).on_the_way
    return bool(_next(work, case, text, document, 1)) or not answers_sent.tally(work, document).on_the_way


def look(work: Work, desk: Desk, document_id: int) -> list[Outgoing]:
    """One document that has left: the next journalists, or what became of it."""
    documents.lock_case(work, documents.load(work, document_id).case_id)
    document = documents.load(work, document_id)
    case, text = cases.load(work, document.case_id), case_texts.load(work, document.text_id)
    if case is None or document.state != documents.ISSUED or document.settled_at is not None:
        return []
    if not may_leave(work, document.id):
        return _ended(work, desk, case, text, document)
    readers = _next(work, case, text, document, AT_ONCE)
    if readers:
        documents.spread(work, document.id, readers[-1].person_id)
        return to_readers(own_scene(work), _leaving(work, desk, case, text, document), readers)
    found = answers_sent.tally(work, document)
    return [] if found.on_the_way else _settled(work, case, document, found)


def _next(work: Work, case: CaseRow, text: CaseText, document: Document, limit: int) -> list[press_audience.Reader]:
    if not is_to_press(text.audience):
        return []
    return press_audience.readers(work, case, text.audience, document.spread_to or 0, limit)


def _leaving(work: Work, desk: Desk, case: CaseRow, text: CaseText, document: Document) -> Leaving:
    return Leaving(case, text, document, signer(work, desk.words, case.facts.scope, document.signature))


def _ended(work: Work, desk: Desk, case: CaseRow, text: CaseText, document: Document) -> list[Outgoing]:
    """Whoever has not been written to is counted with what was taken back. A letter that the newsroom has not, whether
    or not a part may have come, is signed anew.
    """
    answers_sent.take_back_spread(work, document)
    found = answers_sent.tally(work, document)
    if found.on_the_way:
        return []  # a call is under way: what becomes of it is seen next time
    if case.facts.state is State.SENT and found.taken_back and not found.arrived:
        return _anew(work, desk, case, text, document)
    after = document.spread_to or 0
    rest = press_audience.reached(work, case, text.audience, after) if is_to_press(text.audience) else 0
    counted = Tally(found.people + rest, found.arrived, 0, found.taken_back + rest)
    return _settled(work, case, document, counted)


def _anew(work: Work, desk: Desk, case: CaseRow, text: CaseText, document: Document) -> list[Outgoing]:
    """Back to whoever may sign; the number is used up."""
    documents.void(work, document.id)
    case_texts.stands_again(work, text.id)
    number, in_doubt = full_number(document.number, document.register), answers_sent.in_doubt(work, document)
    if in_doubt:
        why = say("lapse_unknown", number=number, names=case.outlet or "–")
    else:
        why = say("lapse_unsent", number=number)
    return lapse(work, desk, case, text, why, in_doubt=in_doubt)


def _settled(work: Work, case: CaseRow, document: Document, found: Tally) -> list[Outgoing]:
    documents.settle(work, document.id)
    text = _told(case, full_number(document.number, document.register), found)
    told = signing.told(work, case, text, rows=(see_case(case),)) if text else []
    return [*told, *refreshed(own_scene(work), case, told=True)]


def _told(case: CaseRow, number: str, found: Tally) -> Text | None:
    """Nothing where nobody was to have it: that was said when it was issued."""
    code = case.code
    if not found.people:
        return None
    if found.taken_back and case.facts.state in STOPPED:
        return say("spread_stopped", code=code, number=number, had=found.arrived, n=found.taken_back)
    if found.taken_back:
        return say("spread_lapsed", code=code, number=number, had=found.arrived, n=found.taken_back)
    if found.missed:
        return say("spread_partly", code=code, number=number, had=found.arrived, all=found.people, n=found.missed)
    return say("spread_done", code=code, number=number, n=found.people)
