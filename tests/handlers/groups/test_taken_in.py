"""Who may take us into a group, who is asked, and how it ends (T8)."""

from __future__ import annotations

import pytest

from handlers.groups.strange import is_strange
from handlers.talk import Channel, Doubt, Event
from procedure.terms import Role
from storage import people, tables, unit_groups
from tests.handlers.groups.group_rig import CHAT, TITLE, village
from tests.handlers.rig import Desk
from tests.handlers.unit.unit_rig import unit_member


async def test_taken_in_by_one_of_a_unit_the_head_is_asked_and_nothing_is_posted_in_the_group(any_desk: Desk) -> None:
    """T8"""
    here = await village(any_desk)
    await here.taken_in(here.first)
    question = here.head.saw("Cho phép nhóm nhận phần việc của Ban Quản lý Thu")
    assert f"Lý Hai đã đưa tài khoản này vào nhóm Telegram “{TITLE}”" in question.text
    assert list(question.buttons) == ["Cho phép", "Rời nhóm"]
    assert "Người được hỏi có cho phép hay không: Trần Thu" in here.admin.last.text
    assert "Đã hỏi Thủ trưởng đơn vị" in here.first.last.text
    assert here.group.chat == []
    row = await here.row()
    assert row is not None
    assert not row.is_allowed


async def test_without_a_head_the_administrators_are_asked(desk: Desk) -> None:
    here = await village(desk, head=False)
    await here.taken_in(here.first)
    await here.admin.presses("Cho phép")
    row = await here.row()
    assert row is not None
    assert row.is_allowed
    assert "được nhận phần việc" in here.first.last.text


async def test_for_the_press_centres_own_group_its_head_is_asked(desk: Desk) -> None:
    here = await village(desk)
    chief = await desk.staff("5", Role.PRESS_HEAD, name="Bùi Thanh Sơn")
    await here.taken_in(here.play.officer)
    assert "Cho phép" in chief.last.buttons
    assert "Cho phép" not in here.head.last.buttons


@pytest.mark.parametrize("who", ["nobody", "journalist", "leader", "suspended"])
async def test_taken_in_by_anybody_else_it_is_a_strangers_group(desk: Desk, who: str) -> None:
    """T8: left at once, nothing written, the administrators alerted."""
    here = await village(desk)
    by = {"nobody": desk.guest("77"), "journalist": here.play.journalist, "leader": here.play.leader}.get(who)
    if by is None:
        by = here.second
        await here.admin.says("/khoa Vũ Ba")
        await here.admin.presses("🔒 Khóa Vũ Ba")
    incoming = by.incoming(Event.TAKEN_IN, doubt=Doubt.GROUP, chat=CHAT, chat_title=TITLE)
    assert await desk.database.read(lambda work: is_strange(work, incoming))
    before = await desk.rows(tables.accounts)
    await here.taken_in(by)
    assert await here.row() is None
    assert (await desk.security())[-1] == "doubt_group"
    assert "đã rời ngay, không viết gì" in here.admin.last.text
    assert await desk.rows(tables.accounts) == before


async def test_many_strangers_groups_make_one_alert_an_hour(desk: Desk) -> None:
    here = await village(desk)
    for number in range(5):
        await here.taken_in(desk.guest("77"), chat=f"-10{number}")
    assert await desk.rows_of_outbox("strange-group:") == 1


async def test_who_is_not_asked_cannot_allow_it(desk: Desk) -> None:
    """T3"""
    here = await village(desk)
    await here.taken_in(here.first)
    row = await here.row()
    assert row is not None
    other = await unit_member(desk, "40", "Phan Khác", head=True, unit="BHYT")
    for one in (here.first, here.admin, here.play.officer, here.play.journalist, other):
        await one.carries(f"group.allow:{row.id}:0")
        assert "Thủ trưởng đơn vị hoặc quản trị viên" in one.last.text
    for one in (here.first, here.play.officer, here.play.journalist, other):
        await one.carries(f"group.leave:{row.id}:0")
        await one.carries("group.leave:999:0")
    assert await here.row() == row
    assert set(await desk.security()) == {"group_not_theirs"}


async def test_a_decision_pressed_twice_says_how_things_stand(desk: Desk) -> None:
    here = await village(desk)
    await here.taken_in(here.first)
    question = here.head.saw("Cho phép nhóm")
    await here.head.presses("Cho phép", on=question)
    await here.head.presses("Cho phép", on=question)
    assert "đã được quyết định" in here.head.last.text
    await here.head.presses("Rời nhóm", on=question)
    assert here.left()
    await here.head.presses("Rời nhóm", on=question)
    assert "đã được quyết định" in here.head.last.text


async def test_what_nobody_allows_within_a_day_is_left(any_desk: Desk) -> None:
    here = await village(any_desk)
    await here.taken_in(here.first)
    await here.time_passes(hours=23, minutes=59)
    assert await here.row() is not None
    await here.time_passes(minutes=1)
    assert await here.row() is None
    assert here.left()
    assert "trong 24 giờ" in here.first.last.text
    assert "trong 24 giờ" in here.head.last.text


async def test_being_made_an_administrator_of_the_group_asks_nothing_anew(desk: Desk) -> None:
    here = await village(desk)
    await here.allowed()
    row = await here.row()
    await here.taken_in(desk.guest("77"))
    assert await here.row() == row


async def test_a_group_that_got_a_new_id_is_the_same_group(any_desk: Desk) -> None:
    """O11: told in the old group and in the new, the id is changed once."""
    here = await village(any_desk)
    await here.allowed()
    for _ in range(2):
        await here.first.does(Event.MOVED, doubt=Doubt.GROUP, chat=CHAT, moved_to="-1001")
    found = await any_desk.database.read(lambda work: unit_groups.open_at(work, Channel.TELEGRAM, "-1001"))
    assert found is not None
    assert found.is_allowed
    assert await here.row() is None


async def test_taken_into_the_new_group_before_its_new_id_is_told(desk: Desk) -> None:
    """O11: no second group is kept."""
    here = await village(desk)
    await here.allowed()
    await here.taken_in(here.first, chat="-1001")
    await here.first.does(Event.MOVED, doubt=Doubt.GROUP, chat=CHAT, moved_to="-1001")
    [found] = await desk.database.read(lambda work: unit_groups.listed(work, None))
    assert found.is_allowed
    account = await desk.database.read(lambda work: people.account(work, found.account_id))
    assert account.external_id == "-1001"


async def test_the_list_shows_a_head_their_own_groups_and_an_administrator_all(desk: Desk) -> None:
    here = await village(desk)
    other = await unit_member(desk, "40", "Phan Khác", head=True, unit="BHYT")
    await here.admin.says("/nhom")
    assert "Chưa có nhóm nào" in here.admin.last.text
    await here.allowed()
    for one in (here.admin, here.head):
        await one.says("/nhom")
        assert f"“{TITLE}”" in one.last.text
        assert "Trần Thu cho phép" in one.last.text
    await other.says("/groups")
    assert "Chưa có nhóm nào" in other.last.text
    await here.first.says("/nhom")
    assert "Thủ trưởng đơn vị hoặc quản trị viên" in here.first.last.text
    await here.admin.presses(f"Rời nhóm “{TITLE}”")
    assert here.left()
    assert "Cao Tuấn đã cho tài khoản rời nhóm" in here.head.last.text
