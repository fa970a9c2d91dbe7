"""`/quyen` in plain words, and menus by what one may."""

from __future__ import annotations

import pytest

from handlers.admin.posts import GIVEN
from handlers.command_menu import listed
from handlers.commands import BY_NAME, CANCEL, CONTACTS, LISTED
from handlers.talk import Channel
from procedure.terms import PRESS_CENTRE, PROVINCE_STAFF, Role
from storage import suspension
from tests.handlers.rig import Desk
from tests.handlers.roster_rig import CHANNELS, has_pin, id_of

SPEAKING = (Role.DIRECTOR_GENERAL, Role.SPOKESPERSON, Role.PROVINCE_DIRECTOR)
UNITS = {Role.PROVINCE_OFFICER: "HNO", Role.PROVINCE_DIRECTOR: "HNO", Role.UNIT_OFFICER: "PC", Role.UNIT_HEAD: "PC"}


@pytest.mark.parametrize("role", GIVEN)
@pytest.mark.parametrize("channel", CHANNELS)
async def test_each_role_is_told_what_it_may_and_may_not(desk: Desk, role: Role, channel: Channel) -> None:
    """2.6"""
    one = await desk.staff("1", role, channel, unit=UNITS.get(role, "TTTT"))
    await one.says("/quyen")
    assert "Được:" in one.last.text
    assert "từ 23/11/2026" in one.last.text
    denied = "Không được nhân danh cơ quan BHXH để phát ngôn" in one.last.text
    assert denied == (role not in SPEAKING)
    assert "Mã PIN: chưa đặt" in one.last.text


async def test_a_journalist_is_told_theirs(desk: Desk) -> None:
    journalist = await desk.known("1")
    await journalist.says("/menu")
    await journalist.presses("Quyền của tôi")
    assert "gửi yêu cầu cung cấp thông tin" in journalist.last.text
    assert "Mã PIN" not in journalist.last.text


async def test_in_english_every_word_is_english(desk: Desk) -> None:
    officer = await desk.staff("1")
    await officer.says("/language english")
    await officer.says("/rights")
    assert "You may:" in officer.last.text
    assert "Được" not in officer.last.text


async def test_a_waiting_role_and_a_suspension_are_said(desk: Desk) -> None:
    officer = await desk.staff("1")
    await has_pin(officer)
    person = await id_of(officer)
    await desk.database.write(lambda work: suspension.suspend(work, person, person))
    await officer.says("/quyen")
    assert "Đang bị khóa" in officer.last.text
    assert "Đặt mã PIN" not in officer.last.buttons


@pytest.mark.parametrize("role", GIVEN)
async def test_the_menu_shows_few_choices_and_only_what_the_role_may(desk: Desk, role: Role) -> None:
    one = await desk.staff("1", role, unit=UNITS.get(role, "TTTT"))
    await one.says("/menu")
    shown = set(one.last.buttons)
    assert len(shown) <= 10
    assert ("Chờ tiếp nhận" in shown) == (role in PRESS_CENTRE | PROVINCE_STAFF)
    assert ("Mời cán bộ" in shown) == (role in (Role.ADMINISTRATOR, Role.PRESS_HEAD))
    assert "Quyền của tôi" in shown


@pytest.mark.parametrize("role", GIVEN)
def test_every_listed_command_is_there(role: Role) -> None:
    known = {*BY_NAME, *CONTACTS, *CANCEL}
    assert set(listed(frozenset({role}))) <= known
    assert set(LISTED) <= known


async def test_the_command_menu_follows_roles_and_language(desk: Desk) -> None:
    admin = await desk.staff("1", Role.ADMINISTRATOR)
    await admin.says("/menu")
    assert {"canbo", "khoa", "quyen"} <= set(admin.menu)
    assert "cho" not in admin.menu
    journalist = await desk.known("2")
    await journalist.says("/ngonngu")
    assert set(journalist.menu) == set(LISTED)
