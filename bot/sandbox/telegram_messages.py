"""The methods that send, change and delete messages."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.sandbox.ledger import Message, SamplePerson
from bot.sandbox.telegram_arguments import Arguments, Upload
from bot.sandbox.telegram_checks import Entity, Keyboard, checked_caption, checked_keyboard, checked_text
from bot.sandbox.telegram_contacts import checked_contact, contact_shape
from bot.sandbox.telegram_files import media
from bot.sandbox.telegram_groups import writable
from bot.sandbox.telegram_limits import Speed
from bot.sandbox.telegram_refusals import NOT_MODIFIED, bad
from bot.sandbox.telegram_world import Shape, World, chat, shown

LARGEST_UPLOAD = 50 * 1024 * 1024
LARGEST_PHOTO = 10 * 1024 * 1024
DELETABLE = timedelta(hours=48)
PHOTO_STARTS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"RIFF")


class Messages:
    """Everything a person sees of the bot is written to the ledger here."""

    def __init__(self, world: World, speed: Speed) -> None:
        self._world = world
        self._speed = speed

    async def send_message(self, args: Arguments) -> Shape:
        """`sendMessage`."""
        person = self._there(args)
        text, entities = checked_text(args)
        return self._send(person, checked_keyboard(args), {"text": text, "entities": entities})

    async def send_photo(self, args: Arguments) -> Shape:
        """`sendPhoto`."""
        photo = args.upload("photo")
        if photo is None:
            raise bad("there is no photo in the request")
        if len(photo.data) > LARGEST_PHOTO:
            raise bad(
                f"file of size {len(photo.data)} bytes is too big for a photo; the maximum size is 10485760 bytes"
            )
        if not photo.data.startswith(PHOTO_STARTS):
            raise bad("IMAGE_PROCESS_FAILED")
        return self._send_file(args, photo, "photo")

    async def send_document(self, args: Arguments) -> Shape:
        """`sendDocument`."""
        document = args.upload("document")
        if document is None:
            raise bad("there is no document in the request")
        return self._send_file(args, document, "document")

    async def send_contact(self, args: Arguments) -> Shape:
        """`sendContact`."""
        person = self._there(args)
        contact = checked_contact(args)
        seen = contact_shape(contact)
        content: Shape = {"contact": contact}
        return self._send(person, checked_keyboard(args), content, f"{seen['name']} {seen['phone']}", contact=seen)

    async def edit_text(self, args: Arguments) -> Shape:
        """`editMessageText`."""
        message = self._own(args)
        text, entities = checked_text(args)
        if "text" not in shown(message):
            raise bad("there is no text in the message to edit")
        return self._edit(message, {"text": text, "entities": entities}, checked_keyboard(args))

    async def edit_markup(self, args: Arguments) -> Shape:
        """`editMessageReplyMarkup`."""
        return self._edit(self._own(args), {}, checked_keyboard(args))

    async def delete(self, args: Arguments) -> bool:
        """`deleteMessage`: the bot's or the person's, within 48 hours."""
        person = self._there(args)
        found = self._world.ledger.find(person.who, args.text("message_id"))
        if found is None:
            raise bad(
                "message to delete not found" if args.text("message_id") else "message identifier is not specified"
            )
        if self._world.clock.now() - datetime.fromisoformat(found.at) > DELETABLE:
            raise bad("message can't be deleted for everyone")
        self._world.ledger.erase(found.id)
        return True

    async def send_action(self, args: Arguments) -> bool:
        """`sendChatAction`."""
        self._there(args)
        if not args.text("action"):
            raise bad("wrong parameter action in request")
        return True

    def _there(self, args: Arguments) -> SamplePerson:
        """Who is at the chat: a person, or a group with the bot in it. Raises `Refusal`."""
        ident = args.text("chat_id")
        return writable(self._world, ident) if ident.startswith("-") else self._world.reachable(ident)

    def _send_file(self, args: Arguments, upload: Upload, kind: str) -> Shape:
        person = self._there(args)
        if len(upload.data) > LARGEST_UPLOAD:
            raise bad("file is too big")
        if not upload.data:
            raise bad("file must be non-empty")
        caption, entities = checked_caption(args)
        keyboard = checked_keyboard(args)
        blob = self._world.ledger.keep_blob(upload.name, upload.mime, upload.data)
        content: Shape = {kind: media(kind, blob, upload.name, upload.mime, len(upload.data))}
        if caption:
            content |= {"caption": caption, "caption_entities": entities}
        file: dict[str, str | int] = {"name": upload.name, "mime": upload.mime, "blob": blob}
        return self._send(person, keyboard, content, caption, [file])

    def _send(
        self,
        person: SamplePerson,
        keyboard: Keyboard,
        content: Shape,
        text: str = "",
        files: list[dict[str, str | int]] | None = None,
        contact: dict[str, str] | None = None,
    ) -> Shape:
        self._speed.count(person.external_id)
        number = self._world.next_number("message_id")
        base = {"message_id": number, "from": self._world.bot, "chat": chat(person), "date": self._world.unix_time()}
        message = _tidy({**base, **content}, keyboard)
        self._world.ledger.add(
            person.who,
            str(number),
            "bot",
            str(content.get("text", text)),
            self._world.clock.now(),
            choices=_labels(keyboard),
            files=files,
            extra={**_extra(message, keyboard), **({"contacts": [contact]} if contact else {})},
        )
        return message

    def _own(self, args: Arguments) -> Message:
        """The bot's message that is to be changed. Raises `Refusal`."""
        person = self._there(args)
        found = self._world.ledger.find(person.who, args.text("message_id"))
        if found is None:
            raise bad("message to edit not found" if args.text("message_id") else "message identifier is not specified")
        if found.sender != "bot":
            raise bad("message can't be edited")
        return found

    def _edit(self, before: Message, content: Shape, keyboard: Keyboard) -> Shape:
        kept = {name: value for name, value in shown(before).items() if name not in ("reply_markup", "edit_date")}
        message = _tidy({**kept, **content}, keyboard)
        if message == {name: value for name, value in shown(before).items() if name != "edit_date"}:
            raise bad(NOT_MODIFIED)
        message["edit_date"] = self._world.unix_time()
        text = str(message.get("text", before.text))
        self._world.ledger.edit(before.id, text, _labels(keyboard), _extra(message, keyboard))
        return message


def _tidy(message: Shape, keyboard: Keyboard) -> Shape:
    """Without empty lists, which the platform leaves out; with its keyboard if it has one."""
    found = {name: value for name, value in message.items() if value != []}
    return {**found, "reply_markup": {"inline_keyboard": keyboard}} if keyboard else found


def _labels(keyboard: Keyboard) -> list[str]:
    return [button["text"] for row in keyboard for button in row]


def _extra(message: Shape, keyboard: Keyboard) -> Shape:
    entities: list[Entity] = message.get("entities") or message.get("caption_entities") or []  # type: ignore[assignment]
    data = [button.get("callback_data", "") for row in keyboard for button in row]
    return {"message": message, "entities": entities, "rows": [len(row) for row in keyboard], "data": data}
