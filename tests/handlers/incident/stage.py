"""Those who have to do with an incident: who tells it, the centre, whoever speaks, a province; on either channel."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.talk import Channel
from procedure.terms import Clock, Role
from storage import clocks
from storage.clocks import ClockRow
from tests.handlers.rig import Desk, Guest

CODE = "BC-2026-00001"
FIRE = "Cháy kho lưu trữ hồ sơ tại trụ sở, đã sơ tán cán bộ, chưa rõ thiệt hại."


@dataclass
class Stage:
    """Everybody; the province is Nghệ An, on Zalo."""

    desk: Desk
    unit: Guest
    officer: Guest
    head: Guest
    spokesperson: Guest
    general: Guest
    province: Guest
    director: Guest

    async def clocks(self, name: Clock = Clock.FIRST_STATEMENT) -> list[ClockRow]:
        """The clocks of that name, oldest first."""
        case = await self.desk.case()
        found = await self.desk.database.read(lambda work: clocks.of_case(work, case.id))
        return [one for one in found if one.clock is name]


async def stage(desk: Desk) -> Stage:
    """Everybody, before anything has happened."""
    return Stage(
        desk,
        await desk.staff("11", Role.UNIT_OFFICER, name="Mai Quốc Việt", unit="BHYT"),
        await desk.staff("12", name="Đỗ Thị Mai"),
        await desk.staff("13", Role.PRESS_HEAD, Channel.ZALO, "Bùi Thanh Sơn"),
        await desk.staff("14", Role.SPOKESPERSON, name="Đặng Thùy Dương", unit="LD"),
        await desk.staff("15", Role.DIRECTOR_GENERAL, name="Hoàng Văn Bách", unit="LD"),
        await desk.staff("16", Role.PROVINCE_OFFICER, Channel.ZALO, "Lê Thị Thu Hương", "NAN"),
        await desk.staff("17", Role.PROVINCE_DIRECTOR, Channel.ZALO, "Phan Quang Thảo", "NAN"),
    )


async def tells(guest: Guest, words: str = FIRE, at: str = "vừa xong", place: str = "BHXH Việt Nam") -> None:
    """The whole form: what, when, where if it is asked, sent."""
    await guest.says(f"/vuviec {words}")
    await guest.says(at)
    if "xảy ra ở đâu" in guest.last.text:
        await guest.says(place)
    await guest.says("gửi")
