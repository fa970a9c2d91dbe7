"""The roster: read by those who may, changed by administrators alone, the last of whom stays (T1, T10)."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from procedure.terms import Role
from storage import tables
from tests.handlers.rig import Desk, Guest
from tests.handlers.roster_rig import (
    CHANNELS,
    OTHERS,
    PIN,
    acts,
    agrees,
    end_all,
    has_pin,
    id_of,
    nothing_changed,
    roles,
)


async def hoa(desk: Desk, role: Role = Role.PRESS_OFFICER, unit: str = "TTTT") -> Guest:
    """Somebody to act on: person 2 once an administrator is person 1."""
    return await desk.staff("2", role, name="Lê Thị Hoa", unit=unit)


@pytest.mark.parametrize("channel", CHANNELS)
async def test_somebody_is_found_by_name_without_accents_and_by_unit(desk: Desk, channel: Channel) -> None:
    admin = await desk.staff("1", Role.ADMINISTRATOR, channel)
    await hoa(desk)
    await admin.says("/canbo le thi hoa")
    page = admin.last.text
    assert "Lê Thị Hoa (#2)" in page
    assert "Cán bộ Trung tâm Truyền thông" in page
    assert "mã tài khoản 2, tên hiển thị (chưa xác minh)" in page
    await admin.says("/canbo")
    await admin.presses("Trung tâm Truyền thông (2)")
    await admin.presses("Lê Thị Hoa (#2)")
    assert admin.last.text == page


async def test_an_unclear_name_offers_the_nearest_and_an_unknown_one_says_so(desk: Desk) -> None:
    admin = await desk.staff("1", Role.ADMINISTRATOR)
    await hoa(desk)
    await admin.says("/canbo Le Thi Hao")
    assert "Lê Thị Hoa" in admin.last.text + "".join(admin.last.buttons)
    await admin.says("/canbo zzzzzz")
    assert "Không có cán bộ nào tên “zzzzzz”" in admin.last.text


async def test_the_head_reads_the_centre_and_the_provinces_and_changes_nothing(desk: Desk) -> None:
    """T1"""
    head = await desk.staff("1", Role.PRESS_HEAD)
    await hoa(desk, Role.PROVINCE_OFFICER, "HNO")
    await desk.staff("3", Role.UNIT_OFFICER, unit="PC", name="Trần Pháp")
    await head.says("/canbo lê thị hoa")
    assert list(head.last.buttons) == ["Cán bộ"]
    await head.says("/canbo trần pháp")
    assert "Trần Pháp (#3)" not in head.last.text
    for action in ("roster.give:2", "roster.end:2", "roster.move:2", "roster.pin:2", "staff.suspend:2", "roster.see:3"):
        await nothing_changed(head, f"{action}:0")


@pytest.mark.parametrize("role", [role for role in OTHERS if role is not Role.PRESS_HEAD])
async def test_others_neither_read_nor_change_it(desk: Desk, role: Role) -> None:
    """T1, T3: authority is the roster's."""
    other = await desk.staff("1", role)
    await hoa(desk)
    tries = ("list:", "unit:TTTT", "see:2", "give:2", "end:2", "move:2", "pin:2")
    await nothing_changed(other, *(f"roster.{one}:0" for one in tries))
    await nothing_changed(other, "/canbo", "/canbo Lê Thị Hoa", "/staff", text=True)


@pytest.mark.parametrize("channel", CHANNELS)
async def test_a_role_given_waits_for_a_second_officer(desk: Desk, channel: Channel) -> None:
    """T4"""
    admin, officer = await desk.staff("1", Role.ADMINISTRATOR, channel), await hoa(desk)
    head = await desk.staff("3", Role.PRESS_HEAD)
    await admin.carries("roster.give:2:0")
    await admin.says("Cán bộ đơn vị")
    await admin.says("Vụ Pháp chế")
    await agrees(admin, "CB-2")
    assert ("unit_officer", "PC", "waiting") in await roles(officer)
    assert "được đề nghị thêm vai trò" in officer.last.text
    await nothing_changed(admin, "staff.yes:4:0")
    await head.presses("Xác nhận")
    assert ("unit_officer", "PC", "active") in await roles(officer)


async def test_what_somebody_has_is_not_given_twice(desk: Desk) -> None:
    admin, officer = await desk.staff("1", Role.ADMINISTRATOR), await hoa(desk)
    await admin.carries("roster.give:2:0")
    await admin.says("Cán bộ Trung tâm Truyền thông")
    await agrees(admin, "CB-2")
    assert "đã có hoặc đang chờ" in admin.last.text
    assert await roles(officer) == {("press_officer", "TTTT", "active")}


