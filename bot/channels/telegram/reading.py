"""The kinds of updates that concern us, field by field.

Only the fields we use are checked: whatever Telegram adds or changes elsewhere does no harm (U8).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from aiogram.types import Chat, InaccessibleMessage, Message, User

from bot.channels.port import Unreadable
from bot.channels.strict import Raw, integer, part
from bot.channels.telegram.attachments import Remote, listed
from bot.channels.telegram.doubts import of_message, of_words
from bot.channels.telegram.press import verified
from handlers.talk import Channel, Doubt, Event, Incoming
from storage.keys import Keys

Found = tuple[Incoming, list[Remote]]

USED = (
    *("message_id", "date", "chat", "from", "text", "caption"),
    *("photo", "document", "voice", "video", "audio", "video_note"),
)
WORDLESS = ("sticker", "contact", "location", "venue", "poll", "dice", "story", "game", "paid_media", "checklist")
PRESENT = ("member", "administrator", "creator", "restricted")
GROUPS = ("group", "supergroup")


def message(raw: Raw, received_at: datetime, event: Event) -> Found | None:
    """A message, new or edited; None for a service message of a private chat ("… pinned a message")."""
    parsed = Message.model_validate({key: raw[key] for key in USED if key in raw})
    doubt = of_message(raw, parsed.chat, parsed.from_user)
    if doubt is Doubt.GROUP and (about := _in_group(raw, parsed, received_at)) is not None:
        return about, []
    text, files = parsed.text or parsed.caption or "", listed(parsed)
    if not text and not files:
        if doubt is not Doubt.GROUP and not any(kind in raw for kind in WORDLESS):
            return None
        event = Event.OTHER
    at = raw.get("edit_date") or raw.get("date")
    base = _base(parsed.chat, parsed.from_user, event, _moment(at), received_at)
    replied = integer(part(raw.get("reply_to_message"), "message_id"))
    found = replace(base, text=text, message_id=str(parsed.message_id), doubt=doubt)
    return replace(found, replied_to=None if replied is None else str(replied)), files


def _in_group(raw: Raw, parsed: Message, received_at: datetime) -> Incoming | None:
    """A group that got a new id (O11), told in the old one and in the new; words that are not the sender's own (T7)."""
    at = _moment(raw.get("date"))
    base = replace(_base(parsed.chat, parsed.from_user, Event.MOVED, at, received_at), doubt=Doubt.GROUP)
    to, before = integer(raw.get("migrate_to_chat_id")), integer(raw.get("migrate_from_chat_id"))
    if to is not None:
        return replace(base, moved_to=str(to))
    if before is not None:
        return replace(base, chat=str(before), moved_to=base.chat)
    return replace(base, event=Event.OTHER) if of_words(raw, parsed.from_user) else None


def press(raw: Raw, received_at: datetime, keys: Keys) -> Found:
    """A button that was pressed. It has no time of its own: it counts from when we got it (F2).

    A button of an inline message belongs to no chat of ours: its press carries nothing.
    """
    sender = User.model_validate(raw.get("from"))
    ident, button, data = raw.get("id"), raw.get("message"), raw.get("data")
    base = _base(None, sender, Event.PRESS, received_at, received_at)
    base = replace(base, press_id=ident if isinstance(ident, str) else None)
    if not isinstance(button, dict):
        return base, []
    used = {"chat": button.get("chat"), "message_id": button.get("message_id"), "date": 0}
    hangs_on = InaccessibleMessage.model_validate(used)
    chat = str(hangs_on.chat.id)
    incoming = replace(
        base,
        press=verified(keys, data, chat) if isinstance(data, str) else None,
        message_id=str(hangs_on.message_id),
        doubt=_group(hangs_on.chat),
        chat=chat,
    )
    return incoming, []


def membership(raw: Raw, received_at: datetime) -> Found | None:
    """We were blocked or unblocked by a person, or taken into a group or channel (T8)."""
    chat, sender = Chat.model_validate(raw.get("chat")), User.model_validate(raw.get("from"))
    here = part(raw.get("new_chat_member"), "status") in PRESENT
    doubt = _group(chat)
    event = (_taken_in(chat) if doubt else Event.FOLLOW) if here else Event.UNFOLLOW
    base = _base(chat, sender, event, _moment(raw.get("date")), received_at)
    return replace(base, doubt=doubt, chat_title=(chat.title or "–") if doubt else ""), []


def _taken_in(chat: Chat) -> Event:
    """A unit may have a group; nobody has a use for us in a channel."""
    return Event.TAKEN_IN if chat.type in GROUPS else Event.OTHER


def _base(chat: Chat | None, sender: User | None, event: Event, at: datetime, received_at: datetime) -> Incoming:
    account = sender.id if sender else chat.id if chat else 0
    return Incoming(
        channel=Channel.TELEGRAM,
        account=str(account),
        event=event,
        occurred_at=min(at, received_at),  # never after we got it (U4)
        received_at=received_at,
        display_name=" ".join(filter(None, (sender.first_name, sender.last_name))) if sender else "",
        language=sender.language_code.partition("-")[0].lower() if sender and sender.language_code else None,
        chat=str(chat.id) if chat else "",
    )


def _group(chat: Chat) -> Doubt | None:
    return None if chat.type == "private" else Doubt.GROUP


def _moment(seconds: object) -> datetime:
    """A Unix time. Raises `Unreadable`."""
    whole = integer(seconds)
    if whole is None:
        raise Unreadable("a date that is no whole number")
    try:
        return datetime.fromtimestamp(whole, UTC)
    except (OverflowError, ValueError, OSError):
        raise Unreadable("a date out of range") from None
