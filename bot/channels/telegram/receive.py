"""An update as a behaviour sees it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from pydantic import ValidationError

from bot.channels.port import Address, Unreadable
from bot.channels.strict import Raw, parse
from bot.channels.telegram.address import address
from bot.channels.telegram.attachments import Fetch, fetched
from bot.channels.telegram.commands import ours
from bot.channels.telegram.reading import Found, membership, message, press
from handlers.talk import Channel, Doubt, Event, Incoming
from storage.keys import Keys

STRANGE = (Doubt.GROUP, Doubt.ANONYMOUS)


class TelegramReceiver:
    """The way in. `bot_id` and `username` are the bot's own; `username` may be set once Telegram has told it."""

    channel: Channel = Channel.TELEGRAM

    def __init__(self, bot_id: int, username: str, fetch: Fetch, keys: Keys) -> None:
        self.bot_id = bot_id
        self.username = username
        self._fetch = fetch
        self._keys = keys

    def address(self, body: bytes) -> Address | None:
        """Key and lane of a raw update. Raises `Unreadable` (U12), never anything else."""
        return address(self.bot_id, body)

    async def read(self, body: bytes, received_at: datetime, *, patient: bool = True) -> Incoming | None:
        """The update as a behaviour sees it, its files fetched; None for what does not concern us (U8).

        Raises `Unreadable` for an update whose fields make no sense, `SendFailed` when a file must be asked for later
        and we are `patient`.
        """
        try:
            found = self._find(parse(body), received_at)
        except ValidationError as error:
            # pydantic's own words quote the update
            problem = Unreadable(f"{error.error_count()} fields of {error.title} make no sense")
        else:
            return await self._finish(found, patient) if found else None
        raise problem

    def _find(self, update: Raw, received_at: datetime) -> Found | None:
        kinds: dict[str, Callable[[Raw], Found | None]] = {
            "message": lambda raw: message(raw, received_at, Event.TEXT),
            "edited_message": lambda raw: message(raw, received_at, Event.EDIT),
            "channel_post": lambda raw: message(raw, received_at, Event.TEXT),
            "callback_query": lambda raw: press(raw, received_at, self._keys),
            "my_chat_member": lambda raw: membership(raw, received_at),
        }
        for kind, read in kinds.items():
            raw = update.get(kind)
            if isinstance(raw, dict):
                return read(raw)
        return None

    async def _finish(self, found: Found, patient: bool) -> Incoming | None:
        incoming, files = found
        text = ours(incoming.text, self.username)
        if text is None:
            return None
        if incoming.doubt in STRANGE:
            return replace(incoming, text=text)  # nothing is fetched for a stranger's group
        attached = [await fetched(one, self._fetch, patient) for one in files]
        return replace(incoming, text=text, files=tuple(attached))
