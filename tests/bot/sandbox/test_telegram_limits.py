"""Tests of Telegram's speed limits as the emulator measures them."""

from __future__ import annotations

import pytest

from bot.sandbox.telegram_limits import Limits, Speed
from bot.sandbox.telegram_refusals import Refusal
from tests.bot.channels.telegram.stage import Ticks


def taken(speed: Speed, *chats: str) -> int:
    """How many of these messages are taken."""
    count = 0
    for chat in chats:
        try:
            speed.count(chat)
        except Refusal:
            continue
        count += 1
    return count


def test_one_message_a_second_in_a_chat() -> None:
    """O2"""
    assert taken(Speed(Limits(), Ticks(step=0.5)), *["a"] * 10) == 5
    assert taken(Speed(Limits(), Ticks(step=1.0)), *["a"] * 10) == 10


def test_a_little_early_is_forgiven() -> None:
    assert taken(Speed(Limits(tolerance=0.2), Ticks(step=0.85)), *["a"] * 10) == 10
    assert taken(Speed(Limits(tolerance=0.0), Ticks(step=0.85)), *["a"] * 10) == 5


def test_thirty_messages_a_second_in_all() -> None:
    """O2"""
    assert taken(Speed(Limits(), Ticks(step=0.001)), *map(str, range(100))) == 30
    assert taken(Speed(Limits(), Ticks(step=0.035)), *map(str, range(100))) == 100


def test_at_another_pace_the_same_limits_hold_in_shorter_seconds() -> None:
    """O2: the sender's limits at that pace keep the emulator's"""
    assert Limits.at(1.0) == Limits()
    assert taken(Speed(Limits.at(10.0), Ticks(step=0.1)), *["a"] * 10) == 10
    assert taken(Speed(Limits.at(10.0), Ticks(step=0.04)), *["a"] * 10) == 5
    assert taken(Speed(Limits.at(10.0), Ticks(step=0.0001)), *map(str, range(100))) == 30


def test_a_refused_message_is_not_counted() -> None:
    """O1"""
    ticks = Ticks(step=0.0)
    speed = Speed(Limits(), ticks)
    speed.count("a")
    with pytest.raises(Refusal) as caught:
        speed.count("a")
    assert caught.value.parameters == {"retry_after": 1}
    ticks.value = 1.0
    speed.count("a")
    assert taken(speed, "a") == 0
