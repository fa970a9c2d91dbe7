"""The emulated OA on loopback, a client for it, and a webhook that keeps what it is told."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import httpx2
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer, unused_port

from bot.channels.zalo.client import ZaloClient, connect
from bot.channels.zalo.oauth import OAuth
from bot.channels.zalo.tokens import TokenKeeper
from bot.sandbox.faults import Faults
from bot.sandbox.ledger import Ledger, SamplePerson
from bot.sandbox.zalo import ZaloEmulator
from storage.work import Database
from tests.bot.channels.zalo.samples import APP, OA, SECRET
from tests.fakes import FakeClock

APP_SECRET = "made-up secret of the app"
HA = SamplePerson("ha", "Nguyễn Thu Hà", "journalist", "", "zalo", "2468100000000000101")
DUC = SamplePerson("duc", "Trần Minh Đức", "journalist", "", "zalo", "2468100000000000102", known=True)


@dataclass
class Webhook:
    """What the platform called: bodies and headers. `answers`: the status of the next calls, 200 after them."""

    bodies: list[bytes] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)

    async def take(self, request: web.Request) -> web.Response:
        self.bodies.append(await request.read())
        self.headers.append(dict(request.headers))
        return web.Response(status=self.answers.pop(0) if self.answers else 200)


@dataclass
class Platform:
    """An emulated OA that runs."""

    emulator: ZaloEmulator
    ledger: Ledger
    faults: Faults
    webhook: Webhook
    clock: FakeClock
    base: str

    @property
    def api(self) -> str:
        return f"{self.base}/zalo"


@pytest.fixture
async def platform(clock: FakeClock) -> AsyncIterator[Platform]:
    port = unused_port()
    base = f"http://127.0.0.1:{port}"
    ledger, faults, webhook = Ledger(None, (HA, DUC)), Faults(), Webhook()
    emulator = ZaloEmulator(ledger, faults, clock, APP, APP_SECRET, OA, SECRET, base)
    app = web.Application()
    app.add_routes([*emulator.routes(), web.post("/zalo/webhook", webhook.take)])
    async with TestServer(app, port=port):
        yield Platform(emulator, ledger, faults, webhook, clock, base)
    await emulator.hooks.close()
    ledger.close()


@pytest.fixture
async def http() -> AsyncIterator[httpx2.AsyncClient]:
    async with connect() as client:
        yield client


@pytest.fixture
def oauth(platform: Platform, http: httpx2.AsyncClient) -> OAuth:
    return OAuth(platform.api, APP, APP_SECRET, http)


@pytest.fixture
def alarms() -> list[str]:
    return []


@pytest.fixture
def keeper(database: Database, clock: FakeClock, oauth: OAuth, platform: Platform, alarms: list[str]) -> TokenKeeper:
    async def alarm(detail: str) -> None:
        alarms.append(detail)

    return TokenKeeper(database, clock, oauth, alarm, first=platform.emulator.refresh_token)


@pytest.fixture
def tokens(sqlite_database: Database, clock: FakeClock, oauth: OAuth, platform: Platform) -> TokenKeeper:
    return TokenKeeper(sqlite_database, clock, oauth, first=platform.emulator.refresh_token)


@pytest.fixture
def client(platform: Platform, http: httpx2.AsyncClient, tokens: TokenKeeper) -> ZaloClient:
    return ZaloClient(platform.api, http, tokens)
