"""Somebody who is no journalist is told kindly where to turn; nothing of theirs becomes a press case."""

from __future__ import annotations

import pytest

from handlers.journalist import citizens
from handlers.talk import Channel
from storage import tables
from tests.handlers.rig import QUESTION, Desk, Guest

CHANNELS = (Channel.TELEGRAM, Channel.ZALO)
HELP = ("1900 9068", "VssID", "dichvucong.baohiemxahoi.gov.vn", "nơi gần nhất")
CITIZENS = (
    "người dân",
    "Nguoi dan",
    "cá nhân",
    "ca nhan",
    "tôi là người lao động",
    "toi la nguoi lao dong a",
    "Tôi chỉ là người dân thôi",
    "em là công nhân",
    "Dạ em là người lao động ạ",
    "người hưởng lương hưu",
    "sinh viên",
    "không",
    "Không có",
    "khong thuoc co quan nao",
    "Tôi không làm ở cơ quan báo chí nào",
    "tôi không phải nhà báo",
    "citizen",
    "I'm just a citizen",
    "none",
    "No",
    "N/A",
    "not a journalist",
    "a member of the public",
)
PRESS = (
    "phóng viên tự do",
    "phong vien tu do",
    "cộng tác viên",
    "CTV báo Lao Động",
    "freelance",
    "Freelance journalist",
    "nhà báo tự do",
    "tự do",
    "Tạp chí Công dân và Khuyến học",
    "Báo Bạn đọc",
    "Sinh Viên Việt Nam",
    "Người lao động",
    "Nhân dân",
    "The Independent",
)


@pytest.mark.parametrize("typed", CITIZENS)
def test_who_is_no_journalist_is_understood(typed: str) -> None:
    assert citizens.is_citizen(typed) or citizens.has_no_outlet(typed)


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("typed", CITIZENS[::3])
async def test_no_outlet_leads_to_where_to_turn_and_to_no_case(desk: Desk, channel: Channel, typed: str) -> None:
    guest = await at_outlet(desk, channel)
    await guest.says(typed)
    assert all(word in guest.last.text for word in HELP)
    assert [*guest.last.buttons] == ["Tôi là nhà báo"]
    await guest.says("Tôi muốn biết lương hưu của mẹ tôi")
    assert "1900 9068" in guest.last.text
    assert await desk.rows(tables.cases) == 0


@pytest.mark.parametrize("typed", PRESS)
async def test_a_freelancer_and_an_outlet_with_such_a_name_go_on(desk: Desk, typed: str) -> None:
    guest = await at_outlet(desk, Channel.TELEGRAM)
    await guest.says(typed)
    await guest.says(QUESTION)
    assert "Xem lại trước khi gửi" in guest.last.text


@pytest.mark.parametrize("channel", CHANNELS)
async def test_a_journalist_goes_on_with_the_draft_and_nothing_is_lost(any_desk: Desk, channel: Channel) -> None:
    guest = any_desk.guest("1", channel)
    await guest.says(QUESTION)
    await guest.presses("Gửi thành yêu cầu")
    await guest.says("Nguyễn Thu Hà, không")
    assert "1900 9068" in guest.last.text
    await (guest.says("1") if channel is Channel.ZALO else guest.presses("Tôi là nhà báo"))
    assert "công tác" in guest.last.text
    await guest.says("phóng viên tự do")
    assert "Nguyễn Thu Hà – phóng viên tự do" in guest.last.text
    assert QUESTION in guest.last.text
    await guest.presses("✅ Gửi yêu cầu")
    assert "Đã tiếp nhận" in guest.last.text


async def test_who_says_so_where_the_name_is_asked_is_told_the_same(desk: Desk) -> None:
    guest = desk.guest("1")
    await guest.says("/yeucau")
    await guest.says("Tôi là người dân")
    assert "1900 9068" in guest.last.text
    await guest.presses("Tôi là nhà báo")
    assert "họ tên" in guest.last.text


async def test_a_matter_of_ones_own_typed_as_the_outlet_is_no_outlet(desk: Desk) -> None:
    guest = await at_outlet(desk, Channel.ZALO)
    await guest.says("thẻ bảo hiểm y tế của con tôi hết hạn thì gia hạn ở đâu")
    assert "1900 9068" in guest.last.text


async def test_the_same_in_english(desk: Desk) -> None:
    guest = desk.guest("1", language="en")
    await guest.says("/request")
    await guest.says("Jane Roe")
    await guest.says("none")
    assert "no case was opened" in guest.last.text
    await guest.presses("I am a journalist")
    await guest.says("Freelance journalist")
    await guest.says("How many people are covered by voluntary social insurance in Nghe An?")
    assert "Jane Roe – Freelance journalist" in guest.last.text


async def at_outlet(desk: Desk, channel: Channel) -> Guest:
    """Somebody new who has given their name."""
    guest = desk.guest("1", channel)
    await guest.says("/yeucau")
    await guest.says("Nguyễn Thu Hà")
    return guest
