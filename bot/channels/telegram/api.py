"""Calls to the Bot API: aiogram's methods in, aiogram's types or `SendFailed` out."""

from __future__ import annotations

import asyncio

from aiogram import Bot
from aiogram.methods import GetFile, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.utils.token import TokenValidationError
from aiohttp import ClientError, ClientTimeout

from bot.channels.port import Failure, SendFailed
from bot.channels.telegram.attachments import NotFetched
from bot.channels.telegram.failures import failure_of
from bot.channels.telegram.session import CONNECT_SECONDS, Session
from bot.config import PREFIX, SettingError

CALL_SECONDS = 20.0  # under the outbox's lease (K6)
DOWNLOAD_SECONDS = 60.0
CHUNK = 64 * 1024


class BotApi:
    """The Bot API at `base` (``https://api.telegram.org``) for the bot with that token.

    Raises `SettingError` for a token that cannot be one.
    """

    def __init__(self, token: str, base: str, seconds: float = CALL_SECONDS) -> None:
        self._session = Session(base, seconds)
        try:
            self._bot = Bot(token, session=self._session)
        except TokenValidationError:
            raise SettingError(f"{PREFIX}TELEGRAM_TOKEN: should look like 123456789:AA…") from None

    @property
    def bot_id(self) -> int:
        """The bot's own id, the first part of its token."""
        return self._bot.id

    async def call(self, method: TelegramMethod[TelegramType]) -> TelegramType:
        """Make one call. Raises `SendFailed`."""
        try:
            return await self._bot(method)
        except Exception as error:  # whatever it was, it becomes one of our failures
            failed = failure_of(error)
        # raised out here so that no traceback leads back to an exception whose text holds the token (F8)
        raise failed

    async def fetch(self, file_id: str, limit: int) -> bytes:
        """The bytes of a file that somebody sent. Raises `NotFetched`, or `SendFailed` to be tried again later."""
        try:
            found = await self.call(GetFile(file_id=file_id))
        except SendFailed as error:
            if error.failure is not Failure.PERMANENT:
                raise
            problem = "too_big" if "too big" in error.detail else "unreachable"
        else:
            if found.file_path:
                return await self._download(found.file_path, limit)
            problem = "unreachable"
        raise NotFetched(problem)

    async def close(self) -> None:
        """Let go of connections."""
        await self._session.close()

    async def _download(self, path: str, limit: int) -> bytes:
        try:
            return await self._read(self._session.api.file_url(self._bot.token, path), limit)
        except (ClientError, TimeoutError, asyncio.IncompleteReadError, OSError) as error:
            failed = SendFailed(Failure.RETRY, f"file: {type(error).__name__}")
        raise failed

    async def _read(self, url: str, limit: int) -> bytes:
        http = await self._session.create_session()
        data = bytearray()
        timeout = ClientTimeout(total=DOWNLOAD_SECONDS, connect=CONNECT_SECONDS)
        async with http.get(url, timeout=timeout, allow_redirects=False) as reply:
            if reply.status != 200:
                raise SendFailed(Failure.RETRY, f"file: HTTP {reply.status}")
            async for chunk in reply.content.iter_chunked(CHUNK):
                data += chunk
                if len(data) > limit:
                    raise NotFetched("too_big")
        return bytes(data)
