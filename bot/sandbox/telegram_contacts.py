"""Contacts as Telegram sends and its clients show them: what the platform refuses, and what a vCard adds."""

from __future__ import annotations

from bot.sandbox.telegram_arguments import Arguments
from bot.sandbox.telegram_refusals import bad
from bot.sandbox.telegram_world import Shape

LONGEST_VCARD = 2048  # bytes
LONGEST_NAME = 64  # ours: the platform does not say
SHOWN = {"ORG": "organisation", "TITLE": "title", "EMAIL": "email", "NOTE": "note"}


def checked_contact(args: Arguments) -> Shape:
    """The contact of a call. Raises `Refusal`."""
    number, name, more = args.text("phone_number"), args.text("first_name"), args.text("last_name")
    for field, value in (("phone_number", number), ("first_name", name)):
        if not value.strip():
            raise bad(f'parameter "{field}" is required')
    if not any(map(str.isdigit, number)):
        raise bad("PHONE_NUMBER_INVALID")
    if len(name) > LONGEST_NAME or len(more) > LONGEST_NAME:
        raise bad("MEDIA_INVALID")
    vcard = checked_vcard(args.text("vcard"))
    given = {"phone_number": number, "first_name": name, "last_name": more, "vcard": vcard}
    return {field: value for field, value in given.items() if value}


def checked_vcard(vcard: str) -> str:
    """A vCard as the platform's documentation wants it: 0 to 2,048 bytes, well formed. Raises `Refusal`."""
    if not vcard:
        return ""
    lines = vcard.split("\r\n")
    framed = lines[0] == "BEGIN:VCARD" and lines[-2:] == ["END:VCARD", ""] and vcard.count("BEGIN:VCARD") == 1
    whole = all(len(line.encode()) <= 75 and "\n" not in line for line in lines)
    if len(vcard.encode()) > LONGEST_VCARD or not framed or not whole:
        raise bad("MEDIA_INVALID")
    return vcard


def contact_shape(contact: Shape) -> dict[str, str]:
    """What a person sees of a contact: name, telephone, and what the vCard says besides."""
    name = f"{contact['first_name']} {contact.get('last_name', '')}".strip()
    seen = {"name": name, "phone": str(contact["phone_number"])}
    for line in str(contact.get("vcard", "")).replace("\r\n ", "").split("\r\n"):
        field, _, value = line.partition(":")
        shown = SHOWN.get(field.partition(";")[0])
        if shown and value:
            seen[shown] = _plain(value)
    return seen


def _plain(value: str) -> str:
    """Without the format's escapes."""
    parts = value.split("\\\\")
    return "\\".join(part.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";") for part in parts)
