"""Inviting from chat: who may invite whom, where; the code once; withdrawn; confirmed by somebody else (T4)."""

from __future__ import annotations

import re

import pytest

from handlers.admin.posts import GIVEN, KINDS, invitable
from handlers.talk import Channel
from procedure.terms import Role
from storage import directory, tables
from tests.handlers.rig import Desk, Guest
from tests.handlers.roster_rig import CHANNELS, PIN, acts, agrees, end_all, has_pin, nothing_changed, roles

CODE = re.compile(r"[A-Za-z0-9_-]{32}")
UNIT_OF = {"press_centre": "TTTT", "leadership": "LD", "headquarters": "PC", "province": "NAN", "city": "HNO"}
HEAD_INVITES = {
    *((Role.PRESS_OFFICER, "TTTT"), (Role.UNIT_OFFICER, "PC"), (Role.UNIT_HEAD, "PC")),
    *((Role.PROVINCE_OFFICER, "NAN"), (Role.PROVINCE_DIRECTOR, "NAN")),
    *((Role.PROVINCE_OFFICER, "HNO"), (Role.PROVINCE_DIRECTOR, "HNO")),
}


async def invites(guest: Guest, role: Role, unit: str, name: str = "Nguyễn Văn An") -> str | None:
    """The whole way to the code; None if it does not come to one."""
    await guest.says("/moicanbo")
    await guest.carries(_pick(guest, role.value))
    if "tỉnh hay thành phố nào" in guest.last.text:
        await guest.says(unit)
    await guest.says(name)
    if "mã mời" not in guest.last.text.lower():  # not asked to confirm: the role or the unit was refused
        return None
    await agrees(guest, "MOI")
    return guest.last.text if CODE.fullmatch(guest.last.text) else None


def _pick(guest: Guest, ref: str) -> str:
    """The button with that answer; one made up if it was not shown."""
    shown = guest.last.buttons.values() if guest.chat else ()
    return next((data for data in shown if data.startswith(f"form.pick:{ref}:")), f"form.pick:{ref}:1")


@pytest.mark.parametrize("channel", CHANNELS)
async def test_invited_redeemed_and_confirmed_by_somebody_else(desk: Desk, channel: Channel) -> None:
    """T4"""
    admin = await desk.staff("1", Role.ADMINISTRATOR, channel)
    head = await desk.staff("2", Role.PRESS_HEAD, channel, name="Bùi Thanh Sơn")
    code = await invites(admin, Role.UNIT_OFFICER, "vu phap che")
    assert code is not None
    assert "24 giờ" not in admin.last.text  # the code stands alone, to be passed on
    new = desk.guest("3", channel, name="an123")
    await new.says(code)
    assert await roles(new) == {("unit_officer", "PC", "waiting")}
    asked = head.saw("Xác nhận cán bộ")
    assert "Nguyễn Văn An" in asked.text
    assert "CHƯA XÁC MINH" in asked.text
    assert "mã tài khoản: 3" in asked.text
    assert not [one for one in admin.chat if "Xác nhận cán bộ" in one.text]
    await head.presses("Xác nhận")
    assert await roles(new) == {("unit_officer", "PC", "active")}
    assert "đã được xác nhận" in admin.last.text
    assert "quyen" in new.menu
    assert await acts(desk) == ["invited", "redeemed", "confirmed"]


@pytest.mark.parametrize("role", list(GIVEN))
@pytest.mark.parametrize("kind", list(UNIT_OF))
async def test_who_may_invite_for_which_role_in_which_unit(desk: Desk, role: Role, kind: str) -> None:
    """The matrix: an administrator wherever the role exists, the press centre's head for some."""
    unit, exists = UNIT_OF[kind], kind in KINDS[role]
    admin, head = await desk.staff("1", Role.ADMINISTRATOR), await desk.staff("2", Role.PRESS_HEAD)
    alone = role in (Role.PRESS_OFFICER, Role.PRESS_HEAD, Role.LEADER, Role.DIRECTOR_GENERAL, Role.SPOKESPERSON)
    if not alone:  # roles with one unit are never asked for it
        assert (await invites(admin, role, unit) is not None) == exists
        assert (await invites(head, role, unit) is not None) == ((role, unit) in HEAD_INVITES)
    elif exists:
        assert await invites(admin, role, unit) is not None
        assert (await invites(head, role, unit) is not None) == ((role, unit) in HEAD_INVITES)


