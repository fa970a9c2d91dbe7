"""A whole sandbox, running in this process on a free port until the context ends."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp import ClientError, ClientSession

from bot.clock import Clock
from bot.sandbox.run import Build, run

LOOKS = 500
GLANCE = 0.02  # seconds
_runs: list[Path] = []


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@asynccontextmanager
async def running(folder: Path, build: Build | None, *, fresh: bool = False) -> AsyncIterator[str]:
    """Start it, give its address once it serves, stop it as Ctrl+C does.

    One at a time: a signal is the whole process's, so the last one started would be the only one to hear it.
    """
    assert not _runs, "another sandbox runs in this process: give the test a file of its own"
    _runs.append(folder)
    try:
        async with _one(folder, build, fresh=fresh) as address:
            yield address
    finally:
        _runs.clear()


@asynccontextmanager
async def _one(folder: Path, build: Build | None, *, fresh: bool) -> AsyncIterator[str]:
    port = free_port()
    async with asyncio.TaskGroup() as group:
        group.create_task(run(port, folder, fresh, build))
        await _until_up(f"http://127.0.0.1:{port}")
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            os.kill(os.getpid(), signal.SIGINT)


async def _until_up(address: str) -> None:
    async with ClientSession(address) as client:
        for _ in range(LOOKS):
            try:
                async with client.get("/sandbox/people"):
                    return
            except (ClientError, OSError):
                await Clock().sleep(GLANCE)
    raise AssertionError("the sandbox did not start")
