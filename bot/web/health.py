"""`/healthz`: is the process alive; `/readyz`: could it work; `/metrics`: what it counted (C5, T20).

Everybody may ask whether; the details are for callers on this machine and for the port of the metrics.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import asdict

import structlog
from aiohttp import web

from bot.metrics import CONTENT_TYPE, Metrics
from bot.redaction import brief
from bot.web.client_address import is_local
from bot.web.pulse import Pulse
from storage.backlog import Backlog, backlog
from storage.work import Database

log = structlog.get_logger(__name__)

LOOK_AGAIN_SECONDS = 60  # another process may migrate the database, but not every second


class Health:
    """The three pages. `check` is `storage.upgrade.check` of the database: what keeps the program from running."""

    def __init__(
        self,
        database: Database,
        check: Callable[[], Awaitable[list[str]]],
        pulse: Pulse,
        metrics: Metrics,
        seconds: Callable[[], float],
    ) -> None:
        self._database = database
        self._check = check
        self._pulse = pulse
        self._metrics = metrics
        self._seconds = seconds
        self._checked_at = float("-inf")

    def routes(self) -> list[web.RouteDef]:
        """For the public port; the metrics are only there for this machine."""
        return [
            web.get("/healthz", self._healthz),
            web.get("/readyz", self._readyz),
            web.get("/metrics", self._metrics_here),
        ]

    def metrics_routes(self) -> list[web.RouteDef]:
        """For the port of METRICS_LISTEN, which is not to be reached from outside."""
        return [web.get("/metrics", self._metrics_page), web.get("/readyz", self._readyz_in_full)]

    async def _healthz(self, request: web.Request) -> web.Response:
        stalled = self._pulse.stalled()
        details = {"stalled": stalled} if is_local(request) else {}
        return _json({"alive": not stalled, **details}, 503 if stalled else 200)

    async def _readyz(self, request: web.Request) -> web.Response:
        report = await self._report()
        return _verdict(report if is_local(request) else {"ready": report["ready"]})

    async def _readyz_in_full(self, _request: web.Request) -> web.Response:
        return _verdict(await self._report())

    async def _metrics_here(self, request: web.Request) -> web.Response:
        if not is_local(request):
            raise web.HTTPNotFound
        return await self._metrics_page(request)

    async def _metrics_page(self, _request: web.Request) -> web.Response:
        await self._report()
        return web.Response(body=self._metrics.render(), headers={"Content-Type": CONTENT_TYPE})

    async def _report(self) -> dict[str, object]:
        """What `/readyz` says; the gauges are set by the way."""
        try:
            waiting = await self._database.read(backlog)
            problems = await self._problems()
        except Exception as error:
            log.error("the database does not answer", error=brief(error))
            self._metrics.ready.set(0)
            return {"ready": False, "database": "unavailable"}
        self._show(waiting, ready=not problems)
        return {"ready": not problems, "database": "ok", "migrations": problems or "current", **_waiting(waiting)}

    async def _problems(self) -> list[str]:
        """What is wrong with the tables; a good answer holds for a minute, a bad one is asked for again."""
        if self._seconds() - self._checked_at < LOOK_AGAIN_SECONDS:
            return []
        problems = await self._check()
        if not problems:
            self._checked_at = self._seconds()
        return problems

    def _show(self, waiting: Backlog, *, ready: bool) -> None:
        self._metrics.ready.set(ready)
        for queue in ("inbox", "outbox", "dead_in", "dead_out"):
            self._metrics.backlog.labels(queue).set(getattr(waiting, queue))
        self._metrics.lag.labels("inbox").set(waiting.inbox_lag)
        self._metrics.lag.labels("outbox").set(waiting.outbox_lag)


def _waiting(waiting: Backlog) -> dict[str, object]:
    counted = asdict(waiting)
    return {
        "backlog": {name: counted[name] for name in ("inbox", "outbox", "dead_in", "dead_out")},
        "lag_seconds": {"inbox": waiting.inbox_lag, "outbox": waiting.outbox_lag},
        "held": waiting.held,
    }


def _verdict(report: dict[str, object]) -> web.Response:
    return _json(report, 200 if report["ready"] else 503)


def _json(report: dict[str, object], status: int) -> web.Response:
    return web.json_response(report, status=status, headers={"Cache-Control": "no-store"})
