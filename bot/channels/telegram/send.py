"""A parcel as one call to Telegram."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import structlog
from aiogram.methods import AnswerCallbackQuery, DeleteMessage, LeaveChat

from bot.channels.port import Failure, Parcel, SendFailed
from bot.channels.telegram.api import BotApi
from bot.channels.telegram.failures import NOT_MODIFIED
from bot.channels.telegram.methods import document_of, edit_of, menu_of, new_of
from bot.channels.telegram.setup import own_name
from handlers.groups import FROM_GROUP
from handlers.talk import Channel

T = TypeVar("T")
log = structlog.get_logger(__name__)
LONGEST_TOAST = 200  # characters, the platform's limit
PRIVATE = f"https://t.me/{{name}}?start={FROM_GROUP}"
"""The link that a press may be answered with: our private chat, where the presser need only touch Start."""


class TelegramSender:
    """The way out. New messages may arrive twice if the connection breaks (F1); edits are repeat-safe."""

    channel: Channel = Channel.TELEGRAM
    text_limit: int = 4000  # the platform takes 4,096; the rest is room for "1/3" and the like
    can_edit: bool = True
    has_buttons: bool = True
    file_limit: int = 50 * 1024 * 1024
    has_contacts: bool = True
    has_menus: bool = True

    def __init__(self, api: BotApi) -> None:
        self._api = api

    async def send(self, parcel: Parcel) -> str:
        """Make one call; the message's id. Raises `SendFailed`.

        A refusal that names our formatting or our choice of photo is answered once, by the same in a plainer form.
        """
        try:
            return await self._send(parcel)
        except SendFailed as failed:
            if parcel.edits and NOT_MODIFIED in failed.detail:
                return parcel.edits  # it reads so already (O10)
            plainer = _plainer(parcel, failed)
            if plainer is None:
                raise
            log.error("telegram_refused_our_form", detail=failed.detail)
        return await self._send(plainer)

    async def toast(self, press_id: str, text: str, *, opens: bool = False) -> None:
        """Answer a press with a short word; best effort, never raises (O10). `opens`: the presser's chat with us."""
        with contextlib.suppress(SendFailed):
            url = PRIVATE.format(name=await own_name(self._api)) if opens else None
            answer = _written_down(
                lambda: AnswerCallbackQuery(callback_query_id=press_id, text=text[:LONGEST_TOAST], url=url)
            )
            await self._api.call(answer)

    async def leave(self, chat: str) -> None:
        """Leave a group or channel we were taken into; best effort, never raises: we may be out already (T8)."""
        try:
            await self._api.call(_written_down(lambda: LeaveChat(chat_id=int(chat))))
        except SendFailed as failed:
            log.warning("telegram_group_not_left", failure=failed.failure.value, detail=failed.detail)

    async def forget(self, chat: str, message_id: str) -> None:
        """Take away what a person wrote (T10); best effort, never raises: they may have done so themselves."""
        try:
            await self._api.call(_written_down(lambda: DeleteMessage(chat_id=int(chat), message_id=int(message_id))))
        except SendFailed as failed:
            log.warning("telegram_message_not_forgotten", failure=failed.failure.value, detail=failed.detail)

    async def close(self) -> None:
        """Let go of connections."""
        await self._api.close()

    async def _send(self, parcel: Parcel) -> str:
        if parcel.leaves:
            await self._api.call(_written_down(lambda: LeaveChat(chat_id=int(parcel.to))))
            return ""
        if parcel.menu is not None:
            await self._api.call(_written_down(lambda: menu_of(parcel.to, parcel.menu or ())))
            return ""
        if parcel.edits and not parcel.file:
            await self._api.call(_written_down(lambda: edit_of(parcel, parcel.edits or "")))
            return parcel.edits
        return str((await self._api.call(_written_down(lambda: new_of(parcel)))).message_id)


def _written_down(write: Callable[[], T]) -> T:
    """The call, or `SendFailed` if its ids are not Telegram's: it would fail the same the next time."""
    try:
        return write()
    except ValueError as error:
        failed = SendFailed(Failure.PERMANENT, f"cannot be written down: {type(error).__name__}")
    raise failed


def _plainer(parcel: Parcel, failed: SendFailed) -> Parcel | None:
    words = failed.detail.lower()
    if failed.failure is not Failure.PERMANENT:
        return None
    if parcel.bold and ("entit" in words or "parse" in words):
        return replace(parcel, bold=())
    if parcel.file and ("photo" in words or "image" in words):
        return replace(parcel, file=document_of(parcel.file))
    if parcel.contact and parcel.contact.vcard and ("media" in words or "vcard" in words):
        return replace(parcel, contact=replace(parcel.contact, vcard=""))
    return None
