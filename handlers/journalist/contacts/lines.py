"""One person among the contacts, in words: who, how to reach them, since when; an authorisation's terms (2.3, 2.4)."""

from __future__ import annotations

from datetime import date, datetime, time

from handlers.authority.spans import end_of
from handlers.scene import Scene
from handlers.talk import Bilingual, Lines, Moment, Text, say
from storage import contacts
from storage.contacts import Duty
from storage.directory import Speaker
from storage.folding import fold
from storage.telephones import at_home, from_abroad

SPEAKING = ("spokesperson", "delegate", "deputy")  # offices that are not a title by themselves
TITLES_THAT_SAY_IT = ("nguoi phat ngon", "nguoi duoc uy quyen")


def person(scene: Scene, one: Speaker) -> Text:
    """All that is published of somebody who may speak."""
    lines = (
        say("speaker", name=one.name, title=title(scene, one)),
        *reach(one),
        *terms(scene, one),
    )
    return say("joined", parts=Lines(lines))


def short(scene: Scene, one: Speaker) -> Text:
    """Name, title and how to reach them, in one line each."""
    return say("joined", parts=Lines((say("speaker", name=one.name, title=title(scene, one)), *reach(one))))


def reach(one: Speaker | Duty) -> tuple[Text, ...]:
    """Telephone and e-mail, where entered."""
    phone = (say("speaker_phone", phone=telephone(one.phone)),) if one.phone else ()
    return (*phone, say("speaker_email", email=one.email)) if one.email else phone


def telephone(phone: str) -> Bilingual:
    """A number that both apps make tappable; in English as it is dialled from abroad."""
    return Bilingual(at_home(phone), from_abroad(phone))


def title(scene: Scene, one: Speaker) -> Text:
    """The title, and the office they speak in where the title does not say it."""
    own = Bilingual(one.title_vi, one.title_en)
    if not one.title_vi:
        return say("label", name=office_of(scene, one.office))
    if one.office not in SPEAKING or fold(one.title_vi).startswith(TITLES_THAT_SAY_IT):
        return say("label", name=own)
    return say("office_and_title", office=say("label", name=office_of(scene, one.office)), title=own)


def office_of(scene: Scene, office: str) -> Text | Bilingual:
    """What an office is called now: the directory's word, else ours."""
    found = contacts.title(scene.work, office)
    return Bilingual(*found) if found else say(f"office_of_{office}")


def signed(scene: Scene, day: str | None) -> Text | str:
    """The date of a document."""
    if not day:
        return ""
    local = datetime.combine(date.fromisoformat(day), time(12), scene.around.zone)
    return say("signed_on", date=Moment(local, "date"))


def terms(scene: Scene, one: Speaker) -> tuple[Text, ...]:
    """Since when; of somebody authorised: the document, the matter, from when to when, alone or together (2.4)."""
    if one.document is None:
        return (say("speaker_since", since=Moment(one.held_since or one.since, "date")),)
    until: str | Text = end_of(scene, one.until) if one.until else ""
    return (
        say("authorised_by", document=one.document, signed=signed(scene, one.signed_on), by=_by(one)),
        *((say("authorised_matter", matter=one.matter),) if one.matter else ()),
        say("authorised_time", since=Moment(one.since), until=until),
        *_together(one),
    )


def _by(one: Speaker) -> Text | str:
    return say("granted_by", name=one.granted_by) if one.granted_by else ""


def _together(one: Speaker) -> tuple[Text, ...]:
    """Of a delegate: alone, or together with the Spokesperson (2.1.c)."""
    if one.office != "delegate" or one.alone is None:
        return ()
    return (say("speaks_alone") if one.alone else say("speaks_together"),)
