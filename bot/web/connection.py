"""One TCP connection: its first headers come in time or it is closed (T15); its errors say nothing (T20)."""

from __future__ import annotations

import asyncio

import structlog
from aiohttp import web

log = structlog.get_logger(__name__)

TOO_SLOW = b"HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class Connection(web.RequestHandler):
    """aiohttp's connection with a deadline for the first headers; later ones have the keep-alive timeout."""

    def __init__(self, server: web.Server, *, header_seconds: float, keepalive_seconds: float) -> None:
        super().__init__(
            server,
            loop=asyncio.get_running_loop(),
            access_log=None,  # type: ignore[arg-type]  # None is how aiohttp's own runner switches it off
            keepalive_timeout=keepalive_seconds,
            lingering_time=1.0,
            auto_decompress=False,  # signatures cover the raw bytes, and nobody packs a bomb for us
        )
        self._header_seconds = header_seconds
        self._deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Start the clock."""
        super().connection_made(transport)
        loop = asyncio.get_running_loop()
        self._deadline = loop.call_later(self._header_seconds, self._too_slow)

    def connection_lost(self, exc: BaseException | None) -> None:
        """Stop the clock."""
        self.headers_came()
        super().connection_lost(exc)

    def headers_came(self) -> None:
        """The headers are complete."""
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def handle_error(
        self, request: web.BaseRequest, status: int = 500, exc: BaseException | None = None, message: str | None = None
    ) -> web.StreamResponse:
        """A bare answer to what is no HTTP. Its bytes are not logged: they may be anything."""
        self.headers_came()
        log.info("a call was no proper HTTP", status=status, error=type(exc).__name__)
        response = web.Response(status=status, headers={"Server": "phatngon"})
        response.force_close()
        return response

    def _too_slow(self) -> None:
        if self.transport is not None:
            self.transport.write(TOO_SLOW)
            self.force_close()


def headers_came(request: web.Request) -> None:
    """Tell the connection of a request that its headers are complete."""
    if isinstance(request.protocol, Connection):
        request.protocol.headers_came()
