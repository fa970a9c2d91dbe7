"""The sandbox starts on one port, keeps what happened, and stops when asked."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.clock import Clock
from bot.config import SettingError, Settings
from bot.limits import ChannelLimits
from bot.sandbox.run import run
from handlers.talk import Channel
from storage import facts
from storage.errors import DatabaseRefused
from tests.bot.sandbox.running import free_port, running
from tests.bot.sandbox.sleepy_bot import SleepyBot


@asynccontextmanager
async def sandbox(folder: Path, *, fresh: bool = False) -> AsyncIterator[tuple[ClientSession, SleepyBot]]:
    """A running sandbox in front of a sleepy bot."""
    born: list[SleepyBot] = []

    async def build(settings: Settings, clock: Clock, limits: Mapping[Channel, ChannelLimits]) -> SleepyBot:
        born.append(await SleepyBot.build(settings, clock, limits))
        return born[0]

    async with running(folder, build, fresh=fresh) as address, ClientSession(address) as client:
        yield client, born[0]


async def say(client: ClientSession, who: str, text: str) -> dict[str, object]:
    async with client.post("/sandbox/say", json={"who": who, "text": text}) as answer:
        return dict(await answer.json())


async def texts(client: ClientSession, who: str) -> list[str]:
    async with client.get("/sandbox/transcript", params={"who": who}) as answer:
        return [message["text"] for message in await answer.json()]


async def test_what_a_zalo_user_says_reaches_the_bot_before_the_call_answers(tmp_path: Path) -> None:
    async with sandbox(tmp_path) as (client, bot):
        answer = await say(client, "nhabao-zalo", "xin chào")
        assert answer["messages"] == []
        assert answer["quiet"] is True
        assert any("xin chào" in body.decode() for body in bot.heard)


async def test_chats_and_the_clock_outlive_a_restart(tmp_path: Path) -> None:
    async with sandbox(tmp_path) as (client, bot):
        await say(client, "nhabao-zalo", "xin chào")
        async with client.post("/sandbox/clock", json={"advance_seconds": 86400}) as answer:
            assert answer.status == 200
        assert bot.woken == 1
        assert await bot.database.read(lambda work: facts.get(work, "clock_offset")) == "86400.0"
    async with sandbox(tmp_path) as (client, _):
        assert await texts(client, "nhabao-zalo") == ["xin chào"]
        async with client.get("/sandbox/state") as answer:
            now = (await answer.json())["now"]
        assert now > (Clock().now() + timedelta(hours=23)).isoformat()


async def test_the_bot_is_asked_to_stop_before_it_is_stopped(tmp_path: Path) -> None:
    async with sandbox(tmp_path) as (_, bot):
        assert not bot.stopped.is_set()
    assert bot.stopped.is_set()


async def test_a_fresh_start_forgets_the_chats(tmp_path: Path) -> None:
    async with sandbox(tmp_path) as (client, _):
        await say(client, "nhabao-zalo", "xin chào")
    async with sandbox(tmp_path, fresh=True) as (client, _):
        assert await texts(client, "nhabao-zalo") == []


async def test_a_second_sandbox_in_the_same_folder_is_refused(tmp_path: Path) -> None:
    async with sandbox(tmp_path):
        with pytest.raises(DatabaseRefused):
            await run(free_port(), tmp_path, True, SleepyBot.build)


async def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SettingError, match=f"--port {port}"):
            await run(port, tmp_path, False, SleepyBot.build)


async def test_the_emulators_alone_tell_a_serve_process_its_settings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with running(tmp_path, None) as address, ClientSession(address) as client:
        token = _setting(tmp_path, "TELEGRAM_TOKEN")
        async with client.get(f"/telegram/bot{token}/getMe") as answer:
            assert (await answer.json())["ok"] is True
    assert str(tmp_path / "serve.env") in capsys.readouterr().out


def _setting(folder: Path, name: str) -> str:
    lines = (folder / "serve.env").read_text().splitlines()
    return next(line.partition("=")[2] for line in lines if line.startswith(f"PHATNGON_{name}="))
