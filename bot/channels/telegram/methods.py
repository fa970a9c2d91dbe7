"""Which method of the Bot API carries a parcel."""

from __future__ import annotations

import re
from dataclasses import replace

from aiogram.methods import EditMessageText, SendDocument, SendMessage, SendPhoto, TelegramMethod
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, Message

from bot.channels.port import FileOut, Parcel
from bot.channels.telegram.entities import bold_entities

PHOTOS = ("image/jpeg", "image/png")
LARGEST_PHOTO = 10 * 1024 * 1024
PLAIN_BYTES = "application/octet-stream"
UNSAFE = re.compile(r'[\x00-\x1f\x7f"\\/]')  # would break the form's header, or read as a path
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
    return SendMessage(
        chat_id=int(parcel.to),
        text=parcel.text,
        entities=bold_entities(parcel.text, parcel.bold),
        parse_mode=None,
        link_preview_options=NO_PREVIEW,
        reply_markup=_keyboard(parcel),
    )


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


def _keyboard(parcel: Parcel) -> InlineKeyboardMarkup | None:
    rows = [[InlineKeyboardButton(text=label, callback_data=data) for label, data in row] for row in parcel.buttons]
    return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None
