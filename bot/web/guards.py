"""What every call must pass before a handler sees it: limits of size, time, number and rate (T15), and silence (T20).

Only bad calls are charged to their address: wrong secrets, bad signatures, unknown paths. A platform that proves
itself is never held up, however much it brings after an outage.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog
from aiohttp import web
from aiohttp.typedefs import Middleware

from bot.metrics import Metrics
from bot.web.budget import Budget
from bot.web.client_address import TrustedProxies, caller_of, subscriber

log = structlog.get_logger(__name__)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
UNPROVEN = web.RequestKey("unproven", bool)
"""Set by a handler that took a call as a stranger's though it answered 200."""
RETRY_SECONDS = 2
_CLOSING = frozenset({408, 413, 429, 503})


@dataclass(frozen=True)
class Limits:
    """`seconds`: for the headers, and again for the body. `at_once`: calls in work. `bad_calls`: of one address."""

    body_bytes: int = 1024 * 1024
    seconds: float = 5
    at_once: int = 128
    bad_calls: int = 2000
    bad_calls_per_second: float = 50


class Guard:
    """The guard of one listening port."""

    def __init__(
        self,
        seconds: Callable[[], float],
        *,
        limits: Limits | None = None,
        proxies: TrustedProxies | None = None,
        metrics: Metrics | None = None,
    ) -> None:
        self.limits = limits or Limits()
        self.proxies = proxies or TrustedProxies()
        self.metrics = metrics or Metrics()
        self._budget = Budget(self.limits.bad_calls, self.limits.bad_calls_per_second, seconds)
        self._in_work = 0

    def middleware(self) -> Middleware:
        """The guard as aiohttp wants it."""

        @web.middleware
        async def watch(request: web.Request, handler: Handler) -> web.StreamResponse:
            return await self._watch(request, handler)

        return watch

    async def read_body(self, request: web.Request) -> bytes:
        """The whole body. Raises 413 over the limit, 408 when it comes too slowly, 400 when it breaks off."""
        if (request.content_length or 0) > self.limits.body_bytes:
            raise self._too_large(request.content_length or 0)
        try:
            async with asyncio.timeout(self.limits.seconds):
                return await self._read(request)
        except TimeoutError:
            raise web.HTTPRequestTimeout from None
        except (web.RequestPayloadError, ConnectionError):
            raise web.HTTPBadRequest from None

    async def _read(self, request: web.Request) -> bytes:
        read = bytearray()
        async for chunk in request.content.iter_any():
            read += chunk
            if len(read) > self.limits.body_bytes:
                raise self._too_large(len(read))
        return bytes(read)

    def _too_large(self, size: int) -> web.HTTPException:
        return web.HTTPRequestEntityTooLarge(max_size=self.limits.body_bytes, actual_size=size)

    async def _watch(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        who = subscriber(caller_of(request, self.proxies))
        if wait := self._budget.wait(who):
            return self._refuse(429, "rate", wait)
        if self._in_work >= self.limits.at_once:
            return self._refuse(503, "concurrency", RETRY_SECONDS)
        self._in_work += 1
        try:
            response = await _answer(request, handler)
        finally:
            self._in_work -= 1
        if request.get(UNPROVEN, False) or 400 <= response.status < 500:
            self._budget.charge(who)
        return response

    def _refuse(self, status: int, guard: str, wait: float) -> web.Response:
        self.metrics.limited.labels(guard).inc()
        return bare(status, retry_after=wait)


async def _answer(request: web.Request, handler: Handler) -> web.StreamResponse:
    """The handler's answer; an error without one becomes a bare 500 (T20: no stack traces)."""
    try:
        return await handler(request)
    except web.HTTPException as error:
        # The router's own errors become bare; one that a handler raised with words of its own keeps them.
        if error.status not in _CLOSING and error.text != f"{error.status}: {error.reason}":
            raise
        return bare(error.status, allow=error.headers.get("Allow"))
    except Exception:
        log.exception("a call failed", method=request.method)
        return bare(500)


def bare(status: int, *, retry_after: float | None = None, allow: str | None = None) -> web.Response:
    """An answer with a constant empty body."""
    response = web.Response(status=status)
    if retry_after is not None:
        response.headers["Retry-After"] = str(max(1, math.ceil(retry_after)))
    if allow is not None:
        response.headers["Allow"] = allow
    if status in _CLOSING:
        response.force_close()
    return response