@pytest.mark.parametrize("role", [role for role in GIVEN if role not in (Role.ADMINISTRATOR, Role.PRESS_HEAD)])
async def test_others_invite_nobody(desk: Desk, role: Role) -> None:
    """T1"""
    other = await desk.staff("1", role)
    assert invitable(frozenset({role})) == ()
    await nothing_changed(other, "invite.start::0", "invite.list::0", "invite.withdraw:0123456789abcdef:0")
    await nothing_changed(other, "/moicanbo", "/invitestaff", text=True)
    await nothing_changed(await desk.known("2"), "invite.start::0")


async def test_a_made_up_button_gives_no_role_that_one_may_not_give(desk: Desk) -> None:
    """T1"""
    head = await desk.staff("1", Role.PRESS_HEAD)
    await head.says("/moicanbo")
    version = head.last.buttons["Hủy"].rsplit(":", 1)[1]
    for role in ("administrator", "director_general", "journalist", "oa_manager", "king"):
        await head.carries(f"form.pick:{role}:{version}")
        assert "không phải vai trò" in head.last.text
    assert await desk.rows(tables.invitations) == 0


async def test_a_role_lost_while_the_form_lay_open_makes_no_code(desk: Desk) -> None:
    """T2, P3"""
    admin = await desk.staff("1", Role.ADMINISTRATOR)
    await admin.says("/moicanbo")
    await admin.carries(_pick(admin, "unit_officer"))
    await admin.says("PC")
    await admin.says("Nguyễn Văn An")
    await end_all(admin)
    before = await desk.snapshot()
    await agrees(admin, "MOI")
    assert "không có quyền" in admin.last.text
    after = await desk.snapshot()
    assert after["invitations"] == before["invitations"] == []
    assert await desk.security() == ["invite_not_allowed"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [("hà nội", "HNO"), ("BHXH tỉnh Nghệ An", "NAN"), ("tp ho chi minh", "HCM"), ("nan", "NAN")],
)
async def test_a_unit_is_known_by_its_names(desk: Desk, typed: str, code: str) -> None:
    admin = await desk.staff("1", Role.ADMINISTRATOR)
    assert await desk.database.read(lambda work: directory.unit(work, code)) is not None
    await admin.says("/moicanbo")
    await admin.carries(_pick(admin, "province_officer"))
    await admin.says(typed)
    assert "Họ và tên" in admin.last.text


async def test_an_unclear_unit_is_asked_back_with_the_nearest_three(desk: Desk) -> None:
    admin = await desk.staff("1", Role.ADMINISTRATOR, Channel.ZALO)
    await admin.says("/moicanbo")
    await admin.says("Cán bộ đơn vị")
    await admin.says("Vụ Pháp lý chế")
    assert "Vụ Pháp chế" in admin.last.buttons
    assert len(admin.last.buttons) == 5  # three units, back, cancel
    await admin.says("Vụ Pháp chế")
    assert "Họ và tên" in admin.last.text


@pytest.mark.parametrize("typed", ["1", "!!!", "a" * 81, "A\nB"])
async def test_nonsense_for_a_name_is_named_and_asked_again(desk: Desk, typed: str) -> None:
    admin = await desk.staff("1", Role.ADMINISTRATOR)
    await admin.says("/moicanbo")
    await admin.carries(_pick(admin, "administrator"))
    await admin.says("CNTT")
    await admin.says(typed)
    assert "chưa giống họ tên" in admin.last.text


async def test_a_withdrawn_invitation_does_not_work(any_desk: Desk) -> None:
    """T4"""
    admin = await any_desk.staff("1", Role.ADMINISTRATOR)
    code = await invites(admin, Role.PRESS_OFFICER, "TTTT")
    await admin.presses("Lời mời đang mở")
    assert "Nguyễn Văn An" in admin.last.text
    await admin.presses("Thu hồi lời mời 1")
    assert "không dùng được nữa" in admin.last.text
    await admin.presses("Thu hồi lời mời 1")
    assert "đã thu hồi" in admin.last.text
    new = any_desk.guest("3")
    await new.says(code or "")
    assert "đã dùng hoặc đã hết hạn" in new.last.text
    assert await roles(new) == set()


