"""In which capacity a document is signed, as Vietnamese agencies write it; and the approval it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.issuing.telling import Words, in_vietnamese
from handlers.talk import Bilingual, Text, say
from procedure.authority import AGENCY
from procedure.terms import Role
from storage import authorisations, case_texts, people
from storage.case_texts import Approval, CaseText
from storage.documents import Signature
from storage.work import Work

APPROVE = "approve"


@dataclass(frozen=True)
class Signer:
    """Who signs: `capacity` a line each, `authorisation` the number of the document that gives the right, or "".

    `shown`: the same capacity for a reader of either language.
    """

    name: str
    capacity: tuple[str, ...]
    authorisation: str = ""
    shown: tuple[Text | Bilingual, ...] = ()


def approval_of(work: Work, text: CaseText) -> Approval | None:
    """The approval of exactly these words; None if there is none."""
    said = [one for one in case_texts.said_to(work, text.id) if one.act == APPROVE and one.binding == text.binding]
    return said[-1] if said else None


def signature_of(approval: Approval) -> Signature:
    """Who signs, as it is stored with the document."""
    return Signature(approval.person_id, Role(approval.capacity), approval.authorisation_id)


def signer(work: Work, words: Words, scope: str, signature: Signature) -> Signer:
    """Who signs, as the document says it."""
    level = "agency" if scope == AGENCY else "province"
    lent = authorisations.load(work, signature.authorisation_id) if signature.authorisation_id else None
    if lent is not None and signature.capacity is Role.DELEGATE:
        by_order, title = say(f"signed_by_order_{level}"), Bilingual(lent.title_vi, lent.title_en)
        return Signer(lent.name, (in_vietnamese(words, by_order), lent.title_vi), lent.number, (by_order, title))
    name, capacity = people.person(work, signature.person_id).name or "", say(f"signed_as_{signature.capacity}")
    return Signer(name, (in_vietnamese(words, capacity),), shown=(capacity,))
