"""SIGTERM, as a deployment sends it: what is under way is finished, nothing stays claimed, the next one goes on."""

from __future__ import annotations

import asyncio
import signal
import time
from pathlib import Path

from sqlalchemy import func, select

from storage.tables import outbox
from storage.work import Work
from tests.torture.load import Load
from tests.torture.stage import Stage, staged

GRACE = 20.0


def claimed(work: Work) -> int:
    """Messages that somebody still holds, or whose end nobody knows."""
    held = outbox.c.lease.is_not(None) | (outbox.c.state == "unsure")
    return int(work.connection.scalar(select(func.count()).where(held)) or 0)


async def test_sigterm_under_load_finishes_what_is_under_way(database_url: str, tmp_path: Path) -> None:
    """K12, with the installed command; on PostgreSQL another process works on the same database meanwhile"""
    async with staged(database_url, tmp_path) as stage:
        load = Load(stage.outside)
        await stage.start(exact=True)
        async with asyncio.TaskGroup() as group:
            working = group.create_task(load.run())
            await stage.until(lambda: bool(load.asked))
            await _beside_another(stage)
            began = time.monotonic()
            stage.program.send(signal.SIGTERM)
            assert await stage.program.ended(GRACE) == 0
            assert time.monotonic() - began < GRACE
            if not stage.others:
                assert await stage.data.read(claimed) == 0
            await stage.start()
            load.close()
            await working
        await stage.rest()
        assert load.answered == {one.code for one in load.asked}
        assert not stage.doubts
        await stage.check()


async def _beside_another(stage: Stage) -> None:
    """On PostgreSQL the old process and the new one run together for a while."""
    if stage.data.path is None:
        other = stage.second()
        other.start()
        await other.ready()
