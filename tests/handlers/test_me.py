"""“Thông tin của tôi”: what is kept about a journalist is seen and changed from one message."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from procedure.terms import Role
from storage import people
from storage.people import Person
from storage.work import Work
from tests.handlers.rig import QUESTION, Desk, Guest

CHANNELS = (Channel.TELEGRAM, Channel.ZALO)


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("typed", ["/toi", "/me", "thông tin của tôi"])
async def test_everything_kept_is_shown(desk: Desk, channel: Channel, typed: str) -> None:
    guest = await desk.known("1", channel)
    await guest.says("/menu")
    await guest.says(typed)
    for shown in ("Họ tên: Trần Minh Đức", "Cơ quan báo chí: Báo Ví Dụ", "E-mail nhận trả lời: –", "chưa gửi"):
        assert shown in guest.last.text
    assert {"Đổi họ tên", "Đổi cơ quan báo chí", "Đổi e-mail", "Thẻ nhà báo (tùy chọn)"} <= set(guest.last.buttons)


@pytest.mark.parametrize("channel", CHANNELS)
async def test_name_outlet_and_address_are_changed(any_desk: Desk, channel: Channel) -> None:
    guest = await any_desk.known("1", channel)
    await guest.says("/toi")
    await guest.says("tên" if channel is Channel.ZALO else "Đổi họ tên")
    assert "Họ tên hiện nay: Trần Minh Đức" in guest.last.text
    await guest.says("Trần Minh Đạt")
    await guest.says("Đổi cơ quan báo chí")
    await guest.says("vn express")
    await guest.says("Báo VnExpress")
    assert "Cơ quan báo chí: Báo VnExpress" in guest.last.text
    await guest.says("Đổi e-mail")
    await guest.says("dat@example.invalid")
    kept = await person(any_desk, guest)
    assert (kept.name, kept.outlet, kept.outlet_code) == ("Trần Minh Đạt", "Báo VnExpress", "vnexpress")
    assert kept.email == "dat@example.invalid"
    await guest.says("/yeucau")
    await guest.says(QUESTION)
    assert "Trần Minh Đạt – Báo VnExpress" in guest.last.text


async def test_a_change_leaves_an_open_draft_alone(desk: Desk) -> None:
    guest = await desk.known("1")
    await guest.says("/yeucau")
    await guest.says(QUESTION)
    await guest.says("/toi")
    await guest.presses("Đổi họ tên")
    await guest.says("Trần Minh Đạt")
    await guest.says("/menu")
    await guest.presses(next(label for label in guest.last.buttons if "iếp tục" in label or "viết dở" in label))
    assert QUESTION in guest.last.text


async def test_cancelling_changes_nothing(desk: Desk) -> None:
    guest = await desk.known("1")
    await guest.says("/toi")
    await guest.presses("Đổi họ tên")
    await guest.presses("Hủy")
    assert (await person(desk, guest)).name == "Trần Minh Đức"


async def test_somebody_new_sees_that_nothing_is_kept_and_is_told_before_anything_is(desk: Desk) -> None:
    guest = desk.guest("1", Channel.ZALO)
    await guest.says("/toi")
    assert "Họ tên: –" in guest.last.text
    await guest.says("Đổi cơ quan báo chí")
    assert "BHXH Việt Nam lưu họ tên" in guest.last.text
    await guest.says("Nguyễn Thu Hà, Báo Ví Dụ")
    assert "Họ tên: Nguyễn Thu Hà" in guest.last.text
    assert "Cơ quan báo chí: Báo Ví Dụ" in guest.last.text


async def test_a_colleague_keeps_the_name_of_the_roster(desk: Desk) -> None:
    """T5"""
    officer = await desk.staff("9", Role.PRESS_OFFICER, name="Đỗ Thị Mai")
    await officer.says("/toi")
    assert "theo danh sách cán bộ" in officer.last.text
    assert "Đổi họ tên" not in officer.last.buttons
    for action in ("me.name::0", "me.outlet::0"):
        await officer.carries(action)
        await officer.says("Lãnh Đạo")
    assert (await person(desk, officer)).name == "Đỗ Thị Mai"


async def person(desk: Desk, guest: Guest) -> Person:
    """What is kept about a guest."""

    def piece(work: Work) -> Person:
        account = people.find_account(work, guest.channel.value, guest.external_id)
        assert account is not None
        return people.person(work, account.person_id)

    return await desk.database.read(piece)


@pytest.mark.parametrize("channel", CHANNELS)
async def test_press_information_is_stopped_and_had_again_from_what_is_kept(desk: Desk, channel: Channel) -> None:
    """Pressed twice it stays as it was, since the same moment."""
    guest = await desk.known("1", channel)
    await guest.says("/toi")
    assert "Thông tin gửi chung cho báo chí: có nhận" in guest.last.text
    shown = guest.last
    await guest.presses("Không nhận thông tin báo chí")
    since = (await person(desk, guest)).no_press_at
    assert since is not None
    assert "không nhận, từ ngày" in guest.last.text
    desk.clock.advance(3_600)
    await guest.presses("Không nhận thông tin báo chí", on=shown)
    assert (await person(desk, guest)).no_press_at == since
    await guest.presses("Nhận lại thông tin báo chí")
    assert (await person(desk, guest)).no_press_at is None


async def test_a_colleague_has_no_press_information_to_stop(desk: Desk) -> None:
    officer = await desk.staff("1", Role.PRESS_OFFICER)
    await officer.says("/toi")
    assert "Không nhận thông tin báo chí" not in officer.last.buttons
