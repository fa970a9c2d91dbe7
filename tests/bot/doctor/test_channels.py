"""What the doctor says of the channels: asked on loopback, never for long."""

from __future__ import annotations

import asyncio

import pytest
from aiohttp import web

from bot.config import Settings, load
from bot.doctor import channels, mail, telegram
from bot.doctor.finding import Finding, Level, ok
from bot.web.server import listening, make_app
from tests.bot.web.rig import guard_with
from tests.fakes import FakeClock

TOKEN = "123456:" + "A" * 35
PUBLIC = "https://press.example.vn"
HOOK = f"{PUBLIC}/telegram/webhook"


def settings(address: str) -> Settings:
    return load(
        _env_file=None, telegram_token=TOKEN, telegram_api=f"http://{address}", public_url=HOOK.partition("/tel")[0]
    )


def bot_api(webhook: str, *, good_token: bool = True) -> list[web.RouteDef]:
    """As much of Telegram's Bot API as the doctor asks."""

    async def get_me(request: web.Request) -> web.Response:
        if not good_token:
            return web.json_response({"ok": False, "error_code": 401, "description": "Unauthorized"}, status=401)
        return web.json_response(
            {"ok": True, "result": {"id": 1, "is_bot": True, "first_name": "b", "username": "press_bot"}}
        )

    async def get_webhook(request: web.Request) -> web.Response:
        info = {"url": webhook, "has_custom_certificate": False, "pending_update_count": 3}
        return web.json_response({"ok": True, "result": info})

    return [web.post(f"/bot{TOKEN}/getMe", get_me), web.post(f"/bot{TOKEN}/getWebhookInfo", get_webhook)]


async def looked(clock: FakeClock, routes: list[web.RouteDef]) -> list[Finding]:
    async with listening(make_app(guard_with(clock), routes), "127.0.0.1:0") as address:
        return await telegram.look(settings(address), 2)


async def test_the_bot_is_named(clock: FakeClock) -> None:
    found = await looked(clock, bot_api(HOOK))
    assert (found[0].level, "@press_bot" in found[0].found) == (Level.OK, True)


async def test_a_webhook_that_is_not_ours_is_told(clock: FakeClock) -> None:
    """T17"""
    found = await looked(clock, bot_api("https://elsewhere.example/hook"))
    assert Level.WARN in {finding.level for finding in found}
    assert not any("elsewhere" in str(finding) for finding in found)


async def test_a_refused_token_is_bad_and_not_shown(clock: FakeClock) -> None:
    """T18"""
    [found] = await looked(clock, bot_api(HOOK, good_token=False))
    assert (found.level, TOKEN in str(found)) == (Level.BAD, False)


async def test_a_look_that_hangs_ends_with_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    async def forever() -> list[Finding]:
        await asyncio.Event().wait()
        return [ok("never", "reached")]

    monkeypatch.setattr(channels, "SECONDS", 0.05)
    [found] = await channels.within("telegram", forever())
    assert found.level is Level.BAD


async def test_a_mail_server_that_is_not_there_is_bad_and_its_password_not_shown() -> None:
    [found] = await mail.look("smtp://desk:secret-password@127.0.0.1:9", 2)
    assert (found.level, "secret-password" in str(found)) == (Level.BAD, False)
    [found] = await mail.look("mail.example.vn", 2)
    assert (found.level, "smtp://" in found.remedy) == (Level.BAD, True)
