"""A bot that hears everything and says nothing, for tests of how the sandbox starts and stops."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from time import monotonic

from aiohttp import web

from bot.clock import Clock
from bot.config import Settings
from bot.limits import ChannelLimits
from bot.web.guards import Guard
from handlers.talk import Channel
from storage import upgrade
from storage.address import parse, sqlite_path
from storage.keys import Keys
from storage.sqlite import SqliteDatabase


class SleepyBot:
    """Has a real database and a webhook."""

    def __init__(self, database: SqliteDatabase) -> None:
        self.database = database
        self.guard = Guard(monotonic)
        self.heard: list[bytes] = []
        self.woken = 0
        self.stopped = asyncio.Event()

    @classmethod
    async def build(cls, settings: Settings, clock: Clock, limits: Mapping[Channel, ChannelLimits]) -> SleepyBot:
        await upgrade.upgrade(settings.database_url)
        path = sqlite_path(parse(settings.database_url))
        assert path is not None
        return cls(SqliteDatabase(path, clock.now, Keys.derive(settings.secret_key.get_secret_value())))

    def routes(self) -> list[web.RouteDef]:
        return [web.post("/zalo/webhook", self._hear)]

    async def run(self) -> None:
        await self.stopped.wait()

    def stop(self) -> None:
        self.stopped.set()

    def wake(self) -> None:
        self.woken += 1

    async def close(self) -> None:
        await self.database.close()

    async def _hear(self, request: web.Request) -> web.Response:
        self.heard.append(await request.read())
        return web.Response()
