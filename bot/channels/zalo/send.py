"""The way out: one parcel, one message of Zalo."""

from __future__ import annotations

from bot.channels.port import Failure, Parcel, SendFailed
from bot.channels.zalo.client import ZaloClient
from bot.channels.zalo.formats import MEGABYTE, format_of, named_rightly
from handlers.talk import Channel


class ZaloSender:
    """Sends consultation messages. No message can be changed afterwards, and a choice is a line of the text."""

    channel = Channel.ZALO
    # Zalo takes 2,000 "characters" and does not say how it counts them: hence the margin.
    text_limit = 1900
    can_edit = False
    has_buttons = False
    file_limit = 5 * MEGABYTE
    has_contacts = False
    has_menus = False

    def __init__(self, client: ZaloClient) -> None:
        self._client = client

    async def send(self, parcel: Parcel) -> str:
        """Send a text or a file (a picture may have the text as its caption); the message's id."""
        if parcel.file is None:
            return await self._client.text(parcel.to, parcel.text)
        kind = format_of(parcel.file)
        file = named_rightly(parcel.file, kind)
        if kind.upload != "file":
            return await self._client.image(parcel.to, file, kind=kind.upload, text=parcel.text)
        if parcel.text:
            raise SendFailed(Failure.PERMANENT, "a document travels without a text")
        return await self._client.file(parcel.to, file)

    async def toast(self, press_id: str, text: str, *, opens: bool = False) -> None:
        """Nothing: Zalo has no presses to answer."""

    async def leave(self, chat: str) -> None:
        """An OA is in no group that it did not make."""

    async def forget(self, chat: str, message_id: str) -> None:
        """Nothing: Zalo lets nobody take away what another person wrote."""

    async def close(self) -> None:
        """Let go of connections."""
        await self._client.close()
