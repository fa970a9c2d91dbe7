"""A promise: appointed time and why, told to whoever asked; a new one replaces it, and they are told of the change."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from procedure.terms import State
from storage import clocks, trail
from tests.handlers.rig import Desk, Guest
from tests.handlers.roster_rig import CHANNELS
from tests.handlers.speaker.stage import confirms, stage

WHY = "Cần đối chiếu số liệu với BHXH tỉnh."


async def defers(guest: Guest, until: str) -> None:
    """From the case to what was confirmed."""
    case = await guest.desk.case()
    await guest.carries(f"case.defer:{case.id}:{case.facts.version}")
    await guest.says(until)
    await guest.says(WHY)
    await confirms(guest)


@pytest.mark.parametrize("channel", CHANNELS)
async def test_a_promise_is_told_counted_and_replaced(any_desk: Desk, channel: Channel) -> None:
    """9.4"""
    them = await stage(any_desk, channel, channel)
    await defers(them.spokesperson, "25/11 9h")
    assert "hẹn trả lời Anh/Chị chậm nhất 09:00" in them.journalist.last.text.replace("<b>", "")
    assert WHY in them.journalist.last.text
    await defers(them.spokesperson, "27/11 17h")
    read = them.journalist.last.text
    assert "25/11/2026" in read
    assert "27/11/2026" in read
    assert "được đổi sang" in read
    case = await any_desk.case()
    assert case.facts.state is State.RECEIVED
    found = await any_desk.database.read(lambda work: clocks.of_case(work, case.id))
    promises = [one for one in found if one.clock.value == "PROMISE"]
    assert [one.met_at is None for one in promises] == [False, True]
    assert await any_desk.database.read(trail.verify) == []


async def test_a_day_given_alone_is_promised_for_its_end(desk: Desk) -> None:
    """Nobody reads 00:00 of the day after (9.4)."""
    them = await stage(desk)
    await defers(them.spokesperson, "30/11")
    assert "hết thứ Hai 30/11/2026" in them.journalist.last.text
    await them.journalist.says("/hoso")
    assert "Hẹn trả lời: hết thứ Hai 30/11/2026" in them.journalist.last.text
    assert "00:00" not in them.journalist.last.text


async def test_a_time_that_is_over_is_no_promise(desk: Desk) -> None:
    them = await stage(desk)
    case = await desk.case()
    await them.spokesperson.carries(f"case.defer:{case.id}:{case.facts.version}")
    await them.spokesperson.says("20/11/2026 9h")
    told = len(them.journalist.chat)
    await them.spokesperson.says(WHY)
    assert (await desk.case()).facts.version == case.facts.version
    assert len(them.journalist.chat) == told


async def test_a_promise_whose_time_passes_under_the_confirmation_is_not_made(desk: Desk) -> None:
    them = await stage(desk)
    case = await desk.case()
    await them.spokesperson.carries(f"case.defer:{case.id}:{case.facts.version}")
    await them.spokesperson.says("20 phút nữa")
    await them.spokesperson.says(WHY)
    told = len(them.journalist.chat)
    desk.clock.advance(3_600)
    await confirms(them.spokesperson)
    assert len(them.journalist.chat) == told
    assert (await desk.case()).facts.version == case.facts.version
    assert any(WHY in one.text for one in them.spokesperson.chat[-3:])
