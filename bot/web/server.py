"""The web server: an application behind the guard, listening on one port."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from aiohttp import web
from aiohttp.web_routedef import AbstractRouteDef

from bot.config import PREFIX, SettingError
from bot.web.connection import Connection, headers_came
from bot.web.guards import Guard, Handler

KEEPALIVE_SECONDS = 75  # longer than a reverse proxy keeps an idle connection
SHUTDOWN_SECONDS = 10
BACKLOG = 1024  # connections that may wait to be taken: a platform brings much at once after an outage
_GUARD = web.AppKey("guard", Guard)


def make_app(guard: Guard, routes: Iterable[AbstractRouteDef]) -> web.Application:
    """The application: `routes` and nothing else (other paths 404, other methods 405), all behind `guard`."""
    app = web.Application(
        middlewares=[_note_headers, guard.middleware()], client_max_size=guard.limits.body_bytes, handler_args={}
    )
    app[_GUARD] = guard
    app.add_routes(routes)
    app.on_response_prepare.append(_say_nothing_of_us)
    return app


@asynccontextmanager
async def listening(app: web.Application, listen: str) -> AsyncIterator[str]:
    """Serve `app` on `HOST:PORT` while the context is open; yields the address, with the port that port 0 became.

    Raises `SettingError` if it cannot listen there. At the end no new call is taken; those in work get 10 s.
    """
    host, _, port = listen.rpartition(":")
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=SHUTDOWN_SECONDS)
    await runner.setup()
    try:
        listener = await _listen(runner, app[_GUARD].limits.seconds, host.strip("[]"), int(port))
        try:
            yield f"{host}:{listener.sockets[0].getsockname()[1]}"
        finally:
            listener.close()
    finally:
        await runner.cleanup()


async def _listen(runner: web.AppRunner, header_seconds: float, host: str, port: int) -> asyncio.Server:
    server = runner.server
    if server is None:
        raise RuntimeError("the runner was not set up")

    def connection() -> Connection:
        return Connection(server, header_seconds=header_seconds, keepalive_seconds=KEEPALIVE_SECONDS)

    try:
        return await asyncio.get_running_loop().create_server(connection, host, port, backlog=BACKLOG)
    except OSError as error:
        why = os.strerror(error.errno) if error.errno else str(error)
        raise SettingError(
            f"{PREFIX}LISTEN, {PREFIX}METRICS_LISTEN: cannot listen on {host}:{port}: {why}; choose another one"
        ) from error


@web.middleware
async def _note_headers(request: web.Request, handler: Handler) -> web.StreamResponse:
    headers_came(request)
    return await handler(request)


async def _say_nothing_of_us(_request: web.Request, response: web.StreamResponse) -> None:
    """No name and no version of ours (T20)."""
    response.headers.pop("Server", None)
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
