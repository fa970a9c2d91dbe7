"""Which office is meant: old names, unclear places, headquarters units, places with nobody entered."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from tests.fakes import FakeClock
from tests.handlers.rig import Desk
from tests.handlers.speaking import DAY

BOTH = pytest.mark.parametrize("channel", [Channel.TELEGRAM, Channel.ZALO])
AGENCY = "Đặng Thùy Dương"


@BOTH
@pytest.mark.parametrize("asked", ["/lienhe Hà Tây", "/contact ha tay", "bhxh tỉnh Hà Tây ai phát ngôn"])
async def test_a_town_or_old_name_leads_to_the_office_of_today(desk: Desk, channel: Channel, asked: str) -> None:
    guest = desk.guest("2", channel)
    await guest.says(asked)
    assert "Đinh Công Thành" in guest.last.text


@BOTH
@pytest.mark.parametrize("asked", ["hải dương", "/lienhe Hai Duong", "người phát ngôn BHXH tỉnh Hải Dương là ai"])
async def test_a_merged_province_is_told_where_it_belongs_now(desk: Desk, channel: Channel, asked: str) -> None:
    guest = desk.guest("2", channel)
    await guest.says(asked)
    first, _, rest = guest.last.text.partition("\n")
    assert first.lower() in {
        "hải dương nay thuộc bhxh thành phố hải phòng.",
        "hai duong nay thuộc bhxh thành phố hải phòng.",
    }
    assert "Hải Phòng" in rest


async def test_in_english_too(desk: Desk) -> None:
    guest = desk.guest("2", language="en")
    await guest.says("/contact Hai Duong")
    assert "is now served by Social Security of Hai Phong City" in guest.last.text


@BOTH
@pytest.mark.parametrize(
    "asked", ["/lienhe Hà Lam", "/lienhe quang nm", "/lienhe zzz", "so sánh BHXH Huế và BHXH Hà Nội"]
)
async def test_an_unclear_place_is_asked_back_with_the_nearest_three_and_the_agency(
    desk: Desk, channel: Channel, asked: str
) -> None:
    guest = desk.guest("2", channel)
    await guest.says("/lienhe " + asked.removeprefix("/lienhe "))
    offered = [label for label in guest.last.buttons if label.startswith("BHXH ")]
    assert (len(offered), offered[-1]) == (4, "BHXH Việt Nam")
    assert AGENCY not in guest.last.text
    await guest.presses(offered[-1])
    assert AGENCY in guest.last.text


@BOTH
@pytest.mark.parametrize(
    ("asked", "unit"),
    [
        ("/lienhe Ban Thực hiện chính sách BHYT", "Ban Thực hiện chính sách bảo hiểm y tế"),
        ("ai phat ngon cua vu hop tac quoc te?", "Vụ Hợp tác quốc tế"),
        ("người phát ngôn của Vụ Pháp chế là ai", "Vụ Pháp chế"),
    ],
)
async def test_a_headquarters_unit_has_no_spokesperson_of_its_own(
    desk: Desk, channel: Channel, asked: str, unit: str
) -> None:
    """2.1"""
    guest = desk.guest("2", channel)
    await guest.says(asked)
    assert f"{unit} không có người phát ngôn riêng" in guest.last.text
    assert AGENCY in guest.last.text


@BOTH
async def test_a_place_with_nobody_entered_gives_the_agencys_and_tells_the_press_centre_once_a_day(
    desk: Desk, clock: FakeClock, channel: Channel
) -> None:
    officer = await desk.staff("1")
    guest = desk.guest("2", channel)
    for _ in range(2):
        await guest.says("ai phát ngôn ở Lào Cai")
        assert AGENCY in guest.last.text
    told = [await desk.rows_of_outbox("no-speaker:LCA")]
    clock.advance(DAY.total_seconds())
    await guest.says("ai phát ngôn ở Lào Cai")
    told.append(await desk.rows_of_outbox("no-speaker:LCA"))
    assert told == [1, 2]
    assert "BHXH tỉnh Lào Cai" in officer.saw("danh bạ chưa có").text


@BOTH
@pytest.mark.parametrize("asked", ["hải pòng", "quảng ninhh", "tỉnh Quảng"])
async def test_a_bare_place_that_is_not_clear_is_asked_back_too(desk: Desk, channel: Channel, asked: str) -> None:
    guest = desk.guest("2", channel)
    await guest.says(asked)
    assert "muốn hỏi nơi nào" in guest.last.text
    assert len(guest.last.buttons) == 4


@BOTH
async def test_a_button_for_an_office_that_is_none_gives_the_agencys(desk: Desk, channel: Channel) -> None:
    guest = desk.guest("2", channel)
    for ref in ("", "VSS", "nowhere", "TTTT"):
        await guest.carries(f"contacts:{ref}:0")
        assert AGENCY in guest.last.text
