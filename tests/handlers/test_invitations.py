"""Staff by invitation: a code works once, for a day, and a second officer must know who it is (T4)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handlers.talk import Doubt
from procedure.terms import Role
from storage import invitations, security, staff, tables
from tests.handlers.rig import Desk, Guest


async def invited(desk: Desk, role: Role = Role.PRESS_OFFICER) -> str:
    """A fresh code."""
    return await desk.database.write(lambda work: invitations.invite(work, role.value, "TTTT"))


async def roles(desk: Desk) -> dict[str, str]:
    """The state of every membership by role."""
    query = tables.memberships.select().order_by(tables.memberships.c.id)
    rows = await desk.database.read(lambda work: work.connection.execute(query).all())
    return {row.role: row.state for row in rows}


async def test_the_first_administrator_is_in_at_once(any_desk: Desk) -> None:
    first = any_desk.guest("1")
    await first.says(await invited(any_desk, Role.ADMINISTRATOR))
    assert "đã được ghi nhận: Quản trị" in first.last.text
    assert await roles(any_desk) == {"administrator": "active"}


async def test_a_second_administrator_waits_for_the_first(desk: Desk) -> None:
    first, second = await desk.staff("1", Role.ADMINISTRATOR), desk.guest("2", name="Cao Tuấn Kiệt")
    await second.says(f"/start {await invited(desk, Role.PRESS_HEAD)}")
    assert "cán bộ thứ hai xác nhận" in second.last.text
    assert (await roles(desk))["press_head"] == "waiting"
    assert "Cao Tuấn Kiệt" in first.last.text
    assert "mã tài khoản: 2" in first.last.text
    await first.presses("Xác nhận")
    assert "Giám đốc Trung tâm Truyền thông" in second.last.text
    assert (await roles(desk))["press_head"] == "active"


async def test_somebody_who_waits_has_no_right_yet(desk: Desk) -> None:
    await desk.staff("1", Role.ADMINISTRATOR)
    second = desk.guest("2")
    await second.says(await invited(desk))
    await second.says("/cho")
    assert "không có quyền" in second.last.text


async def test_nobody_confirms_themselves(desk: Desk) -> None:
    head = await desk.staff("1", Role.PRESS_HEAD)
    await head.says(await invited(desk, Role.ADMINISTRATOR))
    assert "Xác nhận" not in head.last.buttons
    waiting = await desk.database.read(
        lambda work: work.connection.execute(tables.memberships.select().order_by(tables.memberships.c.id)).all()
    )
    await head.carries(f"staff.yes:{waiting[-1].id}:0")
    assert (await roles(desk))["administrator"] == "waiting"
    assert await desk.security() == ["confirm_not_allowed"]


@pytest.mark.parametrize("role", [role for role in Role if role not in staff.MAY_CONFIRM and role != Role.JOURNALIST])
async def test_only_administrators_and_the_head_confirm(desk: Desk, role: Role) -> None:
    await desk.staff("1", Role.ADMINISTRATOR)
    other, second = await desk.staff("3", role), desk.guest("2")
    await second.says(await invited(desk, Role.PRESS_HEAD))
    await other.carries("staff.yes:3:0")
    assert (await roles(desk))["press_head"] == "waiting"
    assert await desk.security() == ["confirm_not_allowed"]


async def test_of_two_who_decide_the_first_counts(desk: Desk) -> None:
    first, head, second = (
        await desk.staff("1", Role.ADMINISTRATOR),
        await desk.staff("3", Role.PRESS_HEAD),
        desk.guest("2"),
    )
    await second.says(await invited(desk))
    await first.presses("Từ chối")
    await head.presses("Xác nhận")
    assert "đã có người quyết định" in head.last.text
    assert "không được xác nhận" in second.last.text
    assert (await roles(desk))["press_officer"] == "refused"


async def test_a_code_works_once(any_desk: Desk) -> None:
    await any_desk.staff("1", Role.ADMINISTRATOR)
    second, third = any_desk.guest("2"), any_desk.guest("3")
    code = await invited(any_desk)
    await second.says(code)
    await third.says(code)
    assert "đã dùng hoặc đã hết hạn" in third.last.text
    assert await any_desk.security() == ["wrong_code"]


async def test_a_code_is_good_for_a_day(desk: Desk) -> None:
    await desk.staff("1", Role.ADMINISTRATOR)
    late, code = desk.guest("2"), await invited(desk)
    desk.clock.advance(24 * 3600)
    await late.says(code)
    assert "hết hạn" in late.last.text


async def test_a_code_is_stored_only_as_a_hash(desk: Desk) -> None:
    code = await invited(desk)
    rows = await desk.database.read(lambda work: work.connection.execute(tables.invitations.select()).all())
    assert code not in str(rows)
    assert len(code) == 32


async def guesses(guest: Guest, times: int) -> None:
    """Wrong codes."""
    for number in range(times):
        await guest.says(f"/moi {number:032d}")


async def test_after_five_wrong_codes_an_hour_even_a_right_one_is_not_looked_at(desk: Desk) -> None:
    await desk.staff("1", Role.ADMINISTRATOR)
    guesser, code = desk.guest("2"), await invited(desk)
    await guesses(guesser, 5)
    await guesser.says(code)
    assert "quá nhiều lần nhập sai" in guesser.last.text
    assert "press_officer" not in await roles(desk)
    desk.clock.advance(3_601)
    await guesser.says(code)
    assert (await roles(desk))["press_officer"] == "waiting"


async def test_a_hundred_wrong_codes_an_hour_from_all_stop_everybody(desk: Desk) -> None:
    for number in range(100):
        await desk.database.write(lambda work, n=number: security.note(work, "telegram", f"x{n}", "wrong_code"))
    honest = desk.guest("2")
    await honest.says(await invited(desk))
    assert "quá nhiều lần nhập sai" in honest.last.text
    assert await desk.database.read(lambda work: security.count(work, "wrong_code", timedelta(hours=1))) == 100


async def test_a_code_typed_in_a_group_is_not_redeemed(desk: Desk) -> None:
    code = await invited(desk)
    assert await desk.guest("2").doubtful(Doubt.GROUP, code) == []
    assert await roles(desk) == {}
