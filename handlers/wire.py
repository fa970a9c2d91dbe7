"""What is said, as rows of the outbox and back.

- A payload is JSON: the text with everything nested in it, the choices, the files, the contacts. Nothing is lost on the
  way and back, save NUL and lone surrogates, which no database takes and no screen shows (T22).
- Texts stay keys and values until they are sent: the reader's language and time zone are known only then.
- What a person waits for leaves first (O2): answers, cards and replies, then reminders, then digests, and what goes to
  the whole press: thousands of messages keep nobody waiting for theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from handlers.talk import Bilingual, Choice, ContactCard, FileRef, Kind, Lines, Moment, Outgoing, Text
from storage import answers_sent, outbox
from storage.outbox import Json, Payload
from storage.work import Work

Value = str | int | Text | Moment | Lines | Bilingual

FIRST, NEXT, LAST = 1, 2, 3
PRIORITY = dict.fromkeys((Kind.ANSWER, Kind.CARD, Kind.REPLY, Kind.LEAVE), FIRST)
PRIORITY |= {Kind.REMINDER: NEXT, Kind.MENU: NEXT, Kind.DIGEST: LAST}
STATEMENT = answers_sent.SPREAD.partition(":")[0] + ":"
NOT_KEPT = (Kind.TOAST, Kind.FORGET)
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True)
class Body:
    """What a payload holds: the part of an `Outgoing` that has no column of its own."""

    text: Text
    choices: tuple[tuple[Choice, ...], ...] = ()
    files: tuple[FileRef, ...] = ()
    matters: bool = True
    anew: bool = False
    contacts: tuple[ContactCard, ...] = ()


def post(work: Work, outgoings: Iterable[Outgoing]) -> list[int]:
    """Put messages into the outbox, in the caller's transaction; the ids of the new rows.

    A message whose key is there already is not put again. A toast is not kept: whoever answers the press speaks it;
    nor is the wish to forget: whoever handles the update fulfils it.
    """
    kept = [out for out in outgoings if out.kind not in NOT_KEPT]
    return outbox.put(work, [_message(out) for out in kept])


def pack(body: Body) -> Payload:
    """A body as JSON."""
    return {
        "text": _pack_text(body.text),
        "choices": [[_pack_choice(choice) for choice in row] for row in body.choices],
        "files": [{"id": file.id, "name": _storable(file.name)} for file in body.files],
        "matters": body.matters,
        "anew": body.anew,
        **({"contacts": [_pack_contact(contact) for contact in body.contacts]} if body.contacts else {}),
    }


def unpack(payload: Payload) -> Body:
    """The body that `pack` was given. Raises `KeyError` or `TypeError` on a payload it did not make."""
    rows = cast("list[list[dict[str, Json]]]", payload["choices"])
    return Body(
        text=_unpack_text(_mapping(payload["text"])),
        choices=tuple(tuple(_unpack_choice(choice) for choice in row) for row in rows),
        files=tuple(_unpack_file(_mapping(file)) for file in cast("list[Json]", payload["files"])),
        matters=cast("bool", payload["matters"]),
        anew=cast("bool", payload["anew"]),
        contacts=tuple(_unpack_contact(_mapping(one)) for one in cast("list[Json]", payload.get("contacts", []))),
    )


def _message(out: Outgoing) -> outbox.Message:
    return outbox.Message(
        account_id=out.to,
        kind=out.kind.value,
        priority=LAST if (out.key or "").startswith(STATEMENT) else PRIORITY[out.kind],
        payload=_marked(out.secret, pack(Body(out.text, out.choices, out.files, out.matters, out.anew, out.contacts))),
        card=out.card,
        case_id=out.case,
        key=out.key,
        valid_until=out.valid_until,
    )


def _marked(secret: bool, payload: Payload) -> Payload:
    return {**payload, outbox.SECRET: True} if secret else payload


def _pack_text(text: Text) -> dict[str, Json]:
    return {"key": text.key, "values": {name: _pack_value(value) for name, value in text.values.items()}}


def _pack_value(value: Value) -> Json:
    match value:
        case str():
            return _storable(value)
        case int():
            return value
        case Text():
            return {"text": _pack_text(value)}
        case Moment():
            return {"moment": value.at.isoformat(), "style": value.style}
        case Bilingual():
            return {"vi": _storable(value.vi), "en": _storable(value.en)}
        case Lines():
            return {"lines": [_pack_value(item) for item in value.items], "between": value.between}


def _pack_choice(choice: Choice) -> Json:
    return {
        "label": _pack_text(choice.label),
        "action": choice.action,
        "ref": choice.ref,
        "version": choice.version,
        "words": list(choice.words),
    }


def _pack_contact(contact: ContactCard) -> Json:
    return {
        "name": _storable(contact.name),
        "title": _pack_value(contact.title),
        "organisation": _pack_text(contact.organisation),
        "phone": _storable(contact.phone),
        "email": _storable(contact.email),
        "note": None if contact.note is None else _pack_text(contact.note),
    }


def _unpack_text(packed: Mapping[str, Json]) -> Text:
    values = _mapping(packed["values"])
    return Text(cast("str", packed["key"]), {name: _unpack_value(value) for name, value in values.items()})


def _unpack_value(packed: Json) -> Value:
    if isinstance(packed, str | int):
        return packed
    fields = _mapping(packed)
    if "text" in fields:
        return _unpack_text(_mapping(fields["text"]))
    if "moment" in fields:
        return Moment(datetime.fromisoformat(cast("str", fields["moment"])), cast("str", fields["style"]))
    if "vi" in fields:
        return Bilingual(cast("str", fields["vi"]), cast("str", fields["en"]))
    items = tuple(_unpack_value(item) for item in cast("list[Json]", fields["lines"]))
    return Lines(cast("tuple[str | Text | Bilingual, ...]", items), cast("str", fields["between"]))


def _unpack_file(packed: Mapping[str, Json]) -> FileRef:
    return FileRef(cast("int", packed["id"]), cast("str", packed["name"]))


def _unpack_choice(packed: Mapping[str, Json]) -> Choice:
    return Choice(
        label=_unpack_text(_mapping(packed["label"])),
        action=cast("str", packed["action"]),
        ref=cast("str", packed["ref"]),
        version=cast("int", packed["version"]),
        words=tuple(cast("list[str]", packed["words"])),
    )


def _unpack_contact(packed: Mapping[str, Json]) -> ContactCard:
    title, note = _mapping(packed["title"]), packed["note"]
    return ContactCard(
        name=cast("str", packed["name"]),
        title=Bilingual(cast("str", title["vi"]), cast("str", title["en"])),
        organisation=_unpack_text(_mapping(packed["organisation"])),
        phone=cast("str", packed["phone"]),
        email=cast("str", packed["email"]),
        note=None if note is None else _unpack_text(_mapping(note)),
    )


def _storable(words: str) -> str:
    return UNSTORABLE.sub("", words)


def _mapping(packed: Json) -> Mapping[str, Json]:
    if not isinstance(packed, Mapping):
        raise TypeError(f"an object was expected in a payload, not {type(packed).__name__}")
    return packed
