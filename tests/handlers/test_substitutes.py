"""An officer's dated stand-in: named, told, acting; never of a leader, never further, never speaking (2.5)."""

from __future__ import annotations

import pytest

from handlers.admin.posts import GIVEN
from handlers.talk import Channel
from procedure.terms import Role
from storage import tables
from storage.substitutes import SUBSTITUTABLE
from tests.handlers.rig import Desk, Guest
from tests.handlers.roster_rig import CHANNELS, acts, end_all, nothing_changed, rights

DAY = 24 * 3600
MORNING = 9 * 3600  # the test's clock stands at 15:00 in Viet Nam; midnight is nine hours away


async def names(officer: Guest, who: str, term: str = "từ 24/11 đến 25/11") -> None:
    """The whole way; the one to stand in is typed by name."""
    await officer.says("/thaythe")
    await officer.presses("Cử người thay")
    await officer.says(who)
    await officer.says(term)
    await officer.presses("✅ Cử người thay")


async def two(desk: Desk, channel: Channel = Channel.TELEGRAM) -> tuple[Guest, Guest]:
    """An officer of a unit that sees no cases by itself, and an officer of the press centre."""
    officer = await desk.staff("1", Role.PRESS_OFFICER, channel, name="Lê Thị Hoa")
    return officer, await desk.staff("2", Role.ADMINISTRATOR, channel, name="Cao Tuấn Kiệt")


@pytest.mark.parametrize("channel", CHANNELS)
async def test_named_told_and_acting_from_the_first_minute_to_the_last(desk: Desk, channel: Channel) -> None:
    officer, other = await two(desk, channel)
    await names(officer, "cao tuan kiet")
    assert "Lê Thị Hoa cử Anh/Chị thay" in other.last.text
    assert await acts(desk) == ["substitute"]
    desk.clock.advance(MORNING - 1)
    assert Role.PRESS_OFFICER not in (await rights(other)).roles
    desk.clock.advance(1)
    assert Role.PRESS_OFFICER in (await rights(other)).roles
    desk.clock.advance(2 * DAY - 1)
    assert Role.PRESS_OFFICER in (await rights(other)).roles
    desk.clock.advance(1)
    assert Role.PRESS_OFFICER not in (await rights(other)).roles


async def test_messages_for_the_role_reach_the_substitute_who_may_act_on_them(any_desk: Desk) -> None:
    officer, other = await two(any_desk)
    await names(officer, "Cao Tuấn Kiệt", "hôm nay đến hết ngày 25/11")
    await (await any_desk.known("9")).files_request()
    await other.presses("Nhận xử lý")
    case = await any_desk.case()
    assert case.facts.claimed_by == 2
    assert "cho" in other.menu


async def test_depth_one_a_substitute_names_nobody_in_turn(desk: Desk) -> None:
    """2.5"""
    officer, other = await two(desk)
    await names(officer, "Cao Tuấn Kiệt", "3 ngày")
    await other.says("/thaythe")
    assert "Cử người thay" not in other.last.buttons
    await nothing_changed(other, "subs.new::0")
    assert await desk.rows(tables.substitutes) == 1


@pytest.mark.parametrize("role", [role for role in GIVEN if role not in SUBSTITUTABLE])
async def test_leaders_spokespersons_directors_and_heads_have_none(desk: Desk, role: Role) -> None:
    """2.5"""
    one = await desk.staff("1", role)
    await desk.staff("2", role)
    await one.says("/thaythe")
    assert "Cử người thay" not in one.last.buttons
    await nothing_changed(one, "subs.new::0")
    assert "ủy quyền bằng văn bản" in one.last.text


async def test_a_substitute_never_gets_the_right_to_speak(desk: Desk) -> None:
    """2.5"""
    officer, other = await two(desk)
    await names(officer, "Cao Tuấn Kiệt", "3 ngày")
    await other.says("/quyen")
    assert "Thay cho Lê Thị Hoa" in other.last.text
    assert "Không được nhân danh cơ quan BHXH" in other.last.text
    assert (await rights(other)).roles == {Role.ADMINISTRATOR, Role.PRESS_OFFICER}


