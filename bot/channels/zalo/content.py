"""The words and files inside a Zalo message: captions, links, business cards, places, attachments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from mimetypes import MimeTypes
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from bot.channels.port import Unreadable
from bot.channels.zalo.body import Body, items, parse, words

MOST_FILES = 10
LONGEST_NAME = 120
FALLBACKS = {"image": "image/jpeg", "gif": "image/gif", "audio": "audio/amr", "video": "video/mp4"}
FILE_KINDS = (*FALLBACKS, "file")
# Python's own table, the same on every machine, and what it lacks.
TYPES = MimeTypes()
OFFICE = "application/vnd.openxmlformats-officedocument."
TYPES.add_type("audio/amr", ".amr")
TYPES.add_type(OFFICE + "wordprocessingml.document", ".docx")
TYPES.add_type(OFFICE + "spreadsheetml.sheet", ".xlsx")
TYPES.add_type(OFFICE + "presentationml.presentation", ".pptx")


@dataclass(frozen=True)
class Link:
    """A file on Zalo's servers: where it lies and what Zalo says it is."""

    url: str
    name: str
    mime: str


def words_of(body: Body) -> str:
    """The text of a message with its links and places, one a line; a place is ``latitude,longitude``."""
    lines = [words(body, "message", "text")]
    for attachment in items(body, "message", "attachments"):
        lines += _lines(attachment)
    return "\n".join(dict.fromkeys(line for line in lines if line))


def links_of(body: Body) -> tuple[Link, ...]:
    """The files of a message, at most ten."""
    found = []
    for attachment in items(body, "message", "attachments"):
        kind, url = words(attachment, "type"), words(attachment, "payload", "url")
        if kind in FILE_KINDS and url:
            found.append(_link(kind, url, attachment))
    return tuple(found[:MOST_FILES])


def _lines(attachment: object) -> Iterator[str]:
    kind = words(attachment, "type")
    if kind == "link":
        yield _phone_on_card(words(attachment, "payload", "description"))
        yield words(attachment, "payload", "url")
    if kind == "location":
        latitude = words(attachment, "payload", "coordinates", "latitude")
        longitude = words(attachment, "payload", "coordinates", "longitude")
        yield f"{latitude},{longitude}" if latitude and longitude else ""


def _phone_on_card(description: str) -> str:
    """The telephone number of a business card, whose description is JSON; "" for an ordinary link."""
    try:
        return words(parse(description.encode()), "phone")
    except Unreadable:
        return ""


def _link(kind: str, url: str, attachment: object) -> Link:
    path = PurePosixPath(unquote(urlsplit(url).path)) if url.isprintable() else PurePosixPath()
    name = words(attachment, "payload", "name") or path.name
    by_name = TYPES.guess_type(name)[0] or TYPES.guess_type(f"x.{words(attachment, 'payload', 'type')}")[0]
    mime = by_name or FALLBACKS.get(kind) or "application/octet-stream"
    return Link(url, name[-LONGEST_NAME:] or kind, mime)
