"""A whole sandbox, running in this process on a free port until the context ends."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path
from random import SystemRandom

from aiohttp import ClientError, ClientSession

from bot.clock import Clock
from bot.sandbox.run import Build, run

LOOKS = 500
GLANCE = 0.02  # seconds
PORTS = (20_000, 32_000)
_runs: list[Path] = []


def free_port() -> int:
    """A port that nobody uses, nor the next one, where the emulators' mail goes.

    It lies below those that systems give to connections: there one of them could take it before the sandbox does.
    """
    chance = SystemRandom()  # several processes look at once: none may follow another's steps
    return next(port for port in (chance.randrange(*PORTS) for _ in range(LOOKS)) if _is_free(port, port + 1))


def _is_free(*ports: int) -> bool:
    with ExitStack() as held:
        try:
            for port in ports:
                held.enter_context(socket.socket()).bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


@asynccontextmanager
async def running(folder: Path, build: Build | None, *, fresh: bool = False, pace: float = 1.0) -> AsyncIterator[str]:
    """Start it, give its address once it serves, stop it as Ctrl+C does. `pace` as in `bot.sandbox.run.run`.

    One at a time: a signal is the whole process's, so the last one started would be the only one to hear it.
    """
    assert not _runs, "another sandbox runs in this process: give the test a file of its own"
    _runs.append(folder)
    try:
        async with _one(folder, build, fresh, pace) as address:
            yield address
    finally:
        _runs.clear()


@asynccontextmanager
async def _one(folder: Path, build: Build | None, fresh: bool, pace: float) -> AsyncIterator[str]:
    port = free_port()
    async with asyncio.TaskGroup() as group:
        group.create_task(run(port, folder, fresh, build, pace))
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
