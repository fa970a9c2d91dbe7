"""A legal act is done once, when just that was confirmed: by a press, on Zalo by its code, with the PIN if due."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from storage import pins
from storage.work import Work
from tests.handlers.authority.stage import Cast, cast, chooses, confirms, drafts_agency
from tests.handlers.rig import Desk, Guest
from tests.handlers.roster_rig import CHANNELS, PIN, id_of


async def has_pin(guest: Guest) -> None:
    """Their PIN is set."""
    person = await id_of(guest)

    def piece(work: Work) -> None:
        pins.set_pin(work, person, pins.sketch(work, PIN))

    await guest.desk.database.write(piece)


async def at_pin(desk: Desk, channel: Channel) -> Cast:
    """Confirmed, and the PIN asked for."""
    them = await cast(desk, channel)
    await has_pin(them.general)
    await drafts_agency(them.general)
    await confirms(them.general)
    return them


@pytest.mark.parametrize("channel", CHANNELS)
async def test_whoever_has_a_pin_types_it_before_the_act_and_it_is_taken_away(any_desk: Desk, channel: Channel) -> None:
    """T10"""
    them = await at_pin(any_desk, channel)
    assert "mã PIN" in them.general.last.text
    assert await them.granted() == []
    await them.general.says(PIN)
    assert len(await them.granted()) == 1
    assert them.general.forgotten == 1


@pytest.mark.parametrize("channel", CHANNELS)
async def test_a_wrong_pin_does_nothing_loses_nothing_and_is_taken_away(any_desk: Desk, channel: Channel) -> None:
    """T10"""
    them = await at_pin(any_desk, channel)
    await them.general.says("000001")
    assert "Mã PIN không đúng" in them.general.last.text
    assert (await them.granted(), them.general.forgotten) == ([], 1)
    await them.general.says(PIN)
    assert len(await them.granted()) == 1


async def test_five_wrong_pins_lock_and_then_the_right_one_does_nothing_for_an_hour(desk: Desk) -> None:
    """T10"""
    them = await at_pin(desk, Channel.TELEGRAM)
    for _ in range(5):
        await them.general.says("000001")
    await them.general.says(PIN)
    assert "bị khóa đến" in them.general.last.text
    assert await them.granted() == []
    desk.clock.advance(3_601)
    await them.general.says(PIN)
    assert len(await them.granted()) == 1


async def test_a_pin_stands_in_no_row(desk: Desk) -> None:
    """T10: neither in the draft nor in what was posted."""
    them = await at_pin(desk, Channel.TELEGRAM)
    await them.general.says("918273")
    assert "918273" not in str(await desk.snapshot())
    await them.general.says(PIN)
    assert PIN not in str(await desk.snapshot())


async def test_a_pin_typed_where_the_code_is_asked_is_not_said_again(desk: Desk) -> None:
    them = await cast(desk, Channel.ZALO)
    await has_pin(them.general)
    await drafts_agency(them.general)
    await them.general.says("Tiếp tục để xác nhận")
    await them.general.says(PIN)
    assert PIN not in them.general.last.text
    assert PIN not in str(await desk.snapshot())


async def test_where_a_pin_is_required_whoever_has_none_is_told_before_a_long_form(desk: Desk) -> None:
    """T10"""
    desk.require_pin = True
    them = await cast(desk)
    await them.general.says("/uyquyen")
    await them.general.presses("➕ Ủy quyền mới")
    assert "Đặt mã PIN" in them.general.last.buttons
    await has_pin(them.general)
    await drafts_agency(them.general)
    await confirms(them.general)
    await them.general.says(PIN)
    assert len(await them.granted()) == 1


async def test_a_pin_required_while_the_form_lay_open_is_asked_for(desk: Desk) -> None:
    them = await cast(desk)
    await drafts_agency(them.general)
    desk.require_pin = True
    await confirms(them.general)
    assert "Đặt mã PIN" in them.general.last.buttons
    await them.general.says(PIN)
    assert await them.granted() == []
    await has_pin(them.general)
    await them.general.says(PIN)
    assert len(await them.granted()) == 1


@pytest.mark.parametrize("channel", CHANNELS)
async def test_a_wrong_word_says_what_to_do_and_nothing_is_lost(desk: Desk, channel: Channel) -> None:
    them = await cast(desk, channel)
    await drafts_agency(them.general)
    await chooses(them.general, "Tiếp tục để xác nhận")
    await them.general.says("UQ-321")
    assert "UQ-123" in them.general.last.text
    assert await them.granted() == []
    await them.general.says("UQ-123")
    assert len(await them.granted()) == 1


async def test_a_newer_confirmation_replaces_an_older_whose_button_does_nothing(desk: Desk) -> None:
    """T2"""
    them = await cast(desk)
    await drafts_agency(them.general)
    await them.general.presses("Tiếp tục để xác nhận")
    older = them.general.last
    await them.general.presses("Sửa lại")
    await them.general.presses("Sửa một mục")
    await them.general.presses("Sửa số văn bản")
    await them.general.says("456/UQ-BHXH")
    await them.general.presses("Tiếp tục để xác nhận")
    await them.general.presses("✅ Xác nhận", on=older)
    assert await them.granted() == []
    assert "456/UQ-BHXH" in them.general.last.text
    await them.general.presses("✅ Xác nhận")
    (one,) = await them.granted()
    assert one.number == "456/UQ-BHXH"


async def test_a_confirmation_that_was_left_is_offered_again_and_a_command_loses_nothing(desk: Desk) -> None:
    them = await cast(desk)
    await drafts_agency(them.general)
    await them.general.presses("Tiếp tục để xác nhận")
    await them.general.says("/menu")
    await them.general.presses("Quay lại xác nhận")
    await them.general.presses("✅ Xác nhận")
    assert len(await them.granted()) == 1


async def test_somebody_elses_confirmation_is_not_theirs_to_press(desk: Desk) -> None:
    """T1"""
    them = await cast(desk)
    await drafts_agency(them.general)
    await them.general.presses("Tiếp tục để xác nhận")
    await them.spokesperson.carries(them.general.last.buttons["✅ Xác nhận"])
    assert await them.granted() == []
