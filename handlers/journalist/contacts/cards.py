"""Contact cards: the one to call first goes along with the message, a button gives the others."""

from __future__ import annotations

from handlers.journalist.contacts.lines import short, terms
from handlers.journalist.contacts.order import to_call
from handlers.names import office
from handlers.scene import Scene
from handlers.talk import Bilingual, Channel, Choice, ContactCard, Lines, Outgoing, say
from storage import contacts
from storage.directory import Speaker


def card(scene: Scene, one: Speaker) -> tuple[ContactCard, ...]:
    """A card, or none for somebody without a telephone: no channel takes it."""
    if not one.phone:
        return ()
    title = Bilingual(one.title_vi, one.title_en)
    organisation = say("label", name=office(scene, one.unit_code))
    note = say("joined", parts=Lines(terms(scene, one))) if one.document else None
    return (ContactCard(one.name, title, organisation, one.phone, one.email, note),)


def choice(scene: Scene, code: str, found: list[Speaker]) -> tuple[Choice, ...]:
    """The button for the other cards. Zalo has no cards: there the message says it all."""
    others = [one for one in found[1:] if one.phone]
    if not others or scene.incoming.channel is Channel.ZALO:
        return ()
    return (Choice(say("choice_cards"), "contacts.cards", code, words=("danh thiep", "cards")),)


def others(scene: Scene, ref: str, version: int = 0) -> list[Outgoing]:
    """Everybody of an office but the one to call first, whose card they have."""
    found = to_call(contacts.of(scene.work, ref))
    rest = found[1:] or found
    if not rest:
        return [scene.reply(say("contacts_changed"), (Choice(say("choice_contacts"), "contacts"),))]
    people = Lines(tuple(short(scene, one) for one in rest), "\n\n")
    text = say("contact_cards", office=say("label", name=office(scene, ref)), people=people)
    cards = tuple(each for one in rest for each in card(scene, one))
    reply = scene.reply(text, (Choice(say("choice_request"), "request.start", words=("yeu cau", "request")),))
    return [Outgoing(reply.to, reply.text, reply.choices, contacts=cards)]
