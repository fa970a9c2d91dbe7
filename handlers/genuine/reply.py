"""The verdict in words: who it is and since when, or what does not fit, and who speaks instead."""

from __future__ import annotations

from datetime import date, datetime, time

from handlers.genuine.claim import Claim, Fact, Kind
from handlers.genuine.fitting import Checked
from handlers.genuine.judging import Finding, Verdict
from handlers.journalist.contacts.lines import office_of, signed, telephone
from handlers.journalist.contacts.lines import short as contact
from handlers.journalist.contacts.order import to_call
from handlers.names import office
from handlers.scene import Scene
from handlers.talk import Lines, Moment, Text, say
from storage import contacts
from storage.directory import AGENCY
from storage.public_record import Published

MOST = 4  # rows shown
HOTLINE = "+8419009068"  # the agency's, public but no spokesperson's


def words(scene: Scene, claim: Claim, found: Finding) -> Text:
    """The whole answer."""
    head = say(f"genuine_{found.verdict}", when=_when(scene, claim))
    parts = (head, *PARTS[found.verdict](scene, claim, found))
    return say("joined", parts=Lines(parts, "\n\n"))


def unit_of(claim: Claim, found: Finding) -> str:
    """The office whose contacts help next."""
    place = next((fact.plain for fact in claim.facts if fact.kind is Kind.PLACE), "")
    return found.rows[0].unit_code if found.rows else place or AGENCY


def _yes(scene: Scene, claim: Claim, found: Finding) -> tuple[Text, ...]:
    """A name or a document can be borrowed by anybody: the published number is the proof."""
    proven = claim.typed(Kind.PHONE) or claim.typed(Kind.EMAIL)
    return (_rows(scene, found.rows), say("genuine_proven") if proven else say("genuine_call_back"))


def _other_time(scene: Scene, claim: Claim, found: Finding) -> tuple[Text, ...]:
    return (_rows(scene, found.rows), *_instead(scene, claim, found))


def _no(scene: Scene, claim: Claim, found: Finding) -> tuple[Text, ...]:
    lines = (
        *(say("genuine_fits", fact=_fact(fact)) for fact in found.fits),
        *(_at_another_time(scene, claim, each) for each in found.over),
        *(_differs(each) for each in found.differs),
    )
    meant = (say("genuine_meant", people=_rows(scene, found.rows)),) if found.rows else ()
    return (say("joined", parts=Lines(lines)), *meant, *(() if meant else _instead(scene, claim, found)))


PARTS = {Verdict.YES: _yes, Verdict.OVER: _other_time, Verdict.BEFORE: _other_time, Verdict.NO: _no}


def _when(scene: Scene, claim: Claim) -> Text:
    day, today = _day(scene, claim), scene.now.astimezone(scene.around.zone).date()
    if day > today:
        return say("genuine_not_come", at=Moment(scene.now), typed=claim.day.typed if claim.day else "")
    if day == today:
        return say("genuine_today", at=Moment(scene.now))
    return say("genuine_day", date=Moment(datetime.combine(day, time(12), scene.around.zone), "date"))


def _day(scene: Scene, claim: Claim) -> date:
    named = claim.day.date if claim.day else None
    return named or scene.now.astimezone(scene.around.zone).date()


def _rows(scene: Scene, rows: tuple[Published, ...]) -> Text:
    return say("joined", parts=Lines(tuple(_row(scene, one) for one in rows[:MOST]), "\n\n"))


def _row(scene: Scene, one: Published) -> Text:
    """One published row: office and place, telephone, e-mail, the authorisation, the dates."""
    lines = (
        say(
            "genuine_person",
            name=one.name,
            office=say("label", name=office_of(scene, one.office)),
            place=say("label", name=office(scene, one.unit_code)),
        ),
        *((say("speaker_phone", phone=telephone(one.phone)),) if one.phone else ()),
        *((say("speaker_email", email=one.email),) if one.email else ()),
        *_paper(scene, one),
        say("genuine_published", dates=_dates(one.since, one.until)),
    )
    return say("joined", parts=Lines(lines))


def _paper(scene: Scene, one: Published) -> tuple[Text, ...]:
    if not one.document:
        return ()
    paper = say("authorised_by", document=one.document, signed=signed(scene, one.signed_on), by="")
    return (paper, say("authorised_matter", matter=one.matter)) if one.matter else (paper,)


def _dates(since: datetime, until: datetime | None) -> Text:
    if until is None:
        return say("genuine_since", since=Moment(since))
    return say("genuine_from_to", since=Moment(since), until=Moment(until))


def _fact(fact: Fact) -> Text:
    return say(f"fact_{fact.kind}", typed=fact.typed)


def _at_another_time(scene: Scene, claim: Claim, each: Checked) -> Text:
    """Published, but no longer on the day asked for, or not yet."""
    row, fact = each.ever[0], _fact(each.fact)
    dates = _dates(row.since, row.until)
    begun = row.since.astimezone(scene.around.zone).date() <= _day(scene, claim)
    return say("genuine_ended", fact=fact, dates=dates) if begun else say("genuine_later", fact=fact, dates=dates)


def _differs(each: Checked) -> Text:
    if each.fact.kind is Kind.PHONE and each.fact.plain == HOTLINE:
        return say("genuine_hotline")
    if each.ever and each.fact.kind is not Kind.PLACE:
        return say("genuine_of_other", fact=_fact(each.fact), name=each.ever[0].name)
    if not each.near:
        return say("genuine_differs", fact=_fact(each.fact))
    near = Lines(each.near, "; ")
    if each.fact.kind is Kind.NAME:
        return say("genuine_near_name", typed=each.fact.typed, near=near)
    return say("genuine_near", fact=_fact(each.fact), near=near)


def _instead(scene: Scene, claim: Claim, found: Finding) -> tuple[Text, ...]:
    """Who does speak now."""
    people = to_call(contacts.of(scene.work, unit_of(claim, found))) or to_call(contacts.of(scene.work, AGENCY))
    if not people:
        return (say("nobody_entered"),)
    return (say("genuine_instead", people=Lines(tuple(contact(scene, one) for one in people[:2]), "\n\n")),)
