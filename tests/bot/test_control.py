"""Commands to a running `serve`."""

from __future__ import annotations

import asyncio
import json
import socket
import stat
from pathlib import Path

import pytest

from bot.control import CommandFailed, ControlServer, NotServing, ask, socket_path


async def greet(name: str) -> str:
    return f"xin chào {name}"


async def refuse() -> None:
    raise CommandFailed("--unit: there is no unit XYZ")


async def break_down() -> None:
    raise ValueError("the words of a journalist")


NOISE = [b"\n", b"noise\n", b"[]\n", b'{"command": "greet"}\n', b"x" * 2_000_000 + b"\n", b"\xff\n"]
COMMANDS = {"greet": greet, "refuse": refuse, "break": break_down}


async def test_a_command_is_carried_out_and_answered(tmp_path: Path) -> None:
    """D2"""
    path = socket_path(tmp_path)
    async with ControlServer(path, COMMANDS).listening():
        assert await ask(path, "greet", name="Hà Nội") == "xin chào Hà Nội"
        assert await ask(path, "ping") == "serving"


async def test_the_socket_is_for_us_alone_and_gone_at_the_end(tmp_path: Path) -> None:
    """T19"""
    path = socket_path(tmp_path)
    async with ControlServer(path, COMMANDS).listening():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert not path.exists()


async def test_without_serve_there_is_nobody_to_ask(tmp_path: Path) -> None:
    with pytest.raises(NotServing):
        await ask(socket_path(tmp_path), "ping")


async def test_a_socket_that_a_killed_process_left_is_cleared_away(tmp_path: Path) -> None:
    path = socket_path(tmp_path)
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(path))
    with pytest.raises(NotServing):
        await ask(path, "ping")
    async with ControlServer(path, COMMANDS).listening():
        assert await ask(path, "ping") == "serving"


async def test_a_second_serve_is_refused(tmp_path: Path) -> None:
    """D2"""
    path = socket_path(tmp_path)
    async with ControlServer(path, COMMANDS).listening():
        with pytest.raises(CommandFailed, match="already"):
            async with ControlServer(path, COMMANDS).listening():
                raise AssertionError("two listen")
        assert await ask(path, "ping") == "serving"


async def test_a_refusal_keeps_its_words_and_a_fault_does_not(tmp_path: Path) -> None:
    path = socket_path(tmp_path)
    async with ControlServer(path, COMMANDS).listening():
        with pytest.raises(CommandFailed, match="no unit XYZ"):
            await ask(path, "refuse")
        with pytest.raises(CommandFailed, match="ValueError") as failed:
            await ask(path, "break")
        assert "journalist" not in str(failed.value)
        with pytest.raises(CommandFailed, match="known are break, greet, refuse"):
            await ask(path, "nonsense")
        with pytest.raises(CommandFailed, match="TypeError"):
            await ask(path, "greet", wrong="argument")


@pytest.mark.parametrize("line", NOISE)
async def test_noise_on_the_socket_harms_nobody(tmp_path: Path, line: bytes) -> None:
    path = socket_path(tmp_path)
    async with ControlServer(path, COMMANDS).listening():
        reader, writer = await asyncio.open_unix_connection(str(path))
        try:
            writer.write(line)
            await writer.drain()
            writer.write_eof()
            assert await reader.read() == b""
        except ConnectionError:
            assert len(line) > 1_000_000
        finally:
            writer.close()
        assert await ask(path, "greet", name="A") == "xin chào A"


async def test_a_serve_that_ends_in_the_middle_leaves_the_outcome_open(tmp_path: Path) -> None:
    path = socket_path(tmp_path)

    async def hang_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        assert json.loads(await reader.readline())["command"] == "greet"
        writer.close()

    async with await asyncio.start_unix_server(hang_up, str(path)):
        with pytest.raises(CommandFailed, match="not known"):
            await ask(path, "greet", name="A")


async def test_a_path_longer_than_the_system_takes_is_reached_all_the_same(tmp_path: Path) -> None:
    folder = tmp_path / ("a" * 100) / ("b" * 100)
    folder.mkdir(parents=True)
    path = socket_path(folder)
    async with ControlServer(path, COMMANDS).listening():
        assert await ask(path, "ping") == "serving"
    with pytest.raises(NotServing):
        await ask(path, "ping")
    with pytest.raises(NotServing):
        await ask(folder / "missing" / "control.sock", "ping")
