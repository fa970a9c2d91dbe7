"""Which method of the Bot API carries a parcel."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from aiogram.methods import (
    DeleteMyCommands,
    EditMessageText,
    SendContact,
    SendDocument,
    SendMessage,
    SendPhoto,
    SetMyCommands,
    TelegramMethod,
)
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
)

from bot.channels.port import ContactOut, FileOut, Parcel
from bot.channels.telegram.entities import bold_entities

PHOTOS = ("image/jpeg", "image/png")
LARGEST_PHOTO = 10 * 1024 * 1024
PLAIN_BYTES = "application/octet-stream"
UNSAFE = re.compile(r'[\x00-\x1f\x7f"\\/]')  # would break the form's header, or read as a path
COMMAND = re.compile(r"[a-z0-9_]{1,32}", re.ASCII)
LONGEST_DESCRIPTION = 256
MOST_COMMANDS = 100
LONGEST_NAME = 64  # the platform says nothing of a name in a contact; of a person's own it takes 64 characters
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


def edit_of(parcel: Parcel, message_id: str) -> EditMessageText:
    """The call that changes a message in place. Raises `ValueError` if its ids are not Telegram's."""
    return EditMessageText(
        chat_id=int(parcel.to),
        message_id=int(message_id),
        text=parcel.text,
        entities=bold_entities(parcel.text, parcel.bold),
        parse_mode=None,
        link_preview_options=NO_PREVIEW,
        reply_markup=_keyboard(parcel),
    )


def new_of(parcel: Parcel) -> TelegramMethod[Message]:
    """The call that sends a new message. Raises `ValueError` if its ids are not Telegram's."""
    if parcel.file:
        return _file(parcel, parcel.file)
    if parcel.contact:
        return _contact(parcel, parcel.contact)
    return SendMessage(
        chat_id=int(parcel.to),
        text=parcel.text,
        entities=bold_entities(parcel.text, parcel.bold),
        parse_mode=None,
        link_preview_options=NO_PREVIEW,
        reply_markup=_keyboard(parcel),
    )


def menu_of(chat: str, commands: Sequence[tuple[str, str]]) -> TelegramMethod[bool]:
    """The call that gives a chat its own commands, in no language, since those go before all that is set for others.

    Without commands the call that takes them back. Raises `ValueError` for what is no command of Telegram's.
    """
    scope = BotCommandScopeChat(chat_id=int(chat))
    if not commands:
        return DeleteMyCommands(scope=scope)
    if len(commands) > MOST_COMMANDS or not all(COMMAND.fullmatch(name) and words for name, words in commands):
        raise ValueError("a command should be 1 to 32 of a-z 0-9 _ with a description, and at most 100 of them")
    menu = [BotCommand(command=name, description=words[:LONGEST_DESCRIPTION]) for name, words in commands]
    return SetMyCommands(commands=menu, scope=scope)


def document_of(file: FileOut) -> FileOut:
    """The same file, not to be shown as a picture."""
    return replace(file, mime=PLAIN_BYTES)


def _file(parcel: Parcel, file: FileOut) -> TelegramMethod[Message]:
    data = BufferedInputFile(file.data, UNSAFE.sub("_", file.name))
    rest = {
        "chat_id": int(parcel.to),
        "caption": parcel.text or None,
        "caption_entities": bold_entities(parcel.text, parcel.bold),
        "parse_mode": None,
        "reply_markup": _keyboard(parcel),
    }
    if file.mime in PHOTOS and len(file.data) <= LARGEST_PHOTO:
        return SendPhoto.model_validate({"photo": data, **rest})
    return SendDocument.model_validate({"document": data, **rest})


def _contact(parcel: Parcel, contact: ContactOut) -> SendContact:
    return SendContact(
        chat_id=int(parcel.to),
        phone_number=contact.phone,
        first_name=contact.name[:LONGEST_NAME],
        vcard=contact.vcard or None,
    )


def _keyboard(parcel: Parcel) -> InlineKeyboardMarkup | None:
    rows = [[InlineKeyboardButton(text=label, callback_data=data) for label, data in row] for row in parcel.buttons]
    return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None
