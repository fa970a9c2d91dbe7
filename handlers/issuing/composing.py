"""A case and its exact text become the letter: every string that the template is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo

from handlers.issuing.asking import asked_for, cited
from handlers.issuing.letter import Letter, RefusedPart, symbol_of
from handlers.issuing.signers import Signer, approval_of, signature_of, signer
from handlers.issuing.telling import Words, in_vietnamese
from handlers.names import office_name
from handlers.talk import Bilingual, Lines, Moment, Text, say
from procedure import refusals
from procedure.authority import AGENCY
from procedure.terms import Kind
from storage import directory
from storage.case_texts import CaseText
from storage.cases import CaseRow
from storage.documents import Document, Signature
from storage.work import Work


@dataclass(frozen=True)
class Desk:
    """What a letter is written with: words of the catalogue, and the agency's time zone."""

    words: Words
    zone: tzinfo

    def say(self, text: Text) -> str:
        """In Vietnamese."""
        return in_vietnamese(self.words, text)


def compose(work: Work, desk: Desk, case: CaseRow, text: CaseText, document: Document | None) -> Letter:
    """The letter as it leaves; without a document the draft of it, undated, the same each time."""
    at = work.now if document else text.at
    day = at.astimezone(desk.zone)
    signs = _signer(work, desk, case, text, document)
    return Letter(
        agency=desk.say(say("letter_agency")),
        office=_office(work, desk, case),
        sender=_office(work, desk, case) or desk.say(say("letter_agency")),
        place=_place(work, desk, case),
        number=document.number if document else None,
        symbol=symbol_of(case.facts.scope),
        day=f"{day.day:02d}" if document else "....",
        month=(f"{day.month:02d}" if day.month < 3 else str(day.month)) if document else "....",
        year=str(day.year),
        subject=_subject(work, desk, case, text),
        to=_to(desk, case, text),
        purpose=text.purpose,
        asked_on=desk.say(say("letter_day", at=Moment(case.filed_at, "date"))),
        code=case.code,
        body=tuple(line.strip() for line in text.body.split("\n") if line.strip()),
        refused=_refused(work, text.refused),
        files=tuple(one.name for one in text.files),
        capacity=signs.capacity,
        signer=signs.name,
        authorisation=signs.authorisation,
        signed_how=_how(work, desk, text) if document and text.form == "document" else "",
        copies=tuple(desk.say(one) for one in _copies(case, text)),
        at=at,
        is_draft=document is None,
        published=case.url or "",
        cited=cited(case) if text.purpose == "letter" else "",
        asks=tuple(desk.say(one) for one in asked_for(case)) if text.purpose == "letter" else (),
    )


def _signer(work: Work, desk: Desk, case: CaseRow, text: CaseText, document: Document | None) -> Signer:
    """Nobody has signed a draft."""
    approval = approval_of(work, text)
    if document is None or approval is None:
        return Signer("", (desk.say(_unsigned(case)),))
    signature: Signature = signature_of(approval)
    return signer(work, desk.words, case.facts.scope, signature)


def _unsigned(case: CaseRow) -> Text:
    """Whoever is expected to sign: of what a unit offers the head of the centre, unless it is sensitive (7.2.a)."""
    if case.facts.kind is Kind.UNIT_INFORMATION and not case.facts.sensitive:
        return say("signed_as_press_head")
    return say("letter_unsigned_agency" if case.facts.scope == AGENCY else "letter_unsigned_province")


def _copies(case: CaseRow, text: CaseText) -> tuple[Text, ...]:
    """A province's own statement goes to the agency as well (5.2.a)."""
    is_agency = case.facts.scope == AGENCY
    kept = say("letter_kept" if is_agency else "letter_kept_province")
    report = () if is_agency or text.purpose != "statement" else (say("letter_to_agency"),)
    return (say("letter_as_above"), *report, kept)


def _how(work: Work, desk: Desk, text: CaseText) -> str:
    """That it was approved here, and when, in the place of a signature by hand."""
    approval = approval_of(work, text)
    return desk.say(say("letter_approved_at", at=Moment(approval.at))) if approval else ""


def _office(work: Work, desk: Desk, case: CaseRow) -> str:
    unit = None if case.facts.scope == AGENCY else directory.last_unit(work, case.facts.scope)
    name: Text | Bilingual = office_name(unit) if unit else say("letter_agency")
    return (name.vi if isinstance(name, Bilingual) else desk.say(name)) if unit else ""


def _place(work: Work, desk: Desk, case: CaseRow) -> str:
    unit = None if case.facts.scope == AGENCY else directory.last_unit(work, case.facts.scope)
    return unit.name_vi.removeprefix("Thành phố ") if unit else desk.say(say("letter_place"))


def _to(desk: Desk, case: CaseRow, text: CaseText) -> tuple[str, ...]:
    """Journalists of merged cases do not see each other: several are addressed together."""
    if text.purpose == "letter":
        return (case.outlet,)
    if text.purpose != "statement" and len(case.waiting) == 1:
        return (desk.say(say("letter_to", name=case.waiting[0].name, outlet=case.waiting[0].outlet)),)
    return (desk.say(say("letter_to_press")),)


def _subject(work: Work, desk: Desk, case: CaseRow, text: CaseText) -> str:
    if text.purpose == "statement":
        topic = directory.topic(work, case.topic_code) if case.topic_code else None
        return desk.say(say("letter_subject_topic", topic=_inside(topic.name_vi))) if topic else ""
    if text.purpose == "letter":
        return desk.say(say("letter_subject_letter", asks=Lines(asked_for(case), ", ")))
    if text.purpose == "answer" and len(case.waiting) == 1:
        return desk.say(say("letter_subject_outlet", outlet=case.waiting[0].outlet))
    return desk.say(say(f"letter_subject_{text.purpose}"))


def _inside(name: str) -> str:
    """A name inside a sentence; BHXH stays BHXH."""
    first, _, rest = name.partition(" ")
    return name if first.isupper() else " ".join(filter(None, (first[:1].lower() + first[1:], rest)))


def _refused(work: Work, refused: Mapping[str, str] | None) -> RefusedPart | None:
    """`until` is ISO where it is known."""
    if not refused:
        return None
    ground = refusals.ground(refused["ground"], work.now)
    until = refused.get("until", "")
    return RefusedPart(
        refused.get("words", ""),
        article(ground.code),
        ground.vi.removesuffix("."),
        refused.get("law", ""),
        refused.get("lifted_by", ""),
        f"{datetime.fromisoformat(until):%d/%m/%Y}" if until else "",
    )


def article(code: str) -> str:
    """``6.1.c`` as it is cited: điểm c khoản 1 Điều 6."""
    number, *parts = code.split(".")
    clause = f"khoản {parts[0]} Điều {number}" if parts else f"Điều {number}"
    return f"điểm {parts[1]} {clause}" if len(parts) > 1 else clause
