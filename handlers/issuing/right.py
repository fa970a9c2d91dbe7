"""Whether an approved text may leave at this moment: authority is checked when the words leave (2.4, 9.1)."""

from __future__ import annotations

from handlers.casework import recipients
from handlers.issuing.signers import approval_of
from handlers.talk import Text, say
from procedure.facts import Actor
from procedure.needs import may_approve
from storage import cases, documents, people
from storage.actors import actor_of
from storage.case_texts import Approval, CaseText
from storage.cases import CaseRow
from storage.work import Work


def approver(work: Work, approval: Approval) -> Actor:
    """Whoever approved, with the rights they have now."""
    return actor_of(work, approval.person_id)


def fault(work: Work, case: CaseRow, text: CaseText) -> Text | None:
    """Why the text may not leave as it was approved; None if it may."""
    approval = approval_of(work, text)
    if approval is None:
        return say("lapse_not_approved")
    if not may_approve(case.facts, approver(work, approval)):
        return say("lapse_right", name=people.person(work, approval.person_id).name or "–")
    return say("lapse_recipients") if recipients.have_changed(work, case, text) else None


def may_leave(work: Work, document_id: int) -> bool:
    """Whether a document that was issued may still be sent: it stands, and whoever signed it may still speak."""
    document = documents.load(work, document_id)
    case = cases.load(work, document.case_id)
    if case is None or document.state != documents.ISSUED:
        return False
    return may_approve(case.facts, actor_of(work, document.signer))
