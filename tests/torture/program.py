"""One `phatngon serve`, in a process of its own that can be killed.

Importing the Telegram library takes seconds, so most processes are forked from one that has imported everything; what
runs in them is `phatngon serve` all the same. `exact` starts the installed command itself.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from bot.clock import Clock

GLANCE = 0.02
COMMAND = Path(sys.executable).with_name("phatngon")
_fork = multiprocessing.get_context("forkserver")
OURS = ("bot.serving", "bot.commands.running", "bot.operations.start", "bot.channels.telegram.line")
IMPORTED = (*OURS, "httpcore2", "h11")
_fork.set_forkserver_preload(list(IMPORTED))


class Program:
    """A program with fixed settings; one process at a time. Its log grows through all its lives."""

    def __init__(self, settings: Mapping[str, str], folder: Path, port: int) -> None:
        self.port = port
        self.folder = folder
        self.log = folder / "serve.log"
        self._settings = {**settings, "PHATNGON_LISTEN": f"127.0.0.1:{port}", "PHATNGON_DATA_DIR": str(folder / "data")}
        self._process: multiprocessing.process.BaseProcess | subprocess.Popen[bytes] | None = None
        self.starts = 0
        folder.mkdir(mode=0o700, exist_ok=True)

    def start(self, failpoints: str = "", only: str = "", *, exact: bool = False) -> None:
        """Begin a new life."""
        self.starts += 1
        settings = {**self._settings, "PHATNGON_FAILPOINTS": failpoints}
        arguments = ["serve", *(("--only", only) if only else ())]
        if exact:
            with self.log.open("ab") as log:
                command = [str(COMMAND), *arguments]
                self._process = subprocess.Popen(command, env=settings, cwd=self.folder, stdout=log, stderr=log)
            return
        process = _fork.Process(target=_serve, args=(settings, arguments, str(self.log), str(self.folder)))
        process.start()
        self._process = process

    @property
    def exit_code(self) -> int | None:
        """How the last life ended; negative: by a signal. None while it lasts."""
        process = self._process
        return process.poll() if isinstance(process, subprocess.Popen) else process.exitcode if process else 0

    @property
    def alive(self) -> bool:
        return self.exit_code is None

    def send(self, number: signal.Signals) -> None:
        """A signal to the process, if it lives."""
        if self._process is not None and self._process.pid and self.alive:
            os.kill(self._process.pid, number)

    async def kill(self) -> None:
        """`kill -9`, and wait until it is over."""
        self.send(signal.SIGKILL)
        await self.ended(10)

    async def ended(self, seconds: float) -> int:
        """The exit code, once there is one."""
        async with asyncio.timeout(seconds):
            while (code := self.exit_code) is None:
                await Clock().sleep(GLANCE)
        return code

    async def ready(self, seconds: float = 30) -> None:
        """Return once it takes calls, or is dead: failpoints may strike before."""
        async with asyncio.timeout(seconds):
            while self.alive and not await self._listens():
                await Clock().sleep(GLANCE)

    async def _listens(self) -> bool:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", self.port)
        except OSError:
            return False
        writer.close()
        return True


def _serve(settings: dict[str, str], arguments: list[str], log: str, folder: str) -> None:
    """In the new process."""
    descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for number in (1, 2):
        os.dup2(descriptor, number)
    os.chdir(folder)
    os.environ.clear()  # noqa: TID251 - the program's environment is made here
    os.environ.update(settings)  # noqa: TID251 - the same
    from bot.cli import cli

    cli(args=arguments, prog_name="phatngon")
