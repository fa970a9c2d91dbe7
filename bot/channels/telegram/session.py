"""aiogram's HTTP session, which believes a success even if it does not understand all of the reply."""

from __future__ import annotations

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import ClientDecodeError
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import InaccessibleMessage
from aiohttp import ClientTimeout

CONNECT_SECONDS = 8.0


class Session(AiohttpSession):
    """- a time limit for connecting apart from the whole: a call that never connected was surely not delivered
    - a message that was taken counts as sent, though a field of the reply may be new to aiogram: to call it a failure
      would send it twice
    """

    def __init__(self, base: str, seconds: float) -> None:
        super().__init__(api=TelegramAPIServer.from_base(base))
        # aiogram hands this on to aiohttp as it is, which takes numbers and ClientTimeout alike
        self.timeout = ClientTimeout(total=seconds, connect=CONNECT_SECONDS)  # type: ignore[assignment]

    async def close(self) -> None:
        """Close at once; aiogram's own waits a quarter of a second for what aiohttp now waits for itself."""
        if self._session is not None and not self._session.closed:
            await self._session.close()

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        """As aiogram's, but a message that was taken is never an error."""
        try:
            return super().check_response(bot, method, status_code, content)
        except ClientDecodeError as error:
            taken = _taken(error.data)
            if taken is None:
                raise
            return Response.model_construct(ok=True, result=taken)


def _taken(data: object) -> InaccessibleMessage | None:
    result = data.get("result") if isinstance(data, dict) and data.get("ok") is True else None
    if not isinstance(result, dict) or "message_id" not in result:
        return None
    return InaccessibleMessage.model_construct(message_id=result["message_id"], date=0)
