"""The program in one process: its jobs and its four workers, begun, supervised and ended."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, field

import structlog
from aiohttp.web_routedef import AbstractRouteDef

from bot.channels.line import Job, Line
from bot.clock import Clock, wait
from bot.config import SettingError, Settings
from bot.delivery.worker import Delivery
from bot.issuing import Issuing
from bot.operations.start import PARTS
from bot.processing import Processing
from bot.timekeeping import Timekeeping
from bot.web.contacts.pages import ContactPages
from bot.web.guards import Guard
from bot.web.health import Health
from handlers.talk import Channel
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
    issuing: Issuing
    guard: Guard
    health: Health
    contacts: ContactPages
    wakes: tuple[asyncio.Event, ...]
    _stopped: asyncio.Event = field(default_factory=asyncio.Event)
    _ending: asyncio.Event = field(default_factory=asyncio.Event)

    def routes(self) -> list[AbstractRouteDef]:
        """Webhooks and pages."""
        platforms = (route for line in self.lines.values() for route in line.routes)
        return [*platforms, *self.health.routes(), *self.contacts.routes()]

    async def run(self, only: Collection[str] = PARTS) -> None:
        """Work until `stop` is called, then finish what is under way (K12)."""
        jobs = self._jobs(only)
        async with asyncio.TaskGroup() as group:
            endless = [group.create_task(self._keep(job)) for job in jobs]
            workers = [group.create_task(self._keep(job)) for job in self._workers(only)]
            await self._stopped.wait()
            for worker in (self.processing, self.delivery, self.timekeeping, self.issuing):
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
        found: list[tuple[str, Job]] = [
            ("processing", self.processing.run),
            ("processing", self.issuing.run),
            ("delivery", self.delivery.run),
            ("timekeeping", self.timekeeping.run),
        ]
        return [job for name, job in found if name in only]

    def _jobs(self, only: Collection[str]) -> list[Job]:
        return [job for line in self.lines.values() for job in line.jobs] if "intake" in only else []