async def test_only_staff_of_the_same_unit_are_offered_and_taken(desk: Desk) -> None:
    officer = await desk.staff("1", Role.PROVINCE_OFFICER, unit="HNO", name="Lê Thị Hoa")
    await desk.staff("2", Role.PROVINCE_OFFICER, unit="NAN", name="Phạm Văn Nam")
    await desk.staff("3", Role.PROVINCE_DIRECTOR, unit="HNO", name="Tạ Ngọc Bích")
    await officer.says("/thaythe")
    await officer.presses("Cử người thay")
    assert "Tạ Ngọc Bích (#3)" in officer.last.buttons
    assert "Phạm Văn Nam (#2)" not in officer.last.buttons
    await officer.says("Phạm Văn Nam")
    assert "cùng đơn vị" in officer.last.text
    version = officer.last.buttons["Tạ Ngọc Bích (#3)"].rsplit(":", 1)[1]
    await officer.carries(f"form.pick:2:{version}")
    assert "cùng đơn vị" in officer.last.text
    await officer.carries(f"form.pick:3:{version}")
    assert "từ khi nào đến khi nào" in officer.last.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("từ 24/11", "chưa có ngày kết thúc"),
        ("hôm nào đó", "Chưa đọc được thời gian"),
        ("từ 31/11 đến 2/12", "Chưa đọc được thời gian"),
        ("từ 30/11 đến 24/11", "đã qua hoặc kết thúc trước khi bắt đầu"),
        ("từ 1/11 đến 10/11", "đã qua hoặc kết thúc trước khi bắt đầu"),
    ],
)
async def test_unclear_dates_are_named_and_asked_again(desk: Desk, typed: str, said: str) -> None:
    officer, _ = await two(desk)
    await officer.says("/thaythe")
    await officer.presses("Cử người thay")
    await officer.says("Cao Tuấn Kiệt")
    await officer.says(typed)
    assert said in officer.last.text
    assert typed in officer.last.text


@pytest.mark.parametrize("who", [0, 1])
async def test_either_side_ends_it_early_and_the_other_is_told(desk: Desk, who: int) -> None:
    pair = await two(desk)
    await names(pair[0], "Cao Tuấn Kiệt", "3 ngày")
    await pair[who].says("/thaythe")
    await pair[who].presses(next(label for label in pair[who].last.buttons if label.startswith("Thôi thay")))
    assert "đã kết thúc việc thay" in pair[1 - who].last.text
    assert Role.PRESS_OFFICER not in (await rights(pair[1])).roles
    await pair[who].carries("subs.end:1:0")
    assert "kết thúc từ trước" in pair[who].last.text
    assert await acts(desk) == ["substitute", "substitute_ended"]


async def test_a_third_person_ends_nothing(desk: Desk) -> None:
    """T1"""
    officer, _ = await two(desk)
    await names(officer, "Cao Tuấn Kiệt", "3 ngày")
    third = await desk.staff("3", Role.PRESS_HEAD)
    await nothing_changed(third, "subs.end:1:0", "subs.end:99:0")


async def test_a_role_lost_while_the_form_lay_open_names_nobody(desk: Desk) -> None:
    """T2, P3"""
    officer, _ = await two(desk)
    await officer.says("/thaythe")
    await officer.presses("Cử người thay")
    await officer.says("Cao Tuấn Kiệt")
    await officer.says("3 ngày")
    await end_all(officer)
    await officer.presses("✅ Cử người thay")
    assert await desk.rows(tables.substitutes) == 0
    assert await desk.security() == ["substitute_not_allowed"]


async def test_who_has_no_role_has_no_substitutes(desk: Desk) -> None:
    journalist = await desk.known("1")
    await nothing_changed(journalist, "/thaythe", "/substitute", text=True)
