"""Who may speak now for the agency or a province (Art. 2.1–2.3): name, title, telephone, e-mail, since when."""

from __future__ import annotations

from handlers.names import office
from handlers.scene import Scene
from handlers.talk import Bilingual, Choice, Kind, Lines, Moment, Outgoing, Text, say
from handlers.understanding.places import find_place
from storage import directory, staff
from storage.directory import AGENCY, Speaker


def for_text(scene: Scene, unit: str | None) -> list[Outgoing]:
    """For the place a sentence names; an unclear place is asked back with the nearest three."""
    found = find_place(scene.incoming.text)
    if unit is None and not found.certain and found.nearest and found.words:
        return [_which(scene, found.nearest)]
    return contacts(scene, unit or AGENCY)


def ask(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """From the menu: the agency's at once, and how to ask for a province's."""
    return contacts(scene, ref or AGENCY)


def contacts(scene: Scene, code: str, version: int = 0) -> list[Outgoing]:
    """The contacts of an office. A place with nobody entered gives the agency's own and tells the press centre."""
    found = directory.speakers_of(scene.work, code)
    if found or code == AGENCY:
        return [_shown(scene, code, found)]
    return [_missing(scene, code), *_tell_desk(scene, code)]


def _shown(scene: Scene, code: str, found: list[Speaker]) -> Outgoing:
    people = Lines(tuple(map(_line, found)), "\n\n") if found else say("nobody_entered")
    hint: str | Text = say("contacts_hint") if code == AGENCY else ""
    text = say("contacts", office=say("label", name=office(scene, code)), people=people, hint=hint)
    return scene.reply(text, (Choice(say("choice_request"), "request.start", words=("yeu cau", "request")),))


def _line(one: Speaker) -> Text:
    return say(
        "speaker",
        office=say(f"office_of_{one.office}"),
        name=one.name,
        title=Bilingual(one.title_vi, one.title_en),
        phone=one.phone,
        email=one.email,
        since=Moment(one.since, "date"),
        more=_authorisation(one),
    )


def _authorisation(one: Speaker) -> Text | str:
    """Of somebody authorised: the document, the matter and the end (2.4)."""
    if one.document is None:
        return ""
    until: str | Text = say("until", at=Moment(one.until)) if one.until else ""
    return say("authorised_by", document=one.document, matter=one.matter or "–", until=until)


def _missing(scene: Scene, code: str) -> Outgoing:
    agency = directory.speakers_of(scene.work, AGENCY)
    people = Lines(tuple(map(_line, agency)), "\n\n") if agency else say("nobody_entered")
    return scene.reply(say("contacts_missing", office=say("label", name=office(scene, code)), people=people))


def _tell_desk(scene: Scene, code: str) -> list[Outgoing]:
    """At most once a day and place."""
    day = scene.now.astimezone(scene.around.zone).date().isoformat()
    text = say("contacts_missing_desk", office=say("label", name=office(scene, code)))
    return [
        Outgoing(account.id, text, kind=Kind.REMINDER, key=f"no-speaker:{code}:{day}:{account.id}")
        for account in staff.desk_accounts(scene.work)
    ]


def _which(scene: Scene, codes: tuple[str, ...]) -> Outgoing:
    rows = tuple((Choice(say("label", name=office(scene, code)), "contacts", code),) for code in codes[:3])
    return scene.reply(say("which_place"), *rows)
