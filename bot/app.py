"""The composition root: settings become a database, channels, and the four workers."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Callable, Collection, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial

import structlog
from aiohttp.web_routedef import AbstractRouteDef

from bot import alarms, requirements
from bot.channels.email import EmailSender
from bot.channels.line import Alarms, Job, Line
from bot.channels.zalo.line import zalo_line
from bot.clock import Clock, wait
from bot.config import SettingError, Settings
from bot.control import ControlServer, socket_path
from bot.delivery.worker import Delivery
from bot.failpoints import Failpoints
from bot.intake import Intake
from bot.metrics import Metrics
from bot.operations.acts import Acts
from bot.operations.start import PARTS
from bot.processing import Processing
from bot.texts import Texts
from bot.timekeeping import Timekeeping
from bot.web.client_address import TrustedProxies
from bot.web.guards import Guard
from bot.web.health import Health
from bot.web.pulse import Pulse
from bot.web.server import listening, make_app
from bot.web.webhooks import Webhooks
from handlers.commands import LISTED
from handlers.scene import Surroundings
from handlers.talk import Channel, say
from handlers.understanding.reader import Reader
from locales import LANGUAGES
from storage import directory, upgrade
from storage.address import parse, sqlite_path
from storage.engine import open_database
from storage.keys import Keys
from storage.work import Database

log = structlog.get_logger(__name__)

GRACE_SECONDS = 20.0  # K12
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0


@dataclass
class App:
    """The whole program in one process. `run` until `stop`; then `close`."""

    settings: Settings
    clock: Clock
    database: Database
    lines: dict[Channel, Line]
    processing: Processing
    delivery: Delivery
    timekeeping: Timekeeping
    guard: Guard
    health: Health
    wakes: tuple[asyncio.Event, ...]
    _stopped: asyncio.Event = field(default_factory=asyncio.Event)
    _ending: asyncio.Event = field(default_factory=asyncio.Event)

    @classmethod
    async def build(cls, settings: Settings, clock: Clock) -> App:
        """Upgrade and open the database, put everything together. Raises `SettingError`, `DatabaseRefused`."""
        keys = Keys.derive(requirements.require_secret_key(settings))
        await upgrade.upgrade(settings.database_url)
        database = await open_database(settings.database_url, clock.now, keys)
        await database.write(directory.load_starter)
        return _Builder(settings, clock, database, keys).app()

    def routes(self) -> list[AbstractRouteDef]:
        """Webhooks and pages."""
        return [*(route for line in self.lines.values() for route in line.routes), *self.health.routes()]

    async def run(self, only: Collection[str] = PARTS) -> None:
        """Work until `stop` is called, then finish what is under way (K12)."""
        jobs = self._jobs(only)
        async with asyncio.TaskGroup() as group:
            endless = [group.create_task(self._keep(job)) for job in jobs]
            workers = [group.create_task(self._keep(job)) for job in self._workers(only)]
            await self._stopped.wait()
            for worker in (self.processing, self.delivery, self.timekeeping):
                worker.stop()
            for task in endless:
                task.cancel()
            if workers:
                await asyncio.wait(workers, timeout=GRACE_SECONDS)
            for task in workers:
                task.cancel()

    async def _keep(self, job: Job) -> None:
        """Run a job; one that fails is begun again after a growing pause, and takes nobody with it (C5)."""
        pause = FIRST_PAUSE
        while not self._stopped.is_set():
            try:
                return await job()
            except SettingError:
                raise
            except Exception:
                log.exception("job_failed", again_in=pause)
            await wait(self._ending, pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        return None

    def stop(self) -> None:
        """Begin nothing more; `run` returns when what is under way is done."""
        self._stopped.set()
        self._ending.set()

    def wake(self) -> None:
        """Look at once for what is due."""
        for event in self.wakes:
            event.set()

    async def close(self) -> None:
        """Let go of everything."""
        for line in self.lines.values():
            await line.close()
        await self.database.close()

    def _workers(self, only: Collection[str]) -> list[Job]:
        found: dict[str, Job] = {
            "processing": self.processing.run,
            "delivery": self.delivery.run,
            "timekeeping": self.timekeeping.run,
        }
        return [job for name, job in found.items() if name in only]

    def _jobs(self, only: Collection[str]) -> list[Job]:
        return [job for line in self.lines.values() for job in line.jobs] if "intake" in only else []


class _Builder:
    """Puts an `App` together; each method one part of it."""

    def __init__(self, settings: Settings, clock: Clock, database: Database, keys: Keys) -> None:
        self.settings, self.clock, self.database, self.keys = settings, clock, database, keys
        self.texts = Texts(settings.zone)
        self.metrics = Metrics()
        self.pulse = Pulse(clock.steady)
        self.failpoints = Failpoints.parse(settings.failpoints)
        self.arrived, self.waiting, self.time = asyncio.Event(), asyncio.Event(), asyncio.Event()
        self.guard = Guard(
            clock.monotonic, proxies=TrustedProxies.parse(settings.trusted_proxies), metrics=self.metrics
        )

    def app(self) -> App:
        """The program."""
        lines = self._lines()
        senders = {channel: line.sender for channel, line in lines.items()}
        receivers = {channel: line.receiver for channel, line in lines.items() if line.receiver}
        around = Surroundings(
            Reader.starter(),
            self.settings.zone,
            self.settings.require_pin,
            self.settings.public_url.rstrip("/"),
        )
        return App(
            self.settings,
            self.clock,
            self.database,
            lines,
            Processing(
                self.database,
                receivers,
                senders,
                self.texts,
                around,
                self.arrived,
                self.waiting,
                self.failpoints,
                partial(self.pulse.beat, "processing"),
                self._count_handled,
            ),
            Delivery(
                self.database,
                senders,
                self.texts,
                self.clock,
                self.keys,
                self.waiting,
                failpoints=self.failpoints,
                count=self._count_sent,
                beat=partial(self.pulse.beat, "delivery"),
            ),
            Timekeeping(self.database, self.time, self.waiting, partial(self.pulse.beat, "timekeeping")),
            self.guard,
            Health(
                self.database,
                partial(upgrade.check, self.settings.database_url),
                self.pulse,
                self.metrics,
                self.clock.monotonic,
            ),
            (self.arrived, self.waiting, self.time),
        )

    def _lines(self) -> dict[Channel, Line]:
        """The channels that are set up."""
        intake: list[Intake] = []

        async def store(channel: Channel, bodies: Sequence[bytes]) -> None:
            await intake[0].store(channel, bodies)

        hooks = Webhooks(store, self.guard, self.metrics, self.clock.monotonic)
        told = Alarms(partial(alarms.tell, self.database))
        lines: dict[Channel, Line] = {}
        if self.settings.has_telegram:
            from bot.channels.telegram.line import telegram_line  # aiogram is half of the memory: for Telegram only

            lead = self.database.leadership("telegram-polling")
            commands = self._commands()
            lines[Channel.TELEGRAM] = telegram_line(
                self.settings, self.keys, self.clock, store, hooks, lead, commands, told
            )
        if self.settings.has_zalo:
            lines[Channel.ZALO] = zalo_line(
                self.settings, self.database, self.clock, store, hooks, self._words, told, self.failpoints
            )
        if self.settings.smtp_url.get_secret_value():
            mail = EmailSender(self.settings)
            lines[Channel.EMAIL] = Line(mail, mail.close)
        receivers = [line.receiver for line in lines.values() if line.receiver]
        intake.append(Intake(self.database, receivers, self.arrived, self.metrics, self.failpoints))
        return lines

    def _count_sent(self, channel: str, outcome: str) -> None:
        self.metrics.sent.labels(channel, outcome).inc()

    def _count_handled(self, channel: str, outcome: str) -> None:
        self.metrics.handled.labels(channel, outcome).inc()

    def _commands(self) -> dict[str, dict[str, str]]:
        """The menu of commands by language; Vietnamese for every language that we do not speak."""
        shown = {language: {name: self._command(name, language) for name in LISTED} for language in LANGUAGES}
        return {"": shown["vi"], **shown}

    def _command(self, name: str, language: str) -> str:
        return self.texts.render(say(f"command_{name}"), language).text

    def _words(self, key: str) -> str:
        return self.texts.render(say(key), "vi").text


async def build(settings: Settings, clock: Clock) -> App:
    """The program, as the sandbox runs it."""
    return await App.build(settings, clock)


async def serve(settings: Settings, only: Collection[str]) -> None:
    """`phatngon serve`: run the parts named until SIGTERM or SIGINT."""
    clock = Clock()
    app = await App.build(settings, clock)
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
