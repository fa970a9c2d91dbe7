"""The message with the contacts of an office: the one to call first on top, short, with what may be done next."""

from __future__ import annotations

from dataclasses import replace

from handlers.journalist.contacts import cards, paper
from handlers.journalist.contacts.lines import person
from handlers.journalist.contacts.order import to_call
from handlers.journalist.contacts.urgent import urgent
from handlers.names import office
from handlers.scene import Scene
from handlers.talk import Choice, Kind, Lines, Outgoing, Text, say
from storage import contacts as directory
from storage import staff
from storage.directory import AGENCY, Speaker


def contacts(scene: Scene, code: str, note: Text | None = None) -> list[Outgoing]:
    """The contacts of an office, after a `note`. A place with nobody entered gives the agency's and is reported."""
    found = to_call(directory.of(scene.work, code))
    if found or code == AGENCY:
        return [_shown(scene, code, found, note)]
    return [_missing(scene, code, note), *_tell_desk(scene, code)]


def _shown(scene: Scene, code: str, found: list[Speaker], note: Text | None) -> Outgoing:
    hint: tuple[Text, ...] = (say("contacts_hint"),) if code == AGENCY else ()
    head = say("contacts", office=say("label", name=office(scene, code)))
    parts = (head, *_people(scene, found), *_duty(scene, code), *hint)
    return _message(scene, code, found, parts, note)


def _missing(scene: Scene, code: str, note: Text | None) -> Outgoing:
    agency = to_call(directory.of(scene.work, AGENCY))
    head = say("contacts_missing", office=say("label", name=office(scene, code)))
    return _message(scene, AGENCY, agency, (head, *_people(scene, agency), *_duty(scene, AGENCY)), note)


def _message(scene: Scene, code: str, found: list[Speaker], parts: tuple[Text, ...], note: Text | None) -> Outgoing:
    whole = say("joined", parts=Lines((note, *parts) if note else parts, "\n\n"))
    rows = (cards.choice(scene, code, found), *paper.choices(found), _next(scene))
    reply = scene.reply(whole, *(row for row in rows if row))
    return replace(reply, contacts=cards.card(scene, found[0]) if found else ())


def _people(scene: Scene, found: list[Speaker]) -> tuple[Text, ...]:
    if not found:
        return (say("nobody_entered"),)
    top, *others = (person(scene, one) for one in found)
    if not others:
        return (top,)
    return (say("call_first", person=top), say("also_speak", people=Lines(tuple(others), "\n\n")))


def _duty(scene: Scene, code: str) -> tuple[Text, ...]:
    """Whom to call when it is urgent, where that is somebody else than the first above."""
    return (urgent(scene, code),) if directory.on_duty(scene.work, code) else ()


def _next(scene: Scene) -> tuple[Choice, ...]:
    return (
        Choice(say("choice_request"), "request.start", words=("yeu cau", "request")),
        Choice(say("choice_genuine"), "genuine", words=("xac minh", "verify")),
    )


def _tell_desk(scene: Scene, code: str) -> list[Outgoing]:
    """At most once a day and place."""
    day = scene.now.astimezone(scene.around.zone).date().isoformat()
    text = say("contacts_missing_desk", office=say("label", name=office(scene, code)))
    return [
        Outgoing(account.id, text, kind=Kind.REMINDER, key=f"no-speaker:{code}:{day}:{account.id}")
        for account in staff.desk_accounts(scene.work)
    ]
