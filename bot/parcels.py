"""A message becomes parcels: each one call to a platform, within its limits.

- A long text is cut into parts, numbered ``(1/3)``; the choices stand with the last one, never torn apart.
- Contacts follow the text as native cards where the channel has such; elsewhere the text says it all.
- Files come last, each alone; by e-mail all go with the last words, as one mail. A file that the channel does not
  carry is named in the text instead.
- The same message gives the same parcels each time, so that sending can go on at the first unsent part (K9).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.business_cards import business_card
from bot.carriage import carries
from bot.channels.port import FileOut, Parcel, Sender
from bot.choices import as_lines, buttons, numbered
from bot.richtext import Rich, clean, join
from bot.splitting import split, units
from bot.texts import Texts
from handlers.talk import Channel, say
from handlers.wire import Body
from locales import DEFAULT, LANGUAGES
from storage.deliveries import Choices
from storage.keys import Keys

NUMBERING = len("(100/100) ")
PARAGRAPH = "\n\n"


@dataclass(frozen=True)
class Reader:
    """Whom a message is for: the platform's id of the chat, and the language."""

    chat: str
    language: str


@dataclass(frozen=True)
class Bundle:
    """The parcels of one message in order. `main`: the one that shows its card and choices, the last with text.

    `choices`: what was offered, to be kept and matched with what is typed (`bot/choices.py`).
    """

    parcels: tuple[Parcel, ...]
    main: int
    choices: Choices | None = None


class Packer:
    """Makes parcels, with the catalogues and the key that signs buttons."""

    def __init__(self, texts: Texts, keys: Keys) -> None:
        self._texts = texts
        self._keys = keys

    def pack(self, body: Body, files: Sequence[FileOut], reader: Reader, sender: Sender) -> Bundle:
        """The parcels of a message. Raises `ValueError` if a button carries too much."""
        language = reader.language if reader.language in LANGUAGES else DEFAULT
        offered = () if sender.channel is Channel.EMAIL else body.choices  # nobody answers by e-mail
        choices = numbered(offered, self._texts)
        lines = "" if sender.has_buttons else as_lines(choices, language)
        limit = sender.text_limit - units(self._mark(language))
        left_out = _left_out(files, sender)
        parts = _parts(self._words(body, left_out, language), lines, limit)
        parcels = [Parcel(reader.chat, part.text, part.bold) for part in parts]
        if sender.has_buttons:
            rows = buttons(offered, reader.chat, language, self._texts, self._keys)
            parcels[-1] = replace(parcels[-1], buttons=rows)
        cards = self._cards(body, reader.chat, language) if sender.has_contacts else []
        carried = tuple(_named(file) for file in files if file not in left_out)
        if sender.channel is Channel.EMAIL:
            parcels[-1] = replace(parcels[-1], attached=carried)
            return Bundle(tuple(parcels), len(parcels) - 1)
        enclosed = [Parcel(reader.chat, file=file) for file in carried]
        return Bundle((*parcels, *cards, *enclosed), len(parcels) - 1, choices or None)

    def menu(self, body: Body, reader: Reader) -> Bundle:
        """The one parcel that gives a chat its commands: a choice's label says what its action does."""
        commands = [
            (one.action, self._texts.render(one.label, reader.language).text) for row in body.choices for one in row
        ]
        return Bundle((Parcel(reader.chat, menu=tuple(commands)),), 0)

    def leaving(self, reader: Reader) -> Bundle:
        """The one parcel with which a group is left."""
        return Bundle((Parcel(reader.chat, leaves=True),), 0)

    def marked(self, parcel: Parcel, language: str) -> Parcel:
        """The same parcel saying that it may be a second copy (§1.3). A file or a contact cannot say it."""
        if not parcel.has_words:
            return parcel
        said = Rich(self._mark(language)) + Rich(parcel.text, parcel.bold)
        return replace(parcel, text=said.text, bold=said.bold)

    def _mark(self, language: str) -> str:
        return self._texts.render(say("resent"), language).text + " "

    def _cards(self, body: Body, chat: str, language: str) -> list[Parcel]:
        made = (business_card(contact, language, self._texts) for contact in body.contacts)
        return [Parcel(chat, contact=card) for card in made if card is not None]

    def _words(self, body: Body, left_out: Sequence[FileOut], language: str) -> Rich:
        words = self._texts.render(body.text, language)
        if not left_out:
            return words
        names = ", ".join(_one_line(file.name) for file in left_out)
        return join((words, self._texts.render(say("files_not_carried", names=names), language)), PARAGRAPH)


def _parts(words: Rich, lines: str, limit: int) -> list[Rich]:
    """The text, and the list after it in one piece, as parts of at most `limit` units."""
    whole = join((words, Rich(lines)), PARAGRAPH) if lines else words
    if units(whole.text) <= limit:
        return [whole]
    room = limit - NUMBERING
    parts = split(words, room)
    if lines and units(parts[-1].text + PARAGRAPH + lines) <= room:
        parts[-1] = join((parts[-1], Rich(lines)), PARAGRAPH)
    elif lines:
        parts += split(Rich(lines), room)
    return [Rich(f"({number}/{len(parts)}) ") + part for number, part in enumerate(parts, start=1)]


def _left_out(files: Sequence[FileOut], sender: Sender) -> list[FileOut]:
    """What the channel does not carry; one mail carries so much in all, the first files first."""
    left, room = [], sender.file_limit
    for file in files:
        together = sender.channel is Channel.EMAIL and len(file.data) > room
        if together or not carries(sender, file):
            left.append(file)
        else:
            room -= len(file.data)
    return left


def _named(file: FileOut) -> FileOut:
    return replace(file, name=_one_line(file.name) or "file")


def _one_line(name: str) -> str:
    return " ".join(clean(name).split())
