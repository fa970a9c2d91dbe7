"""Contacts as vCards, 3.0 (RFC 2426, which every telephone reads) and 4.0 (RFC 6350).

What people entered never becomes a line of its own: controls are taken out, the marks of the format escaped.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.dialling import e164, link
from bot.richtext import clean

LINE_BYTES = 75  # without the line's end
ESCAPES = str.maketrans({"\\": "\\\\", "\n": "\\n", ",": "\\,", ";": "\\;"})


class Version(StrEnum):
    """The versions of the format."""

    V3 = "3.0"
    V4 = "4.0"


@dataclass(frozen=True)
class Card:
    """One contact in plain words. Empty fields are left out."""

    name: str
    phone: str = ""
    email: str = ""
    title: str = ""
    organisation: str = ""
    note: str = ""


def write(cards: Iterable[Card], version: Version = Version.V3) -> str:
    """The cards, one after the other, lines ended by CRLF. To be stored or sent as UTF-8."""
    lines = (line for card in cards for line in _lines(card, version))
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def fitting(card: Card, most: int) -> str:
    """One card of at most `most` bytes: without its note, in the end without all but name and telephone."""
    for smaller in (card, replace(card, note=""), Card(card.name, card.phone)):
        written = write([smaller])
        if len(written.encode()) <= most:
            return written
    return ""


def _lines(card: Card, version: Version) -> list[str]:
    found = [
        f"VERSION:{version.value}",
        f"FN:{_escaped(card.name)}",
        # The whole name as the given one: telephones that show "given family" would turn a Vietnamese name round.
        f"N:;{_escaped(card.name)};;;",
        *_field("ORG", card.organisation),
        *_field("TITLE", card.title),
        *_telephone(card.phone, version),
        *_field("EMAIL;TYPE=INTERNET,WORK" if version is Version.V3 else "EMAIL;TYPE=work", card.email),
    ]
    note = clean(card.note).strip().translate(ESCAPES)
    return ["BEGIN:VCARD", *found, *([f"NOTE:{note}"] if note else []), "END:VCARD"]


def _telephone(phone: str, version: Version) -> list[str]:
    """In E.164 where it parses; a number with an extension, or none at all, as it was entered."""
    dialled = link(phone)
    if version is Version.V3:
        return _field("TEL;TYPE=WORK,VOICE", e164(phone) or phone)
    if dialled:
        return [f'TEL;VALUE=uri;TYPE="work,voice":{dialled}']
    return _field('TEL;TYPE="work,voice"', phone)


def _field(name: str, value: str) -> list[str]:
    escaped = _escaped(value)
    return [f"{name}:{escaped}"] if escaped else []


def _escaped(value: str) -> str:
    """One line of text."""
    return " ".join(clean(value).split()).translate(ESCAPES)


def _folded(line: str) -> str:
    """No line over 75 bytes; what follows begins with a blank. No character is torn apart."""
    pieces, room = [""], LINE_BYTES
    for character in line:
        size = len(character.encode())
        if size > room:
            pieces.append("")
            room = LINE_BYTES - 1
        pieces[-1] += character
        room -= size
    return "\r\n ".join(pieces)
