"""The way in: a webhook body from Zalo as a behaviour sees it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime

from bot.channels.port import Address
from bot.channels.zalo.address import address_of, person_in
from bot.channels.zalo.body import Body, parse, words
from bot.channels.zalo.content import Link, links_of, words_of
from bot.channels.zalo.events import FROM_PERSON_IN_GROUP, event_of
from bot.channels.zalo.moment import moment_of
from handlers.talk import Attachment, Channel, Doubt, Event, Incoming

Fetch = Callable[[Link], Awaitable[Attachment]]
NameOf = Callable[[str], Awaitable[str]]
WITH_WORDS = (Event.TEXT, Event.HAND_TYPED, Event.ECHO)
WITH_FILES = (Event.TEXT, Event.FOLLOW, Event.HAND_TYPED)


async def nobody(person: str) -> str:
    """No name: webhooks carry none, and nothing was given to ask."""
    return ""


class ZaloReceiver:
    """Reads webhook bodies of one OA. `fetch` brings a file, `name_of` a person's display name; neither may raise."""

    channel = Channel.ZALO

    def __init__(self, oa_id: str, fetch: Fetch, name_of: NameOf = nobody) -> None:
        self._oa_id = oa_id
        self._fetch = fetch
        self._name_of = name_of

    def address(self, body: bytes) -> Address | None:
        """Key and lane of an event; None for a body that names no event. Raises `Unreadable` (U12)."""
        return address_of(parse(body), self._oa_id)

    async def read(self, body: bytes, received_at: datetime, *, patient: bool = True) -> Incoming | None:
        """The event with its files; None to ignore it (unknown names, receipts, anonymous visitors). U8

        A file is asked for once: Zalo's links are not worth waiting for.
        """
        parsed = parse(body)
        incoming = _without_files(parsed, received_at)
        if incoming is None or incoming.event not in WITH_FILES:
            return incoming
        files = tuple([await self._fetch(link) for link in links_of(parsed)])
        return replace(incoming, files=files, display_name=await self._name_of(incoming.account))


def _without_files(body: Body, received_at: datetime) -> Incoming | None:
    name = words(body, "event_name")
    typed_by = words(body, "sender", "admin_id")
    event = event_of(name, by_hand=bool(typed_by))
    person = person_in(body)
    if event is None or not person:
        return None
    return Incoming(
        channel=Channel.ZALO,
        account=person,
        event=event,
        occurred_at=moment_of(words(body, "timestamp"), received_at),
        received_at=received_at,
        text=words_of(body) if event in WITH_WORDS else "",
        message_id=words(body, "message", "msg_id") or None,
        replied_to=words(body, "message", "quote_msg_id") or None,
        doubt=Doubt.GROUP if name.startswith(FROM_PERSON_IN_GROUP) else None,
        from_history=body.get("from_history") is True,
        typed_by=typed_by if event is Event.HAND_TYPED else "",
    )
