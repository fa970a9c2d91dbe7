"""Starts the sandbox: emulators, mail server, people, page and the real bot, all on one port of this machine."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Protocol

import click
from aiohttp import web
from aiohttp.typedefs import Middleware
from aiohttp.web_routedef import AbstractRouteDef

from bot import config
from bot.clock import Clock
from bot.config import SettingError, Settings
from bot.limits import ChannelLimits, limits_at
from bot.sandbox.door import Door
from bot.sandbox.faults import Faults
from bot.sandbox.home import Home
from bot.sandbox.interface import Interface
from bot.sandbox.ledger import Ledger
from bot.sandbox.mail import mail_server
from bot.sandbox.pages import page_routes
from bot.sandbox.people import sample_groups, sample_people
from bot.sandbox.place import Place
from bot.sandbox.quiet import Quiet, work_is_due
from bot.sandbox.seed import seed
from bot.sandbox.telegram import TelegramEmulator
from bot.sandbox.telegram_limits import Limits
from bot.sandbox.zalo import ZaloEmulator
from bot.web.guards import Guard, Handler
from handlers.talk import Channel
from storage import facts
from storage.work import Database

HOST = "127.0.0.1"
OFFSET = "clock_offset"  # the same name in the bot's database and in the emulators' memory; seconds
LARGEST_BODY = 64 * 1024 * 1024
GRACE = 2.0  # seconds that the bot, then open connections, have when the sandbox stops


class Bot(Protocol):
    """The real thing, as the sandbox runs it."""

    @property
    def database(self) -> Database:
        """Where it keeps everything; upgraded already."""

    def routes(self) -> Sequence[AbstractRouteDef]:
        """Its webhooks and pages."""

    async def run(self) -> None:
        """Work until `stop`, then finish what is under way."""

    @property
    def guard(self) -> Guard:
        """What stands before its routes."""

    def stop(self) -> None:
        """Begin nothing more."""

    def wake(self) -> None:
        """Look at once for what is due: the clock was turned."""

    async def close(self) -> None:
        """Let go of everything."""


Build = Callable[[Settings, Clock, Mapping[Channel, ChannelLimits]], Awaitable[Bot]]


@dataclass(frozen=True)
class _World:
    """The emulated outside."""

    ledger: Ledger
    faults: Faults
    clock: Clock
    telegram: TelegramEmulator
    zalo: ZaloEmulator

    @property
    def doors(self) -> dict[str, Door]:
        return {"telegram": self.telegram, "zalo": self.zalo}


async def run(port: int, data_dir: Path, fresh: bool, build: Build | None, pace: float = 1.0) -> None:
    """Run the sandbox until SIGINT or SIGTERM. Without `build` the emulators run alone, for `serve` processes.

    `pace`: how many times as quickly as the real platforms the emulators let the bot write, and the bot does write;
    1.0 keeps the real limits. The clock, the waits that a platform asks for, and everything else stay as they are.

    Raises `DatabaseRefused` when another sandbox holds `data_dir`, `SettingError` when the port is taken.
    """
    home = Home(data_dir, fresh)
    ledger = Ledger(home.ledger, sample_people(), sample_groups())
    try:
        world = _world(home, ledger, port, "" if build else config.load().public_url, pace)
        async with mail_server(ledger, world.clock, 0 if build else port + 1) as mail_port:
            settings = home.settings(port, mail_port, world.zalo.refresh_token)
            if build is None:
                await _run_alone(world, port, home, settings)
            else:
                await _run_with(await build(settings, world.clock, limits_at(pace)), world, port)
    finally:
        ledger.close()
        home.close()


async def _run_with(bot: Bot, world: _World, port: int) -> None:
    try:
        await bot.database.write(seed)

        async def turn(by: timedelta) -> None:
            _turn(world, by)
            seconds = str(world.clock.offset.total_seconds())
            await bot.database.write(lambda work: facts.put(work, OFFSET, seconds))
            bot.wake()

        quiet = Quiet(world.ledger, Clock(), world.doors.values(), lambda: bot.database.read(work_is_due))
        async with _serving(_place(world, quiet, turn), port, bot.routes(), bot.guard):
            click.echo(f"Sandbox / hộp cát: http://{HOST}:{port}/   (Ctrl+C: stop / dừng)")
            await _until_stopped(world, bot)
    finally:
        await bot.close()


async def _run_alone(world: _World, port: int, home: Home, settings: Settings) -> None:
    async def turn(by: timedelta) -> None:
        _turn(world, by)

    quiet = Quiet(world.ledger, Clock(), world.doors.values(), None)
    async with _serving(_place(world, quiet, turn), port, []):
        click.echo(f"Emulators / trình giả lập: http://{HOST}:{port}/   (Ctrl+C: stop / dừng)")
        click.echo(f"Settings for `phatngon serve`: {home.write_settings(settings)}")
        await _until_stopped(world, None)


def _world(home: Home, ledger: Ledger, port: int, elsewhere: str, pace: float) -> _World:
    """The emulators. `elsewhere`: where the bot listens if not here; Zalo is told in its console, so we must be too."""
    clock = Clock(timedelta(seconds=float(ledger.fact(OFFSET, "0"))))
    faults = Faults()
    own, here = home.identity, f"http://{HOST}:{port}"
    public = (elsewhere or here).rstrip("/")
    return _World(
        ledger,
        faults,
        clock,
        TelegramEmulator(ledger, faults, clock, own.telegram_token, limits=Limits.at(pace)),
        ZaloEmulator(
            ledger,
            faults,
            clock,
            own.zalo_app_id,
            own.zalo_app_secret,
            own.zalo_oa_id,
            own.zalo_oa_secret,
            here,
            webhook_url=f"{public}/zalo/webhook",
            callback_url=f"{public}/zalo/callback",
        ),
    )


def _place(world: _World, quiet: Quiet, turn: Callable[[timedelta], Awaitable[None]]) -> Place:
    return Place(world.ledger, world.faults, world.clock, world.doors, quiet, turn)


def _turn(world: _World, by: timedelta) -> None:
    world.clock.offset += by
    world.ledger.keep_fact(OFFSET, str(world.clock.offset.total_seconds()))


@asynccontextmanager
async def _serving(
    place: Place, port: int, more: Sequence[AbstractRouteDef], guard: Guard | None = None
) -> AsyncIterator[None]:
    """Serve page, interface, emulators and the bot's own routes, these behind its guard, while the context lasts."""
    guarded = [_only_for(guard, {route.path for route in more if isinstance(route, web.RouteDef)})] if guard else []
    application = web.Application(client_max_size=LARGEST_BODY, middlewares=guarded)
    application.add_routes([*page_routes(), *Interface(place).routes(), *more])
    for door in place.doors.values():
        application.add_routes(door.routes())
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=GRACE)
    await runner.setup()
    try:
        await _listen(runner, port)
        yield
    finally:
        await runner.cleanup()


def _only_for(guard: Guard, paths: set[str]) -> Middleware:
    """The guard before those paths alone: the page and the emulators are not the bot's."""
    watch = guard.middleware()

    @web.middleware
    async def choose(request: web.Request, handler: Handler) -> web.StreamResponse:
        found = request.match_info.route.resource
        ours = found is not None and found.canonical in paths
        return await (watch(request, handler) if ours else handler(request))

    return choose


async def _listen(runner: web.AppRunner, port: int) -> None:
    try:
        await web.TCPSite(runner, HOST, port).start()
    except OSError as error:
        raise SettingError(f"--port {port} cannot be used ({error.strerror}): choose another, such as 8081") from error


async def _until_stopped(world: _World, bot: Bot | None) -> None:
    """Run everything until a signal comes or something fails; the bot may finish what is under way."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(_job(door.run)) for door in world.doors.values()]
        if bot is not None:
            tasks.append(group.create_task(_job(bot.run)))
        await stop.wait()
        if bot is not None:
            bot.stop()
            await asyncio.wait(tasks[-1:], timeout=GRACE)
        for task in tasks:
            task.cancel()


async def _job(job: Callable[[], Awaitable[None]]) -> None:
    await job()
