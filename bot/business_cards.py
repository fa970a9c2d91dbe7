"""A contact as the native card of a chat: name and telephone, and a vCard with the rest."""

from __future__ import annotations

from bot.channels.port import ContactOut
from bot.richtext import clean
from bot.texts import Texts
from bot.vcard import Card, fitting
from handlers.talk import ContactCard, Text, say
from storage.telephones import canonical

VCARD_BYTES = 2048  # what Telegram takes


def business_card(contact: ContactCard, language: str, texts: Texts) -> ContactOut | None:
    """The card in the reader's language; None without a name or a telephone to call: then the text must do."""

    def words(text: Text) -> str:
        return texts.render(text, language).text

    name, phone = _one_line(contact.name), canonical(contact.phone)
    if not name or not phone:
        return None
    card = Card(
        name,
        contact.phone,
        contact.email,
        words(say("label", name=contact.title)),
        words(contact.organisation),
        words(contact.note) if contact.note else "",
    )
    return ContactOut(phone, name, fitting(card, VCARD_BYTES))


def _one_line(words: str) -> str:
    return " ".join(clean(words).split())
