"""Tests of what we tell Telegram about ourselves, and of what it tells back."""

from __future__ import annotations

import json

import pytest
from aiogram.types import WebhookInfo

from bot.channels.port import SendFailed
from bot.channels.telegram.kinds import ALLOWED
from bot.channels.telegram.setup import (
    check_webhook,
    own_name,
    problems_of,
    show_commands,
    use_polling,
    use_webhook,
    webhook_url,
)
from bot.config import SettingError
from tests.bot.channels.telegram.stage import NAM, Stage

SECRET = "s" * 40
PUBLIC = "https://bhxh.example/"


async def test_the_bot_learns_its_own_name(stage: Stage) -> None:
    api = stage.api()
    assert (await own_name(api), api.bot_id) == ("phatngon_mau_bot", 800000001)


async def test_the_webhook_is_set_with_secret_and_kinds(stage: Stage) -> None:
    """T11, T17"""
    await use_webhook(stage.api(), PUBLIC, SECRET)
    hook = json.loads(stage.ledger.fact("telegram:webhook"))
    assert (hook["url"], hook["secret_token"]) == ("https://bhxh.example/telegram/webhook", SECRET)
    assert json.loads(stage.ledger.fact("telegram:allowed"))["kinds"] == list(ALLOWED)


async def test_a_weak_secret_is_never_sent(stage: Stage) -> None:
    """T11"""
    with pytest.raises(SettingError):
        await use_webhook(stage.api(), PUBLIC, "short")
    assert stage.ledger.fact("telegram:webhook") == ""


async def test_an_address_without_tls_is_refused_by_telegram(stage: Stage) -> None:
    with pytest.raises(SendFailed, match="An HTTPS URL must be provided"):
        await use_webhook(stage.api(), "http://bhxh.example", SECRET)


async def test_a_webhook_as_we_set_it_is_no_problem(stage: Stage) -> None:
    """T17"""
    api = stage.api()
    await use_webhook(api, PUBLIC, SECRET)
    assert await check_webhook(api, PUBLIC) == ()


async def test_a_webhook_that_somebody_moved_is_a_problem(stage: Stage) -> None:
    """T17"""
    api = stage.api()
    await use_webhook(api, "https://thief.example", SECRET)
    problems = await check_webhook(api, PUBLIC)
    assert len(problems) == 1
    assert "thief" not in problems[0]


def test_kinds_that_somebody_changed_are_a_problem() -> None:
    """T17"""
    info = WebhookInfo(
        url=webhook_url(PUBLIC), has_custom_certificate=False, pending_update_count=0, allowed_updates=["message"]
    )
    assert len(problems_of(info, webhook_url(PUBLIC))) == 1


async def test_polling_takes_the_webhook_away_and_loses_nothing(stage: Stage) -> None:
    """T17"""
    api = stage.api()
    await use_webhook(api, PUBLIC, SECRET)
    await stage.emulator.say(NAM, "một")
    await use_polling(api)
    assert await check_webhook(api, "") == ()
    assert stage.emulator.pending() == 1


async def test_commands_are_set_for_each_language(stage: Stage) -> None:
    commands = {"": {"start": "Bắt đầu"}, "vi": {"start": "Bắt đầu"}, "en": {"start": "Start", "help": "Help"}}
    await show_commands(stage.api(), commands)
    kept = json.loads(stage.ledger.fact("telegram:commands:en"))["commands"]
    assert [one["command"] for one in kept] == ["start", "help"]
    assert stage.ledger.fact("telegram:commands:vi") == stage.ledger.fact("telegram:commands:")
