"""Who is told of an authorisation: the one authorised, the Spokesperson, the press centre (2.3–2.5)."""

from __future__ import annotations

from handlers.authority.publishing import card
from handlers.authority.review import way
from handlers.authority.seats import chat_of, keepers_of, publishers_of
from handlers.authority.spans import end_of, from_to
from handlers.journalist.contacts.lines import telephone
from handlers.names import office
from handlers.scene import Scene
from handlers.talk import Bilingual, Choice, FileRef, Kind, Outgoing, Text, say
from storage import postings
from storage.authorisations import Authorisation
from storage.people import Account


def granted(scene: Scene, one: Authorisation) -> list[Outgoing]:
    """Confirmed to whoever granted it; the others are told, and the tasks handed out."""
    known = chat_of(scene.work, one.person_id)
    reach = say("grant_told") if known else say("grant_not_in_chat", name=one.name)
    done = say("grant_done", name=one.name, term=from_to(scene, one.since, one.until), reach=reach)
    return [
        scene.reply(done, *see(one)),
        *_to(scene, known, _for_the_authorised(scene, one), _file(one), speaks(one)),
        *_keepers(scene, one, say("auth_new_notice", about=about(scene, one)), _file(one)),
        *_tasks(scene, one, postings.AUTHORISATION),
    ]


def ended(scene: Scene, one: Authorisation) -> list[Outgoing]:
    """The same people are told that it is over, and what must be taken back."""
    text = say("auth_ended_notice", about=about(scene, one), why=one.ended_why or "–")
    known = chat_of(scene.work, one.person_id)
    return [
        scene.reply(say("end_done", name=one.name), *see(one)),
        *_to(scene, known, say("auth_ended_yours", number=one.number, why=one.ended_why or "–"), (), ()),
        *_keepers(scene, one, text, ()),
        *_tasks(scene, one, postings.END),
    ]


def about(scene: Scene, one: Authorisation) -> Text:
    """All that is to be known of one authorisation, as it is published (2.4)."""
    return say(
        "auth_about",
        unit=say("label", name=office(scene, one.unit_code)),
        name=one.name,
        title=Bilingual(one.title_vi, one.title_en),
        phone=telephone(one.phone),
        email=one.email,
        matter=one.matter,
        term=from_to(scene, one.since, one.until),
        way=way(one.unit_code, one.alone),
        number=one.number,
        signed="/".join(reversed(one.signed_on.split("-"))),
        granter=one.granted_by_name or "–",
    )


def see(one: Authorisation) -> tuple[tuple[Choice, ...], ...]:
    """On to the authorisation, and to the list."""
    shown = Choice(say("choice_see_auth"), "auth.show", str(one.id), words=("xem", "see"))
    return ((shown, Choice(say("choice_authorised"), "auth.list", words=("danh sach", "list"))),)


def speaks(one: Authorisation) -> tuple[tuple[Choice, ...], ...]:
    """What somebody authorised may press: that they cannot speak (9.7)."""
    cannot = Choice(say("choice_cannot_speak"), "speak.cannot", one.unit_code, words=("khong the phat ngon", "cannot"))
    return ((cannot,),)


def _for_the_authorised(scene: Scene, one: Authorisation) -> Text:
    """What they may and may not: the matter, the time, not passed on (2.5), reported beforehand (9.6)."""
    return say("auth_yours", about=about(scene, one), until=end_of(scene, one.until))


def _keepers(scene: Scene, one: Authorisation, text: Text, files: tuple[FileRef, ...]) -> list[Outgoing]:
    people = (who for who in keepers_of(scene.work, one.unit_code) if who not in (scene.person.id, one.person_id))
    return [out for who in people for out in _to(scene, chat_of(scene.work, who), text, files, see(one))]


def _tasks(scene: Scene, one: Authorisation, subject: str) -> list[Outgoing]:
    """A card with the tasks to whoever publishes for the unit."""
    tasks = postings.of(scene.work, subject, one.id)
    if not tasks:
        return []
    ways = (chat_of(scene.work, who) for who in publishers_of(scene.work, one.unit_code))
    return [card(scene, tasks, found) for found in ways if found]


def _to(
    scene: Scene,
    found: Account | None,
    text: Text,
    files: tuple[FileRef, ...],
    rows: tuple[tuple[Choice, ...], ...],
) -> list[Outgoing]:
    return [Outgoing(found.id, text, rows, files, kind=Kind.CARD)] if found else []


def _file(one: Authorisation) -> tuple[FileRef, ...]:
    return (FileRef(one.file_id, one.file_name or one.number),) if one.file_id else ()