@pytest.mark.parametrize("channel", CHANNELS)
async def test_a_role_ends_at_once_and_twice_does_no_harm(desk: Desk, channel: Channel) -> None:
    """T2"""
    admin, officer = await desk.staff("1", Role.ADMINISTRATOR, channel), await hoa(desk)
    await admin.carries("roster.end:2:0")
    assert "Lê Thị Hoa" in admin.last.text
    await agrees(admin, "CB-2")
    assert await roles(officer) == set()
    assert "đã thôi vai trò" in officer.last.text
    assert "cho" not in officer.menu
    await officer.says("/cho")
    assert "không có quyền" in officer.last.text
    await admin.carries("roster.end:2:0")
    assert "thôi từ trước" in admin.last.text
    assert await acts(desk) == ["role_ended"]


async def test_a_change_of_unit_ends_the_old_and_waits_for_the_new(desk: Desk) -> None:
    admin, officer = await desk.staff("1", Role.ADMINISTRATOR), await hoa(desk, Role.PROVINCE_OFFICER, "HNO")
    await admin.carries("roster.move:2:0")
    await admin.says("Nghệ An")
    assert "Hà Nội" in admin.last.text
    assert "Nghệ An" in admin.last.text
    await agrees(admin, "CB-2")
    assert await roles(officer) == {("province_officer", "NAN", "waiting")}
    assert await acts(desk) == ["role_ended", "role_given"]


async def test_the_same_unit_is_no_change(desk: Desk) -> None:
    admin, officer = await desk.staff("1", Role.ADMINISTRATOR), await hoa(desk, Role.PROVINCE_OFFICER, "HNO")
    await admin.carries("roster.move:2:0")
    await admin.says("Hà Nội")
    assert "không có gì thay đổi" in admin.last.text
    assert await roles(officer) == {("province_officer", "HNO", "active")}


async def test_the_last_administrator_keeps_the_role(any_desk: Desk) -> None:
    admin = await any_desk.staff("1", Role.ADMINISTRATOR)
    for action in ("roster.end:1:0",):
        await admin.carries(action)
        await agrees(admin, "CB-1")
        assert "người quản trị cuối cùng" in admin.last.text
    await admin.carries("roster.move:1:0")
    await admin.says("CNTT")
    await agrees(admin, "CB-1")
    assert "người quản trị cuối cùng" in admin.last.text
    assert await roles(admin) == {("administrator", "TTTT", "active")}


async def test_an_administrator_may_go_while_another_stays(desk: Desk) -> None:
    first, second = await desk.staff("1", Role.ADMINISTRATOR), await desk.staff("2", Role.ADMINISTRATOR)
    await first.carries("roster.end:1:0")
    await agrees(first, "CB-1")
    assert await roles(first) == set()
    assert await roles(second) == {("administrator", "TTTT", "active")}


async def test_a_right_lost_before_the_confirmation_changes_nothing(desk: Desk) -> None:
    """T2, P3"""
    admin, officer = await desk.staff("1", Role.ADMINISTRATOR), await hoa(desk)
    await admin.carries("roster.end:2:0")
    await end_all(admin)
    await agrees(admin, "CB-2")
    assert await roles(officer) == {("press_officer", "TTTT", "active")}
    assert "không có quyền" in admin.last.text
    assert await desk.security() == ["roster_not_allowed"]


async def test_an_administrator_with_a_pin_types_it_before_a_change(desk: Desk) -> None:
    """T10"""
    admin, officer = await desk.staff("1", Role.ADMINISTRATOR), await hoa(desk)
    await has_pin(admin)
    await admin.carries("roster.end:2:0")
    await agrees(admin, "CB-2")
    assert await roles(officer) == {("press_officer", "TTTT", "active")}
    await admin.says(PIN)
    assert await roles(officer) == set()
    assert admin.forgotten == 1


async def test_a_forgotten_pin_is_reset_by_an_administrator_and_the_owner_is_told(desk: Desk) -> None:
    """T10"""
    admin, officer = await desk.staff("1", Role.ADMINISTRATOR), await hoa(desk)
    await has_pin(officer)
    await admin.says("/canbo #2")
    await admin.presses("Xóa mã PIN")
    await agrees(admin, "CB-2")
    assert await desk.rows(tables.pins) == 0
    assert "xóa mã PIN của Anh/Chị" in officer.last.text
    assert await acts(desk) == ["pin_reset"]


async def test_a_journalist_is_not_on_the_roster(desk: Desk) -> None:
    admin, journalist = await desk.staff("1", Role.ADMINISTRATOR), await desk.known("2")
    person = await id_of(journalist)
    await nothing_changed(admin, f"roster.give:{person}:0", f"roster.see:{person}:0", f"staff.suspend:{person}:0")
