"""What intake must know of an update before it is stored: its key and its lane. Needs no aiogram."""

from __future__ import annotations

from bot.channels.port import Address, Unreadable
from bot.channels.strict import Raw, integer, parse, part

CHAT_KINDS = ("message", "edited_message", "channel_post", "edited_channel_post", "my_chat_member")
OTHER_LANE = "telegram:other"


def address(bot_id: int, body: bytes) -> Address:
    """Key and lane of a raw update.

    - the key is the bot's and the update's id: ids may jump up or down (F5, U7), so it is compared for equality only
    - in a private chat the chat's id is the person's: messages and presses of one person share one lane
    - a kind we do not know is kept all the same (U8)

    Raises `Unreadable` (U12), also when there is no `update_id`.
    """
    update = parse(body)
    update_id = integer(update.get("update_id"))
    if update_id is None:
        raise Unreadable("no update_id")
    return Address(f"telegram:{bot_id}:{update_id}", _lane(update))


def _lane(update: Raw) -> str:
    found = [integer(part(update, kind, "chat", "id")) for kind in CHAT_KINDS]
    found.append(integer(part(update, "callback_query", "from", "id")))
    return next((f"telegram:{ident}" for ident in found if ident is not None), OTHER_LANE)
