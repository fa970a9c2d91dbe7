"""Tests of the emulator's groups, as strict as the platform: who is in, ids that change, words that reach a bot."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.channels.port import Failure, Parcel
from bot.sandbox.telegram_limits import Limits, Speed
from tests.bot.channels.telegram.stage import MAI, NAM, TEAM, Stage, Ticks, staged
from tests.bot.sandbox.test_telegram_limits import taken
from tests.fakes import FakeClock

CHAT = TEAM.external_id
NEW = "-1000000100403"


@pytest.fixture
async def stage(clock: FakeClock) -> AsyncIterator[Stage]:
    async with staged(clock) as built:
        yield built


def kinds(stage: Stage) -> list[str]:
    """The updates that wait."""
    return [kind for update in stage.emulator.queue.batch(100) for kind in update.body if kind != "update_id"]


async def test_a_bot_writes_only_in_groups_that_it_is_in(stage: Stage) -> None:
    """T8"""
    failed = await stage.failure(Parcel(CHAT, "x"))
    assert (failed.failure, "not a member" in failed.detail) == (Failure.UNREACHABLE, True)
    await stage.emulator.change_group(TEAM, MAI, "add")
    await stage.sender().send(Parcel(CHAT, "x", buttons=((("Nhận", "a:b:1:t"),),)))
    [shown] = stage.chat(TEAM)
    assert (shown.text, shown.choices) == ("x", ["Nhận"])
    await stage.emulator.press(MAI, shown, 0)
    await stage.emulator.change_group(TEAM, MAI, "remove")
    assert kinds(stage) == ["my_chat_member", "callback_query", "my_chat_member"]
    failed = await stage.failure(Parcel(CHAT, "x"))
    assert (failed.failure, "kicked" in failed.detail) == (Failure.UNREACHABLE, True)


async def test_an_upgraded_groups_old_id_is_refused_with_the_new_one(stage: Stage) -> None:
    """O11"""
    await stage.emulator.change_group(TEAM, MAI, "add")
    await stage.emulator.change_group(TEAM, MAI, "upgrade")
    assert (await stage.failure(Parcel(CHAT, "x"))).migrated_to == NEW
    await stage.sender().send(Parcel(NEW, "x"))
    assert [one.text for one in stage.chat(TEAM)] == ["x"]
    told = [update.body["message"] for update in stage.emulator.queue.batch(9)[1:]]
    assert [one.get("migrate_to_chat_id") or one.get("migrate_from_chat_id") for one in told] == [int(NEW), int(CHAT)]  # type: ignore[attr-defined]
    with pytest.raises(ValueError, match="already"):
        await stage.emulator.change_group(TEAM, MAI, "upgrade")


async def test_of_what_is_said_in_a_group_only_commands_reach_the_bot(stage: Stage) -> None:
    await stage.emulator.say_in(TEAM, MAI, "/lienhe")
    assert kinds(stage) == [], "the bot is not in it"
    await stage.emulator.change_group(TEAM, MAI, "add")
    await stage.emulator.say_in(TEAM, MAI, "xin chào")
    await stage.emulator.say_in(TEAM, MAI, "/lienhe")
    assert kinds(stage) == ["my_chat_member", "message"]
    assert [one.text for one in stage.chat(TEAM)] == ["/lienhe", "xin chào", "/lienhe"]


async def test_who_is_not_in_a_group_does_nothing_there(stage: Stage) -> None:
    with pytest.raises(ValueError, match="is not in to"):
        await stage.emulator.say_in(TEAM, NAM, "/lienhe")
    with pytest.raises(ValueError, match="is not in to"):
        await stage.emulator.change_group(TEAM, NAM, "add")
    with pytest.raises(ValueError, match="add, remove or upgrade"):
        await stage.emulator.change_group(TEAM, MAI, "melt")


async def test_a_group_that_is_left_says_so_and_cannot_be_left_twice(stage: Stage) -> None:
    await stage.emulator.change_group(TEAM, MAI, "add")
    await stage.sender().send(Parcel(CHAT, leaves=True))
    assert kinds(stage) == ["my_chat_member", "my_chat_member"]
    assert (await stage.failure(Parcel(CHAT, leaves=True))).failure is Failure.UNREACHABLE


def test_twenty_messages_a_minute_in_a_group() -> None:
    """O2"""
    assert taken(Speed(Limits(), Ticks(step=1.0)), *["-1"] * 30) == 20
    assert taken(Speed(Limits(), Ticks(step=1.0)), *["1"] * 30) == 30
    assert taken(Speed(Limits(), Ticks(step=60 / 18)), *["-1"] * 40) == 40
