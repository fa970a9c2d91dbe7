"""`/khoa`: at once, by any administrator, exactly whom; old buttons and half-filled forms are dead (T10, P3)."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from procedure.terms import Role
from tests.handlers.rig import LINK, Desk, Guest
from tests.handlers.roster_rig import CHANNELS, OTHERS, acts, agrees, end_all, has_pin, nothing_changed, rights


async def locks(admin: Guest, name: str) -> None:
    """The whole way: the command, one confirming choice."""
    await admin.says(f"/khoa {name}")
    await admin.presses(next(label for label in admin.last.buttons if label.startswith("🔒")))


@pytest.mark.parametrize("channel", CHANNELS)
async def test_suspended_with_one_confirming_choice_that_names_exactly_who(desk: Desk, channel: Channel) -> None:
    """T10: no PIN stands in the way."""
    admin = await desk.staff("1", Role.ADMINISTRATOR, channel)
    officer = await desk.staff("2", name="Lê Thị Hoa")
    other = await desk.staff("3", Role.ADMINISTRATOR, name="Cao Tuấn Kiệt")
    await has_pin(admin)
    await admin.says("/khoa lê thị hoa")
    assert "Lê Thị Hoa (#2)" in admin.last.text.replace("của ", "")
    assert "mã tài khoản 2" in admin.last.text
    await admin.presses("🔒 Khóa Lê Thị Hoa")
    assert (await rights(officer)).roles == frozenset()
    assert "tạm khóa" in officer.last.text
    assert "vừa khóa" in other.last.text
    assert "cho" not in officer.menu
    assert await acts(desk) == ["suspended"]


async def test_old_buttons_of_the_suspended_are_dead(any_desk: Desk) -> None:
    """T2, T10, P3"""
    admin, officer = await any_desk.staff("1", Role.ADMINISTRATOR), await any_desk.staff("2", name="Lê Thị Hoa")
    journalist = await any_desk.known("9")
    await journalist.files_request()
    card = officer.last
    await locks(admin, "Lê Thị Hoa")
    await nothing_changed(officer, *(data for data in card.buttons.values()))
    await nothing_changed(officer, "desk.waiting::0", "desk.held::0", "case.show:1:0", "staff.yes:1:0")
    await nothing_changed(officer, "/cho", "/dangxuly", text=True)
    assert (await any_desk.case()).facts.claimed_by is None


async def test_a_half_filled_form_of_the_suspended_sends_nothing(any_desk: Desk) -> None:
    """T10, P3"""
    admin, officer = await any_desk.staff("1", Role.ADMINISTRATOR), await any_desk.staff("2", name="Lê Thị Hoa")
    journalist = await any_desk.known("9")
    await journalist.files_request()
    await officer.presses("Trả lời từ nội dung đã công bố")
    await officer.says(LINK)
    await locks(admin, "Lê Thị Hoa")
    count = len(journalist.chat)
    review = officer.saw(LINK)
    await officer.presses("✅ Gửi trả lời", on=review)
    assert len(journalist.chat) == count
    assert (await any_desk.case()).facts.state == "RECEIVED"
    assert "case_not_seen" in await any_desk.security()


async def test_the_head_is_told_what_the_suspended_holds_and_may_release_it(desk: Desk) -> None:
    """10.1"""
    admin, head = await desk.staff("1", Role.ADMINISTRATOR), await desk.staff("3", Role.PRESS_HEAD)
    officer, journalist = await desk.staff("2", name="Lê Thị Hoa"), await desk.known("9")
    await journalist.files_request()
    await officer.presses("Nhận xử lý")
    await locks(admin, "Lê Thị Hoa")
    assert "đang giữ 1 hồ sơ" in head.last.text
    assert "Xem BC-2026-00001" in head.last.buttons


async def test_nobody_suspends_themselves_or_the_last_administrator(any_desk: Desk) -> None:
    """T10"""
    admin = await any_desk.staff("1", Role.ADMINISTRATOR, name="Cao Tuấn Kiệt")
    await admin.says("/khoa Cao Tuấn Kiệt")
    assert "không tự khóa mình" in admin.last.text
    await admin.carries("staff.lock:1:0")
    assert "không tự khóa mình" in admin.last.text
    assert (await rights(admin)).roles == {Role.ADMINISTRATOR}


@pytest.mark.parametrize("role", OTHERS)
async def test_nobody_else_suspends_or_lifts(desk: Desk, role: Role) -> None:
    """T1, T10"""
    await desk.staff("1", Role.ADMINISTRATOR)
    other = await desk.staff("2", role)
    await nothing_changed(other, "staff.suspend:1:0", "staff.lock:1:0", "staff.lift:1:0")
    await nothing_changed(other, "/khoa #1", "/mokhoa #1", "/lock #1", text=True)


async def test_a_suspended_administrator_lifts_nothing_not_even_their_own(desk: Desk) -> None:
    """T10"""
    admin, other = await desk.staff("1", Role.ADMINISTRATOR), await desk.staff("2", Role.ADMINISTRATOR, name="Hai")
    await locks(admin, "Hai")
    await nothing_changed(other, "staff.lift:2:0", "staff.lock:1:0", "staff.suspend:1:0")
    assert (await rights(other)).roles == frozenset()


async def test_a_lifting_left_half_done_by_one_who_is_suspended_meanwhile_does_nothing(desk: Desk) -> None:
    """T10, P3"""
    first, second = await desk.staff("1", Role.ADMINISTRATOR, name="Một"), await desk.staff("2", Role.ADMINISTRATOR)
    officer = await desk.staff("3", name="Ba")
    await locks(first, "Ba")
    await second.says("/mokhoa #3")
    await locks(first, "#2")
    asked = next(one for one in reversed(second.chat) if any("pressed" in data for data in one.buttons.values()))
    await second.carries(next(data for data in asked.buttons.values() if "pressed" in data), asked.id)
    assert (await rights(officer)).roles == frozenset()
    assert "suspend_not_allowed" in await desk.security()


@pytest.mark.parametrize("channel", CHANNELS)
async def test_lifted_by_another_administrator_everything_counts_again(desk: Desk, channel: Channel) -> None:
    admin = await desk.staff("1", Role.ADMINISTRATOR, channel)
    officer = await desk.staff("2", name="Lê Thị Hoa")
    await locks(admin, "Lê Thị Hoa")
    await admin.says("/mokhoa Lê Thị Hoa")
    await agrees(admin, "CB-2")
    assert (await rights(officer)).roles == {Role.PRESS_OFFICER}
    assert "có hiệu lực trở lại" in officer.last.text
    assert "cho" in officer.menu
    assert await acts(desk) == ["suspended", "lifted"]


async def test_twice_does_no_harm_and_says_so(desk: Desk) -> None:
    admin, officer = await desk.staff("1", Role.ADMINISTRATOR), await desk.staff("2", name="Lê Thị Hoa")
    await locks(admin, "Lê Thị Hoa")
    await admin.carries("staff.lock:2:0")
    assert "từ trước" in admin.last.text
    assert await acts(desk) == ["suspended"]
    assert (await rights(officer)).suspended_at is not None


@pytest.mark.parametrize("typed", ["/khoa", "/khoa zzzz", "/mokhoa", "/mokhoa zzzz"])
async def test_without_a_name_that_is_known_it_says_what_to_type(desk: Desk, typed: str) -> None:
    admin = await desk.staff("1", Role.ADMINISTRATOR)
    await admin.says(typed)
    assert typed.split()[0] + " " in admin.last.text


async def test_a_name_that_two_bear_is_never_guessed(desk: Desk) -> None:
    admin = await desk.staff("1", Role.ADMINISTRATOR)
    pair = [await desk.staff(str(number), name="Lê Thị Hoa") for number in (2, 3)]
    await admin.says("/khoa Lê Thị Hoa")
    assert "chọn đúng người" in admin.last.text
    assert {"Lê Thị Hoa (#2)", "Lê Thị Hoa (#3)"} <= set(admin.last.buttons)
    assert all([(await rights(one)).roles for one in pair])


async def test_one_who_holds_nothing_any_more_is_not_there_to_be_suspended(desk: Desk) -> None:
    admin, officer = await desk.staff("1", Role.ADMINISTRATOR), await desk.staff("2", name="Lê Thị Hoa")
    await end_all(officer)
    await nothing_changed(admin, "staff.lock:2:0")
