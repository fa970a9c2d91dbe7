"""The platforms' ways in: check who calls, store what came, and only then say 200 (F6, T11, T13, T16)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence

import structlog
from aiohttp import web

from bot.metrics import Metrics
from bot.redaction import brief
from bot.web.guards import RETRY_SECONDS, UNPROVEN, Guard, bare
from bot.web.seldom import Seldom
from handlers.talk import Channel

log = structlog.get_logger(__name__)

TELEGRAM_PATH = "/telegram/webhook"
ZALO_PATH = "/zalo/webhook"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
STORE_SECONDS = 5
LOG_EVERY_SECONDS = 60

Store = Callable[[Channel, Sequence[bytes]], Awaitable[None]]


class Webhooks:
    """The handlers of both webhooks. `store` is `Intake.store`; `seconds` a clock that never runs backwards."""

    def __init__(self, store: Store, guard: Guard, metrics: Metrics, seconds: Callable[[], float]) -> None:
        self._store = store
        self._guard = guard
        self._metrics = metrics
        self._seldom = Seldom(LOG_EVERY_SECONDS, seconds)

    def telegram(self, is_secret: Callable[[str | None], bool]) -> web.RouteDef:
        """`POST /telegram/webhook`: 401 before the body is read unless the header is the secret; else a bare 200."""

        async def handle(request: web.Request) -> web.StreamResponse:
            if not is_secret(request.headers.get(SECRET_HEADER)):
                self._drop(Channel.TELEGRAM, "a call without the right secret was refused")
                response = bare(401)
                response.force_close()
                return response
            return await self._keep(Channel.TELEGRAM, await self._guard.read_body(request))

        return web.post(TELEGRAM_PATH, handle)

    def zalo(self, is_genuine: Callable[[bytes, Mapping[str, str]], bool]) -> web.RouteDef:
        """`POST /zalo/webhook`: what is not signed is answered 200 and dropped, as the console needs it."""

        async def handle(request: web.Request) -> web.StreamResponse:
            body = await self._guard.read_body(request)
            if is_genuine(body, request.headers):
                return await self._keep(Channel.ZALO, body)
            request[UNPROVEN] = True
            self._drop(Channel.ZALO, "a call without the right signature was dropped")
            return bare(200)

        return web.post(ZALO_PATH, handle)

    async def _keep(self, channel: Channel, body: bytes) -> web.Response:
        """Store, then say so; 503 when storage is away: the platform brings it again (D3, D8)."""
        try:
            async with asyncio.timeout(STORE_SECONDS):
                await self._store(channel, [body])
        except Exception as error:
            self._metrics.refused.labels(channel).inc()
            log.error("an update could not be stored", channel=channel.value, error=brief(error))
            return bare(503, retry_after=RETRY_SECONDS)
        return bare(200)

    def _drop(self, channel: Channel, sentence: str) -> None:
        """Count it, and log it now and then: never what it held, nor each of a flood."""
        self._metrics.dropped.labels(channel, "unproven").inc()
        if times := self._seldom.times(sentence):
            log.warning(sentence, channel=channel.value, times=times)
