"""The composition root: settings become a database, channels, and the four workers."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from functools import partial

from bot import alarms, requirements
from bot.anchors import FOLDER, Anchors
from bot.app import App
from bot.channels.email import EmailSender
from bot.channels.line import Alarms, Line
from bot.channels.zalo.line import zalo_line
from bot.clock import Clock
from bot.config import Settings
from bot.delivery.worker import Delivery
from bot.failpoints import Failpoints
from bot.intake import Intake
from bot.issuing import Issuing
from bot.letters import Letters
from bot.letters.pages import pages
from bot.limits import LIMITS, ChannelLimits, Limits
from bot.metrics import Metrics
from bot.processing import Processing
from bot.reading import CurrentReader
from bot.texts import Texts
from bot.timekeeping import Timekeeping
from bot.web.client_address import TrustedProxies
from bot.web.contacts.pages import ContactPages
from bot.web.guards import Guard
from bot.web.health import Health
from bot.web.pulse import Pulse
from bot.web.webhooks import Webhooks
from handlers.commands import LISTED
from handlers.issuing.composing import Desk
from handlers.scene import Surroundings
from handlers.talk import Channel, Text, say
from locales import LANGUAGES
from storage import directory, facts, mail, upgrade
from storage.clocks import ZONE
from storage.engine import open_database
from storage.keys import Keys
from storage.work import Database


async def build(settings: Settings, clock: Clock, limits: Mapping[Channel, ChannelLimits] = LIMITS) -> App:
    """Upgrade and open the database, put everything together. Raises `SettingError`, `DatabaseRefused`."""
    keys = Keys.derive(requirements.require_secret_key(settings))
    await upgrade.upgrade(settings.database_url)
    database = await open_database(settings.database_url, clock.now, keys)
    await database.write(directory.load_starter)
    await database.write(lambda work: facts.put(work, ZONE, settings.timezone))
    await database.write(lambda work: mail.note(work, bool(settings.smtp_url.get_secret_value())))
    reader = await CurrentReader.of(database)
    return _Builder(settings, clock, database, keys, reader, Limits(clock, limits)).app()


class _Builder:
    """Puts an `App` together; each method one part of it."""

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        database: Database,
        keys: Keys,
        reader: CurrentReader,
        limits: Limits,
    ) -> None:
        self.settings, self.clock, self.database, self.keys = settings, clock, database, keys
        self.reader, self.limits = reader, limits
        self.texts = Texts(settings.zone)
        self.metrics = Metrics()
        self.pulse = Pulse(clock.steady)
        self.failpoints = Failpoints.parse(settings.failpoints)
        self.arrived, self.waiting, self.time = asyncio.Event(), asyncio.Event(), asyncio.Event()
        self.approved = asyncio.Event()
        self.guard = Guard(
            clock.monotonic, proxies=TrustedProxies.parse(settings.trusted_proxies), metrics=self.metrics
        )

    def app(self) -> App:
        """The program."""
        lines = self._lines()
        senders = {channel: line.sender for channel, line in lines.items()}
        receivers = {channel: line.receiver for channel, line in lines.items() if line.receiver}
        letters = Letters(self.settings.data_dir)
        around = Surroundings(
            self.reader,
            self.settings.zone,
            self.settings.require_pin,
            self.settings.public_url.rstrip("/"),
            self._in_language,
            pages=pages,
            letters=letters,
            asks_agreement=self.settings.report_up == "consent",
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
                self.reader,
                self.approved.set,
            ),
            Delivery(
                self.database,
                senders,
                self.texts,
                self.clock,
                self.keys,
                self.waiting,
                limits=self.limits,
                failpoints=self.failpoints,
                count=self._count_sent,
                beat=partial(self.pulse.beat, "delivery"),
                receipt=self.time.set,
            ),
            Timekeeping(
                self.database,
                self.time,
                self.waiting,
                partial(self.pulse.beat, "timekeeping"),
                Anchors(self.settings.data_dir / FOLDER, self.settings.zone),
            ),
            Issuing(
                self.database,
                letters,
                Desk(self._in_language, self.settings.zone),
                self.approved,
                self.waiting,
                self.failpoints,
                partial(self.pulse.beat, "issuing"),
            ),
            self.guard,
            Health(
                self.database,
                partial(upgrade.check, self.settings.database_url),
                self.pulse,
                self.metrics,
                self.clock.monotonic,
            ),
            ContactPages(self.database, self.texts, self.settings.zone),
            (self.arrived, self.waiting, self.time, self.approved),
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
            sender = EmailSender(self.settings)
            lines[Channel.EMAIL] = Line(sender, sender.close)
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

    def _in_language(self, text: Text, language: str) -> str:
        return self.texts.render(text, language).text

    def _words(self, key: str) -> str:
        return self.texts.render(say(key), "vi").text
