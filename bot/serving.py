"""`phatngon serve`: the program with its control socket and its web server, until it is told to stop."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager

import structlog

from bot.app import App
from bot.building import build
from bot.clock import Clock
from bot.config import Settings
from bot.control import ControlServer, socket_path
from bot.operations.acts import Acts
from bot.web.server import listening, make_app
from storage.address import parse, sqlite_path

log = structlog.get_logger(__name__)


async def serve(settings: Settings, only: Collection[str]) -> None:
    """`phatngon serve`: run the parts named until SIGTERM or SIGINT."""
    clock = Clock()
    app = await build(settings, clock)
    try:
        async with _control(app), _web(app, only) as address:
            log.info("serving", parts=sorted(only), address=address)
            _stop_on_signal(app.stop)
            await app.run(only)
    finally:
        await app.close()


@asynccontextmanager
async def _control(app: App) -> AsyncIterator[None]:
    """The socket for commands that write: on SQLite alone, since on PostgreSQL they reach the database themselves."""
    if sqlite_path(parse(app.settings.database_url)) is None:
        yield
        return
    acts = Acts(app.settings, app.database, app.clock)
    async with ControlServer(socket_path(app.settings.data_dir), acts.commands()).listening():
        yield


@asynccontextmanager
async def _web(app: App, only: Collection[str]) -> AsyncIterator[str]:
    """The port of the webhooks and pages, if one of their parts runs here; the metrics' own port if there is one."""
    if not {"intake", "web"} & set(only):
        yield ""
        return
    async with listening(make_app(app.guard, app.routes()), app.settings.listen) as address:
        if not app.settings.metrics_listen:
            yield address
            return
        async with listening(make_app(app.guard, app.health.metrics_routes()), app.settings.metrics_listen):
            yield address


def _stop_on_signal(stop: Callable[[], None]) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop)
