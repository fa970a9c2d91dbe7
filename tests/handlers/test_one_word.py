"""One word that may mean two things is asked about; a number of no known list is not guessed. No typed word is lost."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from handlers.talk import Channel
from procedure.terms import Role
from storage import tables
from tests.handlers.rig import QUESTION, Desk, Guest

CHANNELS = (Channel.TELEGRAM, Channel.ZALO)


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("typed", ["Huy", "huy", "HUY", "Húy"])
async def test_somebody_called_huy_is_asked_and_goes_on_under_that_name(
    desk: Desk, channel: Channel, typed: str
) -> None:
    guest = await at_name(desk, channel)
    await guest.says(typed)
    assert f"“{typed}” là tên" in guest.last.text
    assert [*guest.last.buttons] == [f"“{typed}” là tên", "Hủy"]
    await (guest.says("1") if channel is Channel.ZALO else guest.presses(f"“{typed}” là tên"))
    await guest.says("Báo Ví Dụ")
    await guest.says(QUESTION)
    assert f"{typed} – Báo Ví Dụ" in guest.last.text


@pytest.mark.parametrize("channel", CHANNELS)
async def test_who_wanted_to_cancel_cancels(desk: Desk, channel: Channel) -> None:
    guest = await at_name(desk, channel)
    await guest.says("huy")
    await (guest.says("2") if channel is Channel.ZALO else guest.presses("Hủy"))
    assert "Đã hủy" in guest.last.text


@pytest.mark.parametrize("typed", ["Huỷ", "hủy", "/huy", "cancel", "thoát"])
async def test_the_mark_or_another_word_leaves_no_doubt(desk: Desk, typed: str) -> None:
    guest = await at_name(desk, Channel.ZALO)
    await guest.says(typed)
    assert "Đã hủy" in guest.last.text


async def test_where_no_name_is_asked_huy_cancels(desk: Desk) -> None:
    guest = await at_name(desk, Channel.ZALO)
    await guest.says("Nguyễn Thu Hà")
    await guest.says("huy")
    assert "Đã hủy" in guest.last.text


async def test_a_card_that_comes_in_between_takes_no_name_away(desk: Desk) -> None:
    """An officer called Nhàn is asked for a name; a new card's key word for taking it on is "nhan"."""
    officer = await desk.staff("9", Role.PRESS_OFFICER, Channel.ZALO)
    journalist = await desk.known("1")
    await officer.says("/yeucau")
    await journalist.files_request()
    assert officer.last.card
    await officer.says("Nhàn")
    assert [*officer.last.buttons] == ["“Nhàn” là tên", "Nhận xử lý"]
    assert (await desk.case()).facts.claimed_by is None
    await officer.says("1")
    assert "công tác" in officer.last.text


@pytest.mark.parametrize("shown", [True, False])
async def test_a_number_of_an_unknown_list_shows_the_latest_one_again(any_desk: Desk, shown: bool) -> None:
    """K7, K8"""
    guest = any_desk.guest("1", Channel.ZALO)
    if shown:
        await guest.says("/menu")
    await guest.says("2", replied_to="a message of before the records")
    assert "Không rõ số này thuộc danh sách nào" in guest.last.text
    assert ("Gửi yêu cầu" in " ".join(guest.last.buttons)) is shown
    await guest.says("hồ sơ của tôi")
    assert "chưa có yêu cầu nào" in guest.last.text


async def test_a_number_while_a_message_may_just_have_come_chooses_nothing(desk: Desk) -> None:
    """K7"""
    guest = desk.guest("1", Channel.ZALO)
    await guest.says("/menu")
    await desk.database.write(
        lambda work: work.connection.execute(update(tables.outbox).values(state="unsure")) and None
    )
    await guest.says("1")
    assert "Không rõ số này thuộc danh sách nào" in guest.last.text


async def at_name(desk: Desk, channel: Channel) -> Guest:
    """Somebody new who is asked for their name."""
    guest = desk.guest("1", channel)
    await guest.says("/yeucau")
    assert "họ tên" in guest.last.text
    return guest
