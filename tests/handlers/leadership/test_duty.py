"""The leader on duty: today's and the next, by the directory's roster; without one every leader."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import insert

from handlers.casework import audience
from procedure.terms import Role
from storage import tables
from storage.work import Work
from tests.handlers.leadership.stage import cast
from tests.handlers.rig import Desk
from tests.handlers.roster_rig import end_all, id_of


async def on_duty(desk: Desk, name: str, begins: timedelta, ends: timedelta) -> None:
    """Somebody stands on the roster."""

    def piece(work: Work) -> None:
        work.connection.execute(
            insert(tables.duties).values(
                kind="leader",
                unit_code="VSS",
                name=name,
                title_vi="Phó Tổng Giám đốc",
                title_en="Deputy Director General",
                phone="024 3936 1779",
                email="",
                since=work.now + begins,
                until=work.now + ends,
            )
        )

    await desk.database.write(piece)


async def told(desk: Desk) -> int:
    """How many get the next proposal."""
    return len(await desk.database.read(audience.leaders))


async def test_the_roster_says_who_is_on_duty_now_and_next_and_whom_a_proposal_reaches(desk: Desk) -> None:
    them = await cast(desk)
    await on_duty(desk, "Trần Thu Hà", timedelta(hours=-1), timedelta(hours=11))
    await on_duty(desk, "Ngô Văn Bình", timedelta(hours=11), timedelta(hours=23))
    await them.officer.says("/trucban")
    now, _, ahead = them.officer.last.text.partition("Các phiên trực tới")
    assert "Trần Thu Hà" in now
    assert "Ngô Văn Bình" not in now
    assert "Ngô Văn Bình" in ahead
    assert "được gửi đến: Trần Thu Hà." in ahead
    assert await told(desk) == 1


async def test_without_a_roster_every_leader_is_told(desk: Desk) -> None:
    them = await cast(desk)
    await them.leader.says("lãnh đạo trực")
    assert "được gửi đến: Trần Thu Hà, Ngô Văn Bình." in them.leader.last.text
    assert await told(desk) == 2


async def test_without_any_leader_in_chat_it_says_that_a_proposal_reaches_nobody(desk: Desk) -> None:
    officer = await desk.staff("officer", Role.PRESS_OFFICER, name="Đỗ Thị Mai")
    await officer.says("/trucban")
    assert "không đến được ai" in officer.last.text


async def test_it_is_for_leaders_and_the_press_centre(desk: Desk) -> None:
    them = await cast(desk)
    await them.unit.says("/trucban")
    assert await desk.security() == ["not_leadership"]


async def test_without_leaders_the_director_general_gets_what_is_proposed_and_without_one_the_leaders_do(
    desk: Desk,
) -> None:
    general = await desk.staff("dg", Role.DIRECTOR_GENERAL, name="Lê Hùng Cường", unit="LD")
    assert await desk.database.read(audience.leaders) == [await id_of(general)]
    leader = await desk.staff("leader", Role.LEADER, name="Trần Thu Hà", unit="LD")
    await end_all(general)
    assert await desk.database.read(audience.leaders) == [await id_of(leader)]