async def test_a_head_withdraws_no_invitation_of_an_administrator(desk: Desk) -> None:
    """T1"""
    admin, head = await desk.staff("1", Role.ADMINISTRATOR), await desk.staff("2", Role.PRESS_HEAD)
    await invites(admin, Role.PRESS_OFFICER, "TTTT")
    await admin.presses("Lời mời đang mở")
    before = await desk.snapshot()
    await head.carries(admin.last.buttons["Thu hồi lời mời 1"])
    assert (await desk.snapshot())["invitations"] == before["invitations"]
    await head.says("/menu")
    await head.carries("invite.list::0")
    assert "Không có lời mời" in head.last.text


async def waiting(desk: Desk, inviter: Guest, role: Role, unit: str, who: str = "9") -> Guest:
    """Somebody invited by `inviter` who has used the code."""
    code = await invites(inviter, role, unit)
    guest = desk.guest(who)
    await guest.says(code or "")
    return guest


@pytest.mark.parametrize("role", [Role.PRESS_OFFICER, Role.UNIT_HEAD, Role.PROVINCE_OFFICER, Role.PROVINCE_DIRECTOR])
@pytest.mark.parametrize("by", [role for role in GIVEN if role is not Role.ADMINISTRATOR])
async def test_who_confirms_whom(desk: Desk, role: Role, by: Role) -> None:
    """T4: the head all, an officer of the press centre a province's, nobody else anybody."""
    inviter = await desk.staff("1", Role.ADMINISTRATOR)
    await desk.staff("2", Role.PRESS_HEAD)
    decider = await desk.staff("3", by)
    new = await waiting(desk, inviter, role, "NAN" if "province" in role else "PC")
    of_a_province = role in (Role.PROVINCE_OFFICER, Role.PROVINCE_DIRECTOR)
    may = by is Role.PRESS_HEAD or (by is Role.PRESS_OFFICER and of_a_province)
    ident = 4  # three of the staff, then the invited one
    if may:
        await decider.carries(f"staff.yes:{ident}:0")
        assert {state for *_, state in await roles(new)} == {"active"}
    else:
        await nothing_changed(decider, f"staff.yes:{ident}:0", f"staff.no:{ident}:0")


async def test_neither_the_invited_nor_the_inviter_confirms_where_somebody_else_could(desk: Desk) -> None:
    """T4"""
    inviter = await desk.staff("1", Role.ADMINISTRATOR)
    await desk.staff("2", Role.PRESS_HEAD)
    new = await waiting(desk, inviter, Role.ADMINISTRATOR, "CNTT")
    await nothing_changed(new, "staff.yes:3:0", "staff.no:3:0")
    await nothing_changed(inviter, "staff.yes:3:0", "staff.no:3:0")


async def test_the_only_one_who_could_confirms_whom_they_invited_and_it_is_on_record(desk: Desk) -> None:
    """T4"""
    inviter = await desk.staff("1", Role.ADMINISTRATOR)
    new = await waiting(desk, inviter, Role.PRESS_HEAD, "TTTT")
    await inviter.presses("Xác nhận")
    assert await roles(new) == {("press_head", "TTTT", "active")}
    rows = await desk.database.read(
        lambda work: work.connection.execute(tables.acts.select().where(tables.acts.c.act == "confirmed")).all()
    )
    assert [row.detail["alone"] for row in rows] == [True]


async def test_the_confirmed_name_is_the_one_two_officers_stand_for(desk: Desk) -> None:
    """T5: not what the platform shows."""
    inviter, head = await desk.staff("1", Role.ADMINISTRATOR), await desk.staff("2", Role.PRESS_HEAD)
    await waiting(desk, inviter, Role.UNIT_OFFICER, "PC")
    await head.presses("Xác nhận")
    await inviter.says("/canbo nguyen van an")
    assert inviter.last.text.startswith("Nguyễn Văn An (#3)")


async def test_with_a_pin_confirming_asks_for_it(desk: Desk) -> None:
    """T10"""
    inviter, head = await desk.staff("1", Role.ADMINISTRATOR), await desk.staff("2", Role.PRESS_HEAD)
    await has_pin(head)
    new = await waiting(desk, inviter, Role.UNIT_OFFICER, "PC")
    await head.presses("Xác nhận")
    assert {state for *_, state in await roles(new)} == {"waiting"}
    await agrees(head, "CB-3")
    await head.says(PIN)
    assert {state for *_, state in await roles(new)} == {"active"}
    assert head.forgotten == 1
