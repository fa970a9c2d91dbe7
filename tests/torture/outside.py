"""The outside of the program: both platforms on one port of this machine, strict, with all that people see."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

from bot.clock import Clock
from bot.sandbox.door import Door
from bot.sandbox.faults import Faults
from bot.sandbox.home import Identity
from bot.sandbox.ledger import Ledger
from bot.sandbox.telegram import TelegramEmulator
from bot.sandbox.zalo import ZaloEmulator
from tests.bot.sandbox.running import free_port
from tests.torture.cast import CAST
from tests.torture.gate import Gate


@dataclass(frozen=True)
class Outside:
    """Both platforms, the gate before the program, and everybody's chats."""

    ledger: Ledger
    faults: Faults
    clock: Clock
    telegram: TelegramEmulator
    zalo: ZaloEmulator
    gate: Gate
    identity: Identity
    address: str

    def door(self, channel: str) -> Door:
        """The platform of a channel."""
        return self.telegram if channel == "telegram" else self.zalo

    def repeat_now(self) -> None:
        """The platforms try again at once what failed, however long they would wait."""
        self.telegram.queue.retry_now()
        self.zalo.hooks.repeat_now()

    def is_idle(self) -> bool:
        """Whether everything that people did was acknowledged; what waits for a repeat is repeated."""
        waiting = self.zalo.hooks.repeat_now()
        return self.telegram.idle() and self.zalo.idle() and not waiting

    def settings(self, database_url: str) -> dict[str, str]:
        """What the program must know; nothing else of this machine's environment reaches it."""
        own = self.identity
        values = {
            "DATABASE_URL": database_url,
            "PUBLIC_URL": self.address,
            "SECRET_KEY": own.secret_key,
            "TELEGRAM_TOKEN": own.telegram_token,
            "TELEGRAM_SECRET": own.telegram_secret,
            "TELEGRAM_API": f"{self.address}/telegram",
            "TELEGRAM_MODE": "webhook",
            "ZALO_APP_ID": own.zalo_app_id,
            "ZALO_APP_SECRET": own.zalo_app_secret,
            "ZALO_OA_ID": own.zalo_oa_id,
            "ZALO_OA_SECRET": own.zalo_oa_secret,
            "ZALO_REFRESH_TOKEN": self.zalo.refresh_token,
            "ZALO_API": f"{self.address}/zalo",
            "ZALO_OAUTH": f"{self.address}/zalo",
            "LOG_FORMAT": "json",
        }
        return {f"PHATNGON_{name}": value for name, value in values.items()}


@asynccontextmanager
async def outside(folder: Path) -> AsyncIterator[Outside]:
    """The platforms, serving until the context ends."""
    port, clock, faults, own, gate = free_port(), Clock(), Faults(), Identity.invent(), Gate()
    ledger = Ledger(folder / "ledger.db", CAST)
    here = f"http://127.0.0.1:{port}"
    telegram = TelegramEmulator(ledger, faults, clock, own.telegram_token)
    zalo = ZaloEmulator(
        ledger, faults, clock, own.zalo_app_id, own.zalo_app_secret, own.zalo_oa_id, own.zalo_oa_secret, here
    )
    found = Outside(ledger, faults, clock, telegram, zalo, gate, own, here)
    try:
        async with _serving(found, port), asyncio.TaskGroup() as group:
            tasks = [group.create_task(_run(door.run)) for door in (telegram, zalo)]
            yield found
            for task in tasks:
                task.cancel()
    finally:
        await gate.close()
        ledger.close()


@asynccontextmanager
async def _serving(found: Outside, port: int) -> AsyncIterator[None]:
    application = web.Application(client_max_size=2**26, middlewares=[found.gate.middleware()])
    application.add_routes([*found.gate.routes(), *found.telegram.routes(), *found.zalo.routes()])
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
        yield
    finally:
        await runner.cleanup()


async def _run(job: Callable[[], Awaitable[None]]) -> None:
    await job()
