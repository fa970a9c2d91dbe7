"""Telegram as the tests have it: the strict emulator on loopback, and the bot's own side of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.channels.port import Parcel, SendFailed
from bot.channels.telegram.api import BotApi
from bot.channels.telegram.send import TelegramSender
from bot.sandbox.faults import Faults
from bot.sandbox.ledger import Ledger, Message, SamplePerson
from bot.sandbox.telegram import TelegramEmulator
from tests.fakes import FakeClock

TOKEN = "800000001:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc"
NAM = SamplePerson("nam", "Lê Hoàng Nam (mẫu)", "journalist", "", "telegram", "810000101")
MAI = SamplePerson("mai", "Đỗ Thị Mai (mẫu)", "press_officer", "TTTT", "telegram", "810000201", "en")

TEAM = SamplePerson("to", "Nhóm (mẫu)", "group", "BHYT", "telegram", "-100403", members=("mai",))


@dataclass
class Ticks:
    """Real time as the speed limits see it; it runs by `step` seconds with every look."""

    value: float = 0.0
    step: float = 100.0

    def __call__(self) -> float:
        self.value += self.step
        return self.value


@dataclass
class Stage:
    """Everything at once. `base` is what `TELEGRAM_API` would say."""

    ledger: Ledger
    faults: Faults
    clock: FakeClock
    ticks: Ticks
    emulator: TelegramEmulator
    base: str
    apis: list[BotApi] = field(default_factory=list)

    def api(self, token: str = TOKEN, seconds: float = 5.0) -> BotApi:
        """The bot's side, closed with the stage."""
        self.apis.append(BotApi(token, self.base, seconds))
        return self.apis[-1]

    def sender(self, token: str = TOKEN) -> TelegramSender:
        return TelegramSender(self.api(token))

    def chat(self, person: SamplePerson) -> list[Message]:
        return self.ledger.transcript(person.who)

    async def failure(self, parcel: Parcel) -> SendFailed:
        """How sending that fails."""
        try:
            await self.sender().send(parcel)
        except SendFailed as failed:
            return failed
        raise AssertionError("it was sent")

    def fault(self, kind: str, count: int | None = 1) -> None:
        self.faults.switch_on("telegram", kind, self.clock.now(), count, None if count else 3600.0)


@asynccontextmanager
async def staged(clock: FakeClock) -> AsyncIterator[Stage]:
    ledger, faults, ticks = Ledger(None, (NAM, MAI), (TEAM,)), Faults(), Ticks()
    emulator = TelegramEmulator(ledger, faults, clock, TOKEN, seconds=ticks)
    application = web.Application(client_max_size=64 * 1024 * 1024)
    application.add_routes(emulator.routes())
    async with TestServer(application) as server:
        stage = Stage(ledger, faults, clock, ticks, emulator, str(server.make_url("/telegram")))
        try:
            yield stage
        finally:
            for api in stage.apis:
                await api.close()
            ledger.close()
