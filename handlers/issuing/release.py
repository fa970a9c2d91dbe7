"""An approved text leaves: its number is reserved, the letter made outside any transaction, then all is done at once.

- `prepare` may be done again after a crash: the same text keeps its number.
- `finish` checks everything again, for the words leave with it: the state, the text, the right of whoever approved, the
  recipients. Of two processes one issues; the other finds it done.
"""

from __future__ import annotations

from dataclasses import dataclass

from handlers.casework.cards import refreshed
from handlers.casework.leg_cards import recalled_cards
from handlers.clocks.stage import own_scene
from handlers.issuing import signing
from handlers.issuing.composing import Desk, compose
from handlers.issuing.issued import issued
from handlers.issuing.lapsing import lapse
from handlers.issuing.letter import Letter
from handlers.issuing.right import approver, fault
from handlers.issuing.signers import approval_of, signature_of, signer
from handlers.issuing.statements import Leaving
from handlers.talk import Outgoing, say
from procedure.facts import THE_PROGRAM, Act
from procedure.steps import take_step
from procedure.terms import Event, State
from storage import case_texts, cases, documents, files, program
from storage.case_texts import Approval, CaseText
from storage.cases import CaseRow
from storage.documents import Document
from storage.work import Work

PDF = "application/pdf"
POSTED = "posted"


@dataclass(frozen=True)
class Job:
    """A letter to be made. `by_hand`: it is to be signed by hand or posted before it counts as having left."""

    case_id: int
    document: Document
    letter: Letter
    by_hand: bool = False


@dataclass(frozen=True)
class Prepared:
    """What `prepare` came to: a job, or messages, or neither."""

    job: Job | None = None
    told: tuple[Outgoing, ...] = ()


def prepare(work: Work, desk: Desk, case_id: int) -> Prepared:
    """Reserve the number of an approved text and gather what its letter says; or take it back to review."""
    found = _standing(work, case_id)
    if found is None:
        return Prepared()
    case, text, approval = found
    why = fault(work, case, text)
    if why is not None or approval is None:
        return Prepared(told=tuple(lapse(work, desk, case, text, why or say("lapse_not_approved"))))
    year = work.now.astimezone(desk.zone).year
    document = documents.reserve(work, case.id, text.id, year, signature_of(approval), case.facts.scope)
    waits = text.form in documents.BY_HAND and document.scan_id is None and not document.links
    if waits and document.file_id is not None:
        return Prepared()  # handed out already
    return Prepared(Job(case.id, document, compose(work, desk, case, text, document), waits))


def has_lapsed(work: Work, case_id: int) -> bool:
    """Whether an approved text may not leave any more. Reads only."""
    case = cases.load(work, case_id)
    if case is None or case.text_id is None:
        return False
    return fault(work, case, case_texts.load(work, case.text_id)) is not None


def finish(work: Work, desk: Desk, job: Job, pdf: bytes) -> list[Outgoing]:
    """Issue the document, or hand it out for signature; empty where another process was quicker."""
    found = _standing(work, job.case_id)
    if found is None:
        return []
    case, text, approval = found
    now = documents.load(work, job.document.id)
    if now.state != documents.RESERVED or now.text_id != text.id or now.text_id != job.document.text_id:
        return []
    why = fault(work, case, text)
    if why is not None or approval is None:
        return lapse(work, desk, case, text, why or say("lapse_not_approved"))
    if signature_of(approval) != job.document.signature:
        return []  # approved anew by another meanwhile: the letter that was made names the first
    if job.by_hand:
        return _hand_out(work, case, text, now, pdf)
    return _issue(work, desk, case, text, approval, job, pdf)


def _standing(work: Work, case_id: int) -> tuple[CaseRow, CaseText, Approval | None] | None:
    """The case with its text while it is approved; locked until the transaction ends."""
    documents.lock_case(work, case_id)
    case = cases.load(work, case_id)
    if case is None or case.facts.state is not State.APPROVED or case.text_id is None:
        return None
    text = case_texts.load(work, case.text_id)
    return case, text, approval_of(work, text)


def _hand_out(work: Work, case: CaseRow, text: CaseText, document: Document, pdf: bytes) -> list[Outgoing]:
    if document.file_id is not None:
        return []
    documents.for_signature(work, document.id, files.keep(work, PDF, pdf))
    ask = signing.to_post if text.form == POSTED else signing.asked
    return ask(work, case, documents.load(work, document.id))


def _issue(
    work: Work, desk: Desk, case: CaseRow, text: CaseText, approval: Approval, job: Job, pdf: bytes
) -> list[Outgoing]:
    act = Act(binding=approval.binding, approver=approver(work, approval))
    done = take_step(case.facts, Event.ISSUE, THE_PROGRAM, work.now, act)
    after = cases.record(work, case, done, program.stand_in(work), work.now)
    posted = job.document.file_id if text.form == POSTED else None
    documents.issue(work, job.document.id, posted or files.keep(work, PDF, pdf), job.letter.at)
    case_texts.issued(work, text.id)
    document = documents.load(work, job.document.id)
    scene = own_scene(work)
    signed = signer(work, desk.words, case.facts.scope, signature_of(approval))
    return [
        *issued(scene, Leaving(after, text, document, signed)),
        *refreshed(scene, after, tells=done.tells, told=True),
        *recalled_cards(scene, after, done),
    ]
