"""The running `serve` takes commands on a Unix socket in its data folder: on SQLite only it may write (D2).

One line of JSON in, one line of JSON out. The socket has mode 0600: whoever may open it may read the database too.
"""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import structlog

from bot.redaction import brief

log = structlog.get_logger(__name__)

NAME = "control.sock"
LINE_BYTES = 32 * 1024 * 1024  # the directory's files travel in one line
ANSWER_SECONDS = 60
LONGEST_ADDRESS = 100  # of the 108 bytes that the system gives a socket's path

Command = Callable[..., Awaitable[object]]
"""Takes keyword arguments and gives something that JSON can carry."""


class NotServing(Exception):
    """No `serve` listens on the socket."""


class CommandFailed(Exception):
    """The command could not be carried out; the message is meant for whoever gave it."""


def socket_path(data_dir: Path) -> Path:
    """Where `serve` listens."""
    return data_dir / NAME


class ControlServer:
    """Answers commands by name."""

    def __init__(self, path: Path, commands: Mapping[str, Command]) -> None:
        self._path = path
        self._commands = commands

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[None]:
        """Listen until the context closes. Raises `CommandFailed` on entry when another `serve` listens."""
        await self._clear_away()
        with _address(self._path) as address:
            server = await asyncio.start_unix_server(self._serve_one, address, limit=LINE_BYTES)
        self._path.chmod(0o600)
        try:
            yield
        finally:
            server.close()
            self._path.unlink(missing_ok=True)

    async def _clear_away(self) -> None:
        """A socket that a killed process left behind."""
        if not self._path.exists():
            return
        try:
            await ask(self._path, "ping")
        except NotServing:
            self._path.unlink(missing_ok=True)
        else:
            raise CommandFailed(f"another serve already listens on {self._path}")

    async def _serve_one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            answer = await self._answer(await reader.readline())
            writer.write(json.dumps(answer).encode() + b"\n")
            await writer.drain()
        except (ConnectionError, ValueError, asyncio.LimitOverrunError) as error:
            log.warning("a command broke off", error=brief(error))
        finally:
            writer.close()

    async def _answer(self, line: bytes) -> dict[str, object]:
        name, arguments = _request(line)
        if name == "ping":
            return {"done": "serving"}
        command = self._commands.get(name)
        if command is None:
            return {"failed": f"unknown command; known are {', '.join(sorted(self._commands))}"}
        try:
            return {"done": await command(**arguments)}
        except CommandFailed as error:
            return {"failed": str(error)}
        except Exception as error:
            log.exception("a command failed", command=name)
            return {"failed": f"{name} failed ({brief(error)}); the log of serve says more"}


async def ask(path: Path, name: str, /, **arguments: object) -> object:
    """Give a running `serve` a command; its result. Raises `NotServing`, `CommandFailed`."""
    try:
        with _address(path) as address:
            reader, writer = await asyncio.open_unix_connection(address, limit=LINE_BYTES)
    except (FileNotFoundError, ConnectionRefusedError) as error:
        raise NotServing(str(path)) from error
    try:
        writer.write(json.dumps({"command": name, "arguments": arguments}).encode() + b"\n")
        async with asyncio.timeout(ANSWER_SECONDS):
            line = await reader.readline()
    except (ConnectionError, TimeoutError) as error:
        raise CommandFailed("serve did not answer; whether the command was carried out is not known") from error
    finally:
        writer.close()
    return _result(line)


def _request(line: bytes) -> tuple[str, dict[str, object]]:
    """Raises `ValueError` for anything that `ask` does not send."""
    found = json.loads(line)
    if not isinstance(found, dict) or not isinstance(found.get("arguments"), dict):
        raise ValueError("a command should be an object with `command` and `arguments`")
    return str(found.get("command")), found["arguments"]


def _result(line: bytes) -> object:
    if not line:
        raise CommandFailed("serve ended before it answered; whether the command was carried out is not known")
    answer = json.loads(line)
    if "failed" in answer:
        raise CommandFailed(str(answer["failed"]))
    return answer["done"]


@contextmanager
def _address(path: Path) -> Iterator[str]:
    """The socket's path; where that is too long for the system, a short way through an open folder (Linux)."""
    if len(os.fsencode(path)) <= LONGEST_ADDRESS:
        yield str(path)
        return
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield f"/proc/self/fd/{folder}/{path.name}"
    finally:
        os.close(folder)
