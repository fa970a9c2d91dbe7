"""An impostor told to the press centre: with what was pasted, once, at most five a day from one person."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from tests.fakes import FakeClock
from tests.handlers.rig import Desk

BOTH = pytest.mark.parametrize("channel", [Channel.TELEGRAM, Channel.ZALO])
REPORT = "Báo Trung tâm Truyền thông"
CLAIM = "Trần Văn Tèo, 0911 111 111, tự xưng người phát ngôn"


@BOTH
async def test_the_press_centre_gets_what_was_pasted_and_by_whom(desk: Desk, channel: Channel) -> None:
    officer, guest = await desk.staff("1"), await desk.known("2", channel)
    await guest.says(f"/xacminh {CLAIM}")
    await guest.presses(REPORT)
    assert "Đã báo Trung tâm Truyền thông" in guest.last.text
    card = officer.saw(CLAIM)
    assert "Trần Minh Đức, Báo Ví Dụ" in card.text
    await officer.presses("Ai được phát ngôn?", on=card)
    assert "Đặng Thùy Dương" in officer.last.text


async def test_pressed_twice_it_is_told_once(desk: Desk) -> None:
    officer, guest = await desk.staff("1"), desk.guest("2")
    await guest.says(f"/xacminh {CLAIM}")
    for _ in range(2):
        await guest.presses(REPORT)
    assert sum(CLAIM in message.text for message in officer.chat) == 1
    assert "đã báo rồi" in guest.last.text


async def test_without_anything_checked_there_is_nothing_to_report(desk: Desk) -> None:
    officer, guest = await desk.staff("1"), desk.guest("2")
    await guest.carries("genuine.report::0")
    assert "Không có gì để báo" in guest.last.text
    assert officer.chat == []


async def test_five_a_day_from_one_person(desk: Desk, clock: FakeClock) -> None:
    officer, guest = await desk.staff("1"), desk.guest("2")
    for _ in range(6):
        await guest.says(f"/xacminh {CLAIM}")
        await guest.presses(REPORT)
    assert "5 lần" in guest.last.text
    assert sum(CLAIM in message.text for message in officer.chat) == 5
    clock.advance(24 * 3600 + 1)
    await guest.says(f"/xacminh {CLAIM}")
    await guest.presses(REPORT)
    assert sum(CLAIM in message.text for message in officer.chat) == 6


async def test_a_report_leaves_a_draft_as_it_is(desk: Desk) -> None:
    await desk.staff("1")
    guest = await desk.known("2")
    await guest.says("/yeucau")
    await guest.says(f"/xacminh {CLAIM}")
    await guest.presses(REPORT)
    await guest.presses("Tiếp tục việc đang làm dở") if "Tiếp tục việc đang làm dở" in guest.last.buttons else None
    await guest.says("/yeucau")
    assert CLAIM not in guest.last.text
