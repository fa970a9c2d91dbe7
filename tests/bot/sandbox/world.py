"""The sandbox's interface and page in front of a fake platform, for tests."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.clock import Clock
from bot.sandbox.faults import Faults
from bot.sandbox.interface import Interface
from bot.sandbox.ledger import Ledger
from bot.sandbox.pages import page_routes
from bot.sandbox.people import sample_people
from bot.sandbox.place import Place
from bot.sandbox.quiet import Quiet
from tests.bot.sandbox.echo_door import EchoDoor

Client = TestClient[web.Request, web.Application]


class FakeSandbox:
    """Ledger, doors and place; `client` talks to the interface."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.ledger = Ledger(None, sample_people())
        self.door = EchoDoor(self.ledger, clock)
        self.turned: list[timedelta] = []
        quiet = Quiet(self.ledger, clock, [self.door], self._busy, patience=0.2)
        doors = {"telegram": self.door, "zalo": self.door}
        self.place = Place(self.ledger, Faults(), clock, doors, quiet, self._turn)

    def application(self) -> web.Application:
        """What a server serves."""
        application = web.Application()
        application.add_routes([*page_routes(), *Interface(self.place).routes()])
        return application

    async def _busy(self) -> bool:
        return False

    async def _turn(self, by: timedelta) -> None:
        self.turned.append(by)
        self.clock.offset += by


@asynccontextmanager
async def client_of(sandbox: FakeSandbox) -> AsyncIterator[Client]:
    """A client of the interface."""
    async with TestClient(TestServer(sandbox.application())) as client:
        yield client
