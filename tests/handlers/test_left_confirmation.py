"""A confirmation that is left for something else is not forgotten in silence (procedure, "Chat safety")."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from procedure.terms import State
from tests.handlers.rig import Desk, Guest
from tests.handlers.speaker.stage import CODE, Stage, chooses, confirms, drafted, stage

CHANNELS = pytest.mark.parametrize("channel", [Channel.TELEGRAM, Channel.ZALO])
NOT_DONE = "chưa được thực hiện"


async def asked(desk: Desk, channel: Channel) -> Stage:
    """The approval asked for, and not yet confirmed."""
    them = await stage(desk, channel)
    await drafted(them)
    await them.spokesperson.says(CODE)
    await chooses(them.spokesperson, "✅ Duyệt")
    assert "Chưa có gì được thực hiện" in them.spokesperson.last.text or "✅ Xác nhận" in them.spokesperson.last.buttons
    return them


async def goes_back(guest: Guest) -> None:
    """By the choice under what was shown instead."""
    await chooses(guest, "Quay lại xác nhận")


@CHANNELS
async def test_what_was_left_for_a_list_is_kept_said_not_to_be_done_and_taken_up_again(
    desk: Desk, channel: Channel
) -> None:
    them = await asked(desk, channel)
    await them.spokesperson.says("/viec")
    assert NOT_DONE in them.spokesperson.last.text
    assert (await desk.case()).facts.state is State.REVIEW
    await goes_back(them.spokesperson)
    await confirms(them.spokesperson)
    assert (await desk.case()).facts.state is State.APPROVED


@CHANNELS
async def test_what_another_form_takes_the_place_of_is_said_to_be_left(desk: Desk, channel: Channel) -> None:
    them = await asked(desk, channel)
    version = (await desk.case()).facts.version
    await them.spokesperson.carries(f"case.return:1:{version}")
    assert "đã bỏ" in them.spokesperson.last.text
    assert CODE in them.spokesperson.last.text
    await them.spokesperson.says("hủy")
    assert (await desk.case()).facts.state is State.REVIEW


async def test_pressing_the_same_act_again_asks_it_again_without_a_word(desk: Desk) -> None:
    """T2"""
    them = await asked(desk, Channel.TELEGRAM)
    await them.spokesperson.presses("✅ Duyệt")
    assert NOT_DONE not in them.spokesperson.last.text
    await confirms(them.spokesperson)
    assert (await desk.case()).facts.state is State.APPROVED


async def test_an_old_button_of_the_confirmation_shows_it_again_and_does_nothing(desk: Desk) -> None:
    """T2"""
    them = await asked(desk, Channel.TELEGRAM)
    old = them.spokesperson.last
    await them.spokesperson.says("/viec")
    await them.spokesperson.presses("✅ Xác nhận", on=old)
    assert (await desk.case()).facts.state is State.REVIEW
    await confirms(them.spokesperson)
    assert (await desk.case()).facts.state is State.APPROVED


async def test_once_it_was_done_or_given_up_nothing_more_is_said_of_it(desk: Desk) -> None:
    them = await asked(desk, Channel.TELEGRAM)
    await them.spokesperson.says("/huy")
    await them.spokesperson.says("/viec")
    assert NOT_DONE not in them.spokesperson.last.text
