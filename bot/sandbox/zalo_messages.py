"""What the emulated OA says to a person: the message checked as the platform checks it, then shown."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from bot.sandbox.ledger import SamplePerson
from bot.sandbox.zalo_bodies import Body, file_event, file_payload, from_oa
from bot.sandbox.zalo_choices import numbered_list
from bot.sandbox.zalo_contacts import Contacts
from bot.sandbox.zalo_hooks import Hooks
from bot.sandbox.zalo_uploads import Uploads
from bot.sandbox.zalo_world import Refused, World

LONGEST_TEXT = 2000
LONGEST_TITLE, LONGEST_SUBTITLE = 100, 500

File = dict[str, str | int]


@dataclass(frozen=True)
class Said:
    """A message that passed the checks."""

    text: str
    file: File | None
    quote: str


class Messages:
    """The call `/message/cs`. `echoes`: whether the webhook hears of our own messages and their arrival."""

    def __init__(self, world: World, contacts: Contacts, uploads: Uploads, hooks: Hooks) -> None:
        self._world = world
        self._contacts = contacts
        self._uploads = uploads
        self._hooks = hooks
        self.echoes = True

    def send(self, body: Body) -> Body:
        """Show a message to its recipient; what the call answers. Raises `Refused`."""
        person = self._world.person(_at(body, "recipient", "user_id"))
        said = self._read(body.get("message"))
        quota = self._contacts.quota_for(person)
        message_id = self.show(person, said, {"quote": said.quote} if said.quote else {})
        return {"message_id": message_id, "user_id": person.external_id, "quota": quota}

    def show(self, person: SamplePerson, said: Said, extra: Body, *, by_hand: bool = False) -> str:
        """Put a message into the person's chat and tell the webhook; the message's id."""
        message_id = secrets.token_hex(10)
        self._world.ledger.add(
            person.who,
            message_id,
            "bot",
            said.text,
            self._world.clock.now(),
            choices=[one.label for one in numbered_list(said.text)],
            files=[said.file] if said.file else [],
            extra=extra,
        )
        if self.echoes:
            self._echo(person, said, message_id, by_hand=by_hand)
        return message_id

    def _echo(self, person: SamplePerson, said: Said, message_id: str, *, by_hand: bool) -> None:
        kind, message = "text", {"text": said.text, "msg_id": message_id} if said.text else {"msg_id": message_id}
        shown: Body = dict(message)
        if said.file:
            name, mime, data = self._world.ledger.blob(int(said.file["blob"]))
            kind = file_event(mime)
            payload = file_payload(self._world, int(said.file["blob"]), name, mime, data)
            shown["attachments"] = [{"type": kind, "payload": payload}]
        self._hooks.add(person.who, from_oa(self._world, person, f"oa_send_{kind}", shown, by_hand=by_hand))
        arrived = from_oa(self._world, person, "user_received_message", {"msg_id": message_id})
        self._hooks.add(person.who, arrived)

    def _read(self, message: object) -> Said:
        text, quote = _at(message, "text"), _at(message, "quote_message_id")
        attachment = _at(message, "attachment")
        if not isinstance(text or "", str) or not (text or attachment):
            raise Refused(-201, "message is invalid")
        if isinstance(text, str) and len(text) > LONGEST_TEXT:
            raise Refused(-201, f"text is invalid: at most {LONGEST_TEXT} characters")
        file = self._attached(attachment, bool(text)) if attachment else None
        return Said(str(text or ""), file, str(quote or ""))

    def _attached(self, attachment: object, has_text: bool) -> File | None:
        kind = (_at(attachment, "type"), _at(attachment, "payload", "template_type"))
        if kind[0] == "file":
            if has_text:
                raise Refused(-201, "text is not allowed with a file")
            return self._uploads.find(_at(attachment, "payload", "token"), "file")
        elements = _at(attachment, "payload", "elements")
        if kind[0] != "template" or not isinstance(elements, list) or len(elements) != 1:
            raise Refused(-201, "attachment is invalid")
        if kind[1] == "request_user_info":
            _check_asked_data(elements[0])
            return None
        media = _at(elements[0], "media_type")
        if kind[1] != "media" or media not in ("image", "gif"):
            raise Refused(-201, "media_type is invalid")
        return self._uploads.find(_at(elements[0], "attachment_id"), str(media))


def _check_asked_data(element: object) -> None:
    title, subtitle = str(_at(element, "title") or ""), str(_at(element, "subtitle") or "")
    if not 0 < len(title) <= LONGEST_TITLE or not 0 < len(subtitle) <= LONGEST_SUBTITLE:
        raise Refused(-201, "title or subtitle is invalid")


def _at(value: object, *path: str) -> object:
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value
