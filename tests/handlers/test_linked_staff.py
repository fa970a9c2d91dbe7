"""A colleague's linked account: by what name, who is told, who is suspended, and where rights go when it is parted."""

from __future__ import annotations

from handlers.talk import Channel
from procedure.terms import Role
from storage import people, pins, staff, substitutes
from storage.substitutes import NewSubstitute
from storage.work import Work
from tests.handlers.rig import Desk, Guest
from tests.handlers.roster_rig import PIN, agrees, has_pin, id_of, rights
from tests.handlers.test_linking import UNDO, code_of


async def linked(desk: Desk) -> tuple[Guest, Guest, Guest]:
    """An administrator; an officer on Zalo, one now with an account on Telegram that calls itself something else."""
    admin = await desk.staff("1", Role.ADMINISTRATOR, name="Cao Tuấn Kiệt")
    officer = await desk.staff("2", channel=Channel.ZALO, name="Lê Thị Hoa")
    other = await desk.known("9")
    await officer.says(await code_of(other))
    await agrees(officer, "LK")
    return admin, officer, other


async def test_the_name_of_the_roster_goes_along_and_the_other_name_comes_back(desk: Desk) -> None:
    """T5, T9: an account does not rename a colleague by being linked with them."""
    _, officer, other = await linked(desk)
    called = [(await person(one)).name for one in (officer, other)]
    assert called == ["Lê Thị Hoa", "Lê Thị Hoa"]
    await officer.says(UNDO)
    assert [(await person(one)).name for one in (officer, other)] == ["Lê Thị Hoa", "Trần Minh Đức"]


async def person(guest: Guest) -> people.Person:
    """Who stands behind a guest."""
    found = await id_of(guest)
    return await guest.desk.database.read(lambda work: people.person(work, found))


async def test_the_administrators_see_which_account_shares_a_colleagues_rights(desk: Desk) -> None:
    """T9, T10"""
    admin, _, _ = await linked(desk)
    assert "Lê Thị Hoa" in admin.last.text
    assert "Telegram 9 " in admin.last.text


async def test_a_colleague_linked_to_a_strangers_account_is_suspended_by_name_and_by_an_old_button(desk: Desk) -> None:
    """T9, T10: the thief's account and the stolen one."""
    admin, officer, other = await linked(desk)
    await admin.says("/khoa Lê Thị Hoa")
    assert f"staff.lock:{await id_of(officer)}:0" in admin.last.buttons.values()
    await admin.carries("staff.lock:2:0")  # the officer's number before they were linked
    for guest in (officer, other):
        assert (await rights(guest)).roles == frozenset()
    await officer.says(UNDO)
    for guest in (officer, other):
        assert (await rights(guest)).suspended_at is not None


async def test_rights_given_while_linked_go_with_the_colleague(any_desk: Desk) -> None:
    """T9: the stranger's account keeps nothing by parting."""
    _, officer, other = await linked(any_desk)
    one, absent = await id_of(other), await id_of(await any_desk.staff("5"))

    def given(work: Work) -> None:
        staff.enrol(work, one, Role.PRESS_HEAD, "TTTT")
        new = NewSubstitute(absent, one, Role.PRESS_OFFICER, "TTTT", work.now, work.now.replace(year=2030))
        substitutes.name(work, new)
        pins.set_pin(work, one, pins.sketch(work, PIN))

    await any_desk.database.write(given)
    await other.presses(UNDO, on=other.saw("hủy ngay"))
    assert (await rights(other)).roles == frozenset()
    assert (await rights(officer)).roles == {Role.PRESS_HEAD, Role.PRESS_OFFICER}
    assert [acting.person_id for acting in (await rights(officer)).standing_in] == [absent]
    own = await id_of(officer)
    assert await any_desk.database.read(lambda work: pins.is_set(work, own))


async def test_where_pins_are_required_a_journalist_links_without_one(desk: Desk) -> None:
    """T9, T10: who holds no role can set none."""
    desk.require_pin = True
    here, there = desk.guest("h"), await desk.known("2", Channel.ZALO)
    await there.says(await code_of(here))
    assert await id_of(here) == await id_of(there)


async def test_the_suspended_keep_their_name(desk: Desk) -> None:
    """T5, T10: nobody hides from the roster behind another name."""
    admin, officer = await desk.staff("1", Role.ADMINISTRATOR), await desk.staff("2", name="Lê Thị Hoa")
    await admin.carries("staff.lock:2:0")
    await officer.carries("me.name::0")
    await officer.says("Tổng Giám đốc Lê Hùng Cường")
    assert (await person(officer)).name == "Lê Thị Hoa"


async def test_a_pin_of_the_colleagues_own_stays_theirs(desk: Desk) -> None:
    """T10"""
    admin = await desk.staff("1", Role.ADMINISTRATOR)
    officer, other = await desk.staff("2", channel=Channel.ZALO), desk.guest("9")
    await has_pin(officer)
    await officer.says(await code_of(other))
    await agrees(officer, "LK")
    await officer.says(PIN)
    await officer.says(UNDO)
    own = await id_of(officer)
    assert await desk.database.read(lambda work: pins.is_set(work, own))
    assert "vừa bị hủy" in admin.last.text
