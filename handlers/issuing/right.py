"""Whether an approved text may leave at this moment: authority is checked when the words leave (2.4, 9.1)."""

from __future__ import annotations

from handlers.casework import recipients
from handlers.issuing.signers import approval_of
from handlers.talk import Text, say
from procedure.facts import Actor
from procedure.speaking import speaking
from procedure.terms import Role, State
from storage import cases, documents, people
from storage.actors import actor_of
from storage.case_texts import Approval, CaseText
from storage.cases import CaseRow
from storage.documents import Signature
from storage.work import Work

STOPPED = frozenset({State.VOID, State.DROPPED})
"""A false alarm, and a correction that is asked for no more."""


def approver(work: Work, approval: Approval) -> Actor:
    """Whoever approved, with the rights they have now."""
    return actor_of(work, approval.person_id)


def fault(work: Work, case: CaseRow, text: CaseText) -> Text | None:
    """Why the text may not leave as it was approved; None if it may."""
    approval = approval_of(work, text)
    if approval is None:
        return say("lapse_not_approved")
    signature = Signature(approval.person_id, Role(approval.capacity), approval.authorisation_id)
    if not _still_speaks(work, case, signature):
        return say("lapse_right", name=people.person(work, approval.person_id).name or "–")
    return say("lapse_recipients") if recipients.have_changed(work, case, text) else None


def may_leave(work: Work, document_id: int) -> bool:
    """Whether a document that was issued may still be sent: it stands, and whoever signed it may still speak.

    What is void or dropped is not said on.
    """
    document = documents.load(work, document_id)
    case = cases.load(work, document.case_id)
    if case is None or document.state != documents.ISSUED or case.facts.state in STOPPED:
        return False
    return _still_speaks(work, case, document.signature)


def _still_speaks(work: Work, case: CaseRow, signed: Signature) -> bool:
    """In the capacity, and under the very authorisation, that stand below the words: another right signs anew (2.4)."""
    actor = actor_of(work, signed.person_id)
    in_force = signed.authorisation_id is None or signed.authorisation_id in actor.authorisations
    return in_force and signed.capacity in speaking(case.facts, actor)
