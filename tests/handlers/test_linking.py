"""Two channels, one person: a code shown here and typed there, both told, undone by either (T9)."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from procedure.terms import Role
from storage import people, tables
from storage.work import Work
from tests.handlers.rig import Desk, Guest
from tests.handlers.roster_rig import PIN, acts, agrees, has_pin, id_of, nothing_changed, rights

UNDO = "Không phải tôi – hủy liên kết"


async def code_of(guest: Guest) -> str:
    """A code made by this guest."""
    await guest.says("/lienket")
    if not guest.last.text.startswith("LK-"):
        await agrees(guest, "LK")
    assert guest.last.text.startswith("LK-")
    return guest.last.text


@pytest.mark.parametrize("first", [Channel.TELEGRAM, Channel.ZALO])
async def test_a_journalist_sees_their_case_from_both_channels(desk: Desk, first: Channel) -> None:
    """T9"""
    other = Channel.ZALO if first is Channel.TELEGRAM else Channel.TELEGRAM
    here, there = desk.guest("h", first), await desk.known("2", other)
    await desk.staff("9")
    await there.files_request()
    await there.says((await code_of(here)).lower())
    for guest in (here, there):
        assert UNDO in guest.last.buttons
    await here.says("/hoso")
    assert "BC-2026-00001" in here.last.text
    assert (await desk.case()).account_id == 1  # T29: the answer still goes where it was asked
    assert await acts(desk) == ["link_code", "linked", "linked"]


@pytest.mark.parametrize("side", [0, 1])
async def test_either_side_undoes_it_long_after_and_both_are_told(any_desk: Desk, side: int) -> None:
    """T9"""
    here, there = any_desk.guest("h"), await any_desk.known("2", Channel.ZALO)
    await any_desk.staff("9")
    await there.files_request()
    owner = await id_of(there)
    await there.says(await code_of(here))
    assert await id_of(there) == await id_of(here)
    buttons = [guest.saw("hủy ngay") for guest in (here, there)]
    any_desk.clock.advance(40 * 24 * 3600)
    await (here, there)[side].presses(UNDO, on=buttons[side])
    for guest in (here, there):
        assert "Đã hủy liên kết" in guest.last.text
    assert await id_of(there) == owner
    await here.says("/hoso")
    assert "BC-2026-00001" not in here.last.text
    await (here, there)[side].presses(UNDO, on=buttons[side])
    assert "không có quyền" in (here, there)[side].last.text or "từ trước" in (here, there)[side].last.text


async def test_an_officer_confirms_before_their_rights_go_along(desk: Desk) -> None:
    """T9: who was talked into typing somebody's code sees what it would do."""
    attacker, officer = desk.guest("x", Channel.TELEGRAM), await desk.staff("1", channel=Channel.ZALO)
    await officer.says(await code_of(attacker))
    assert "mọi quyền và hồ sơ ở đây" in officer.last.text
    assert (await rights(attacker)).roles == frozenset()
    await officer.says("/huy")
    assert await desk.rows(tables.links) == 0
    assert (await rights(officer)).roles == {Role.PRESS_OFFICER}


async def test_with_a_pin_neither_making_nor_typing_a_code_goes_without_it(desk: Desk) -> None:
    """T9, T10: a telephone in other hands is not enough."""
    officer, mine = await desk.staff("1", channel=Channel.ZALO), desk.guest("m", Channel.TELEGRAM)
    await has_pin(officer)
    await officer.says("/lienket")
    await agrees(officer, "LK")
    assert await desk.rows(tables.link_codes) == 0
    await officer.says("/huy")
    await officer.says(await code_of(mine))
    await agrees(officer, "LK")
    assert await desk.rows(tables.links) == 0
    await officer.says(PIN)
    assert await desk.rows(tables.links) == 1
    assert (await rights(mine)).roles == {Role.PRESS_OFFICER}
    assert "cho" in mine.menu


async def test_an_undone_link_of_staff_is_shown_to_the_administrators(desk: Desk) -> None:
    """T9"""
    officer, mine = await desk.staff("1", channel=Channel.ZALO), desk.guest("m", Channel.TELEGRAM)
    admin = await desk.staff("2", Role.ADMINISTRATOR)
    await officer.says(await code_of(mine))
    await agrees(officer, "LK")
    assert (await rights(mine)).roles == {Role.PRESS_OFFICER}
    await officer.says(UNDO)
    assert (await rights(mine)).roles == frozenset()
    assert (await rights(officer)).roles == {Role.PRESS_OFFICER}
    assert "vừa bị hủy" in admin.last.text
    assert "link_undone" in await desk.security()
    assert "cho" in officer.menu or officer.channel is Channel.ZALO
    assert "cho" not in mine.menu


async def test_a_third_person_parts_nobody(desk: Desk) -> None:
    """T9, T1"""
    here, there, third = desk.guest("h"), await desk.known("2", Channel.ZALO), await desk.known("3")
    await there.says(await code_of(here))
    await nothing_changed(third, "link.undo:1:0", "link.undo:99:0")


async def test_codes_that_do_not_link_change_nothing_and_say_why(desk: Desk) -> None:
    """T9"""
    here, same, there = desk.guest("h"), await desk.known("2"), await desk.known("3", Channel.ZALO)
    code = await code_of(here)
    for guest, said in ((here, "ở ứng dụng còn lại"), (same, "cùng một ứng dụng")):
        await nothing_changed(guest, code, text=True)
        assert said in guest.last.text
    desk.clock.advance(600)
    await nothing_changed(there, code, "LK-2222-3333-4444", text=True)
    assert "quá 10 phút" in there.last.text


async def test_guessing_codes_is_stopped_after_five(desk: Desk) -> None:
    """T9"""
    here, guesser = desk.guest("h"), await desk.known("3", Channel.ZALO)
    code = await code_of(here)
    for number in range(2, 7):
        await guesser.says(f"LK-2222-3333-444{number}")
    await guesser.says(code)
    assert "quá nhiều lần" in guesser.last.text
    assert await desk.rows(tables.links) == 0


async def test_a_code_is_used_once(any_desk: Desk) -> None:
    """T9"""
    here, there, third = any_desk.guest("h"), await any_desk.known("2", Channel.ZALO), any_desk.guest("z", Channel.ZALO)
    code = await code_of(here)
    await there.says(code)
    await third.says(code)
    assert "không đúng, đã dùng" in third.last.text
    assert await any_desk.rows(tables.links) == 1


async def test_the_suspended_link_nothing(desk: Desk) -> None:
    """T9, T10"""
    here, officer = desk.guest("h"), await desk.staff("1", channel=Channel.ZALO)
    person = await id_of(officer)

    def locked(work: Work) -> None:
        people.change(work, person, suspended_at=work.now)

    code = await code_of(here)
    await desk.database.write(locked)
    await officer.says(code)
    assert await desk.rows(tables.links) == 0
    assert "link_suspended" in await desk.security()
