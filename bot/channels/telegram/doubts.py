"""Why a message's words may not be the sender's own, or not meant for us (T6, T7, T8)."""

from __future__ import annotations

from aiogram.types import Chat, User

from bot.channels.strict import Raw
from handlers.talk import Doubt

ANONYMOUS_ADMIN = 1087968824  # "Group": whoever of a group's administrators hides behind it
SERVICE = 777000  # "Telegram": posts of a linked channel
CHANNEL_BOT = 136817688  # "Channel": somebody who writes in a channel's name
NOBODY = frozenset((ANONYMOUS_ADMIN, SERVICE, CHANNEL_BOT))
FORWARD_MARKS = ("forward_origin", "forward_date", "forward_from", "forward_from_chat", "is_automatic_forward")


def of_message(raw: Raw, chat: Chat, sender: User | None) -> Doubt | None:
    """The gravest doubt about a message; None when it is the person's own, in their own chat with us."""
    return Doubt.GROUP if chat.type != "private" else of_words(raw, sender)


def of_words(raw: Raw, sender: User | None) -> Doubt | None:
    """The same wherever it was said."""
    if sender is None or sender.is_bot or sender.id in NOBODY or "sender_chat" in raw:
        return Doubt.ANONYMOUS
    if "via_bot" in raw:
        return Doubt.VIA_BOT
    return Doubt.FORWARDED if any(mark in raw for mark in FORWARD_MARKS) else None
