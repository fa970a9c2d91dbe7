"""A guarded server on a free port, with real receivers and whatever stands in for storage."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from functools import partial

from aiohttp import ClientSession, DummyCookieJar, TCPConnector
from aiohttp.web_routedef import AbstractRouteDef

from bot.channels.telegram.secret import matches
from bot.channels.zalo.signature import Signature
from bot.metrics import Metrics
from bot.web.guards import Guard, Limits
from bot.web.server import listening, make_app
from bot.web.webhooks import SECRET_HEADER, Store, Webhooks
from handlers.talk import Channel
from tests.fakes import FakeClock

SECRET = "telegram-secret-of-the-test-0123456789"
APP, OA, OA_SECRET = "1111111111111111111", "2222222222222222222", "oa secret of the test"
GOOD = {SECRET_HEADER: SECRET}


class Shelf:
    """Keeps what it is given, or fails as storage does."""

    def __init__(self) -> None:
        self.kept: list[tuple[Channel, bytes]] = []
        self.error: Exception | None = None

    async def store(self, channel: Channel, bodies: Sequence[bytes]) -> None:
        if self.error:
            raise self.error
        self.kept += [(channel, body) for body in bodies]


def signed(body: bytes, timestamp: str = "1763884800000") -> dict[str, str]:
    """The headers Zalo would send; the timestamp stands in a header, for the body may not be readable."""
    mac = hashlib.sha256(APP.encode() + body + timestamp.encode() + OA_SECRET.encode()).hexdigest()
    return {"X-ZEvent-Signature": f"mac={mac}", "X-ZEvent-Timestamp": timestamp}


def webhook_routes(store: Store, guard: Guard, metrics: Metrics, clock: FakeClock) -> list[AbstractRouteDef]:
    hooks = Webhooks(store, guard, metrics, clock.monotonic)
    return [hooks.telegram(partial(matches, secret=SECRET)), hooks.zalo(Signature(APP, OA, OA_SECRET).is_genuine)]


@asynccontextmanager
async def served(guard: Guard, routes: Iterable[AbstractRouteDef]) -> AsyncIterator[ClientSession]:
    """A client of the server."""
    async with listening(make_app(guard, routes), "127.0.0.1:0") as address, client(address) as session:
        yield session


def client(address: str) -> ClientSession:
    return ClientSession(f"http://{address}", connector=TCPConnector(limit=0), cookie_jar=DummyCookieJar())


def guard_with(clock: FakeClock, metrics: Metrics | None = None, **limits: float) -> Guard:
    return Guard(clock.monotonic, limits=Limits(**limits), metrics=metrics)  # type: ignore[arg-type]
