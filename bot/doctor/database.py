"""The doctor on the database: reachable, up to date, and what waits in it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from bot.config import PREFIX, SettingError, Settings
from bot.doctor.finding import Finding, bad, ok, warn
from bot.operations.reach import look
from bot.redaction import brief
from storage import upgrade
from storage.backlog import backlog
from storage.errors import StorageError
from storage.work import Work

SECONDS = 10
LAG_SECONDS = 300


async def examine(settings: Settings) -> AsyncIterator[Finding]:
    """First whether it can be used at all, then what waits."""
    name = f"{PREFIX}DATABASE_URL"
    try:
        async with asyncio.timeout(SECONDS):
            problems = await upgrade.check(settings.database_url)
    except (StorageError, TimeoutError, OSError) as error:
        yield bad(name, f"not reachable ({brief(error)})", "check the address and that the server runs")
        return
    for problem in problems:
        yield bad(name, problem, "run  phatngon db upgrade")
    if not problems:
        yield ok(name, "reachable, its tables are current")
        for finding in await _contents(settings):
            yield finding


async def _contents(settings: Settings) -> list[Finding]:
    try:
        async with asyncio.timeout(SECONDS):
            return await look(settings, _waiting)
    except (SettingError, StorageError, TimeoutError) as error:
        return [bad("queues", f"cannot be read ({brief(error)})", "mend what is named above first")]


def _waiting(work: Work) -> list[Finding]:
    now = backlog(work)
    counts = f"{now.inbox} to handle, {now.outbox} to send"
    late = max(now.inbox_lag, now.outbox_lag) > LAG_SECONDS
    found = [
        warn("queues", f"{counts}, some for over 5 minutes", "see whether serve runs") if late else ok("queues", counts)
    ]
    if now.dead_in or now.dead_out:
        text = f"{now.dead_in} updates and {now.dead_out} messages were given up"
        found.append(warn("dead letters", text, "see  phatngon dead-letter list"))
    if now.held:
        found.append(warn("sending", "held after a restore", "look at what waits, then run: phatngon release"))
    return found
