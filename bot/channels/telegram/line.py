"""The Telegram channel put together: webhook or polling, sending, and its upkeep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import structlog

from bot.channels.line import Alarms, Line
from bot.channels.port import SendFailed
from bot.channels.telegram import secret, setup
from bot.channels.telegram.api import BotApi
from bot.channels.telegram.polling import Poller
from bot.channels.telegram.receive import TelegramReceiver
from bot.channels.telegram.send import TelegramSender
from bot.clock import Clock
from bot.config import Settings
from bot.web.webhooks import Store, Webhooks
from handlers.talk import Channel
from storage.keys import Keys
from storage.leadership import Leadership

log = structlog.get_logger(__name__)

CHECK_SECONDS = 300.0  # T17
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0

Commands = Mapping[str, Mapping[str, str]]


class Upkeep:
    """Registers the bot with Telegram, and looks every five minutes that nobody took it over."""

    def __init__(
        self,
        settings: Settings,
        api: BotApi,
        receiver: TelegramReceiver,
        commands: Commands,
        clock: Clock,
        alarms: Alarms,
    ) -> None:
        self._settings = settings
        self._api = api
        self._receiver = receiver
        self._commands = commands
        self._clock = clock
        self._alarms = alarms
        self._told: tuple[str, ...] = ()

    @property
    def _address(self) -> str:
        return self._settings.public_url if self._settings.telegram_mode == "webhook" else ""

    async def run(self) -> None:
        """Until cancelled."""
        await self._register()
        while True:
            await self._clock.sleep(CHECK_SECONDS)
            try:
                await self._look()
            except Exception:  # the database may be away for a moment: then the alarm is given at the next look (D8)
                log.exception("telegram_upkeep_failed")

    async def _register(self) -> None:
        """Until Telegram has taken it: the platform may be away when we start (F12)."""
        pause = FIRST_PAUSE
        while not await self._registered():
            await self._clock.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _registered(self) -> bool:
        try:
            self._receiver.username = await setup.own_name(self._api)
            if self._address:
                await setup.use_webhook(self._api, self._address, self._settings.telegram_secret.get_secret_value())
            elif self._settings.telegram_mode == "polling":
                await setup.use_polling(self._api)
            await setup.show_commands(self._api, self._commands)
        except SendFailed as failed:
            log.warning("telegram_not_registered", failure=failed.failure.value, detail=failed.detail)
            return False
        log.info("telegram_registered", username=self._receiver.username, mode=self._settings.telegram_mode)
        return True

    async def _look(self) -> None:
        try:
            problems = await setup.check_webhook(self._api, self._address)
        except SendFailed as failed:
            problems = (failed.detail,)
        for problem in problems:
            log.error("telegram_webhook", problem=problem)
        if problems and problems != self._told:
            await self._alarms.tell(Channel.TELEGRAM, "; ".join(problems))
        self._told = problems


def telegram_line(
    settings: Settings,
    keys: Keys,
    clock: Clock,
    store: Store,
    hooks: Webhooks,
    lead: Leadership,
    commands: Commands,
    alarms: Alarms,
) -> Line:
    """Put the channel together. Raises `SettingError` for a token that cannot be one."""
    token = settings.telegram_token.get_secret_value()
    api = BotApi(token, settings.telegram_api)
    receiver = TelegramReceiver(api.bot_id, "", api.fetch, keys)
    upkeep = Upkeep(settings, api, receiver, commands, clock, alarms)
    sender = TelegramSender(api)
    if settings.telegram_mode == "polling":

        async def keep(bodies: Sequence[bytes]) -> None:
            await store(Channel.TELEGRAM, bodies)

        poller = Poller(token, settings.telegram_api, keep, clock)
        return Line(sender, sender.close, receiver, (), (upkeep.run, partial(poller.run, lead.hold)))
    is_secret = partial(secret.matches, secret=settings.telegram_secret.get_secret_value())
    return Line(sender, sender.close, receiver, (hooks.telegram(is_secret),), (upkeep.run,))
