"""After the answer has left: delivered once everybody who asked has it (3.4); taken back where the right ended before.

An answer that nobody has seen goes back to review when its authorisation ends, or whoever signed it may speak no more
(2.4). Where somebody has it, the others are named to whoever answers for the case.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from handlers.casework.cards import refreshed
from handlers.casework.choices import choice
from handlers.clocks.stage import own_scene
from handlers.issuing import signing
from handlers.issuing.composing import Desk
from handlers.issuing.lapsing import answerable, lapse
from handlers.issuing.letter import full_number
from handlers.issuing.right import may_leave
from handlers.talk import Kind, Lines, Outgoing, say
from procedure.facts import THE_PROGRAM, Act
from procedure.steps import take_step
from procedure.terms import Event, State
from storage import answers_sent, case_texts, cases, documents, program
from storage.answers_sent import Sent
from storage.askers import Asker
from storage.cases import CaseRow
from storage.documents import Document
from storage.work import Work

LAPSED = "the right to speak has lapsed"


def look(work: Work, desk: Desk, case_id: int) -> list[Outgoing]:
    """One answered case, as far as its answer has come."""
    documents.lock_case(work, case_id)
    case = cases.load(work, case_id)
    if case is None or case.facts.state is not State.ANSWERED or case.facts.delivered:
        return []
    sent = answers_sent.of_case(work, case.id)
    if sent and not missing(case.waiting, sent):
        return _delivered(work, case, sent)
    return _watch(work, desk, case, sent)


def is_due(work: Work, case_id: int) -> bool:
    """Whether `look` has something to do: everybody has it, or what has not left may not leave any more."""
    case = cases.load(work, case_id)
    if case is None:
        return False
    sent = answers_sent.of_case(work, case_id)
    document = documents.of_text(work, case.text_id)
    lapsed = document is not None and document.state == documents.ISSUED and not may_leave(work, document.id)
    return bool(sent) and (lapsed or not missing(case.waiting, sent))


def missing(waiting: Iterable[Asker], sent: Iterable[Sent]) -> list[str]:
    """The names of those who ask and have it by none of their own ways: the chat of whoever filed for them is none."""
    have = {one.person_id for one in sent if one.arrived}
    return list(dict.fromkeys(one.name for one in waiting if one.person_id not in have))


def _delivered(work: Work, case: CaseRow, sent: list[Sent]) -> list[Outgoing]:
    last = _last(case, sent, work.now)
    done = take_step(case.facts, Event.DELIVERED, THE_PROGRAM, work.now, Act(occurred_at=last))
    after = cases.record(work, case, done, program.stand_in(work), last)
    return refreshed(own_scene(work), after, told=True)


def _last(case: CaseRow, sent: list[Sent], now: datetime) -> datetime:
    """When the last of those who wait had it, each by their first way (3.4): closing counts from then."""
    had: dict[int, datetime] = {}
    for one in sent:
        if one.arrived and one.sent_at is not None:
            had[one.person_id] = min(had.get(one.person_id, one.sent_at), one.sent_at)
    return max(had.values(), default=now)


def _watch(work: Work, desk: Desk, case: CaseRow, sent: list[Sent]) -> list[Outgoing]:
    """Whether what has not left may still leave."""
    document = documents.of_text(work, case.text_id)
    if document is None or document.state != documents.ISSUED or not sent or may_leave(work, document.id):
        return []
    answers_sent.take_back(work, case.id, LAPSED)
    now = answers_sent.of_case(work, case.id)
    if any(one.state in answers_sent.ON_THE_WAY for one in now):
        return []  # a call is under way: what becomes of it is seen next time
    if any(one.begun for one in now):
        return _partly(work, case, document, now)
    documents.void(work, document.id)
    text = case_texts.load(work, document.text_id)
    case_texts.stands_again(work, text.id)
    number = full_number(document.number, document.year)
    return lapse(work, desk, case, text, say("lapse_unsent", number=number))


def _partly(work: Work, case: CaseRow, document: Document, sent: list[Sent]) -> list[Outgoing]:
    """Some have it, some never will: told once."""
    text = say("lapsed_partly", code=case.code, names=Lines(tuple(missing(case.waiting, sent)), ", "))
    rows = ((choice(case, Event.REOPEN),), (signing.delivered_choice(case),))
    key = f"lapsed:{document.id}:"
    return [
        Outgoing(one.id, text, rows, kind=Kind.REPLY, case=case.id, key=key + str(one.id))
        for one in answerable(work, case)
    ]
