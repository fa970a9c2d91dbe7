"""Who and what is let in: doubtful words, edits, leaving and coming back, hand-typed answers, demands to delete."""

from __future__ import annotations

import pytest

from handlers.talk import Channel, Doubt, Event
from procedure.terms import Role
from storage import people, tables
from tests.handlers.rig import QUESTION, Desk, Seen


@pytest.mark.parametrize("doubt", list(Doubt))
@pytest.mark.parametrize("text", ["/huy", "Nhận xử lý", QUESTION, "xin chào"])
async def test_words_that_may_not_be_the_senders_own_change_nothing(desk: Desk, doubt: Doubt, text: str) -> None:
    """T6, T7, T8"""
    officer, journalist = await desk.staff("1"), await desk.known("2")
    await journalist.files_request()
    await journalist.says("/yeucau")
    before = await desk.snapshot()
    for guest in (officer, journalist):
        only_hinted(await guest.doubtful(doubt, text), doubt)
    assert unmoved(await desk.snapshot()) == unmoved(before)
    assert await desk.security() == [f"doubt_{doubt}"] * 2


@pytest.mark.parametrize("doubt", list(Doubt))
async def test_a_doubtful_press_changes_nothing(desk: Desk, doubt: Doubt) -> None:
    officer, journalist = await desk.staff("1"), await desk.known("2")
    await journalist.files_request()
    before = await desk.snapshot()
    pressed = await officer.does(Event.PRESS, press=officer.last.buttons["Nhận xử lý"], doubt=doubt)
    only_hinted(pressed, doubt)
    assert unmoved(await desk.snapshot()) == unmoved(before)
    assert await desk.security() == [f"doubt_{doubt}"]


def only_hinted(seen: list[Seen], doubt: Doubt) -> None:
    """Who forwards in their own chat is told to write it; a group or an unknown hand is told nothing."""
    told = doubt in (Doubt.FORWARDED, Doubt.VIA_BOT)
    assert [one.out.text.key for one in seen] == ["not_fresh"] * told


def unmoved(rows: dict[str, list[tuple[object, ...]]]) -> dict[str, list[tuple[object, ...]]]:
    """All but the hints."""
    return {name: found for name, found in rows.items() if name != "outbox"}


async def test_a_stranger_in_a_group_is_not_remembered(desk: Desk) -> None:
    await desk.guest("5").doubtful(Doubt.GROUP, "xin chào")
    assert await desk.rows(tables.accounts) == 0


async def test_a_press_that_is_not_ours_is_denied(desk: Desk) -> None:
    """T1"""
    guest = await desk.known("2")
    await guest.carries(None)
    assert "không còn dùng được" in guest.last.text
    assert await desk.security() == ["bad_button"]


async def test_an_action_that_is_not_in_the_table_does_nothing(desk: Desk) -> None:
    guest = await desk.known("2")
    await guest.carries("case.delete:1:1")
    assert "không còn dùng được" in guest.last.text


async def test_an_edit_triggers_nothing(desk: Desk) -> None:
    """T7"""
    journalist = await desk.known("2")
    await journalist.files_request()
    await journalist.says("/yeucau")
    before = await desk.snapshot()
    for text in ("/huy", QUESTION, "gửi", "rút yêu cầu BC-2026-00001"):
        await journalist.does(Event.EDIT, text=text)
        assert "không ghi nhận sửa đổi" in journalist.last.text
    after = await desk.snapshot()
    for name in ("cases", "trail", "words", "conversations"):
        assert after[name] == before[name]


async def test_an_edit_by_somebody_without_a_case_is_passed_over(desk: Desk) -> None:
    assert await (await desk.known("2")).does(Event.EDIT, text=QUESTION) == []


async def test_a_command_to_another_bot_name_is_ours_in_a_private_chat(desk: Desk) -> None:
    guest = desk.guest("2")
    await guest.says("/HoSo@phatngon_bot")
    assert "chưa có yêu cầu nào" in guest.last.text


async def test_an_unknown_command_is_named_and_the_menu_shown(desk: Desk) -> None:
    guest = desk.guest("2")
    await guest.says("/khongco")
    assert "/khongco" in guest.last.text
    assert "Gửi yêu cầu" in guest.last.buttons


async def test_something_without_words_is_answered_with_what_can_be_read(desk: Desk) -> None:
    guest = desk.guest("2")
    await guest.says("")
    assert "chưa đọc được loại tin này" in guest.last.text


async def test_an_answer_typed_by_hand_in_the_oa_is_told_to_the_head_alone(any_desk: Desk) -> None:
    head, officer = await any_desk.staff("1", Role.PRESS_HEAD), await any_desk.staff("3")
    journalist = await any_desk.known("2", Channel.ZALO)
    await journalist.does(Event.HAND_TYPED, text="Số liệu là 300 nghìn người nhé")
    assert "Số liệu là 300 nghìn người nhé" in head.last.text
    assert "khoản 6 Điều 2" in head.last.text
    assert officer.chat == []
    assert journalist.chat == []
    assert await any_desk.security() == ["typed_by_hand"]


async def test_a_demand_to_delete_is_told_to_those_who_answer_for_it_and_nothing_is_sent_there_any_more(
    desk: Desk,
) -> None:
    """T33"""
    head, admin = await desk.staff("1", Role.PRESS_HEAD), await desk.staff("3", Role.ADMINISTRATOR)
    journalist = await desk.known("2", Channel.ZALO)
    await journalist.does(Event.WITHDRAW)
    for told in (head, admin):
        assert "Trần Minh Đức (Zalo) yêu cầu xóa dữ liệu" in told.last.text
    assert await desk.security() == ["deletion_demanded"]
    account = await desk.database.read(lambda work: people.find_account(work, "zalo", "2"))
    assert account is not None
    assert account.unreachable_since is not None


async def test_somebody_who_left_and_writes_again_is_reachable_again(desk: Desk) -> None:
    journalist = await desk.known("2")
    await journalist.does(Event.UNFOLLOW)
    await journalist.says("xin chào")
    account = await desk.database.read(lambda work: people.find_account(work, "telegram", "2"))
    assert account is not None
    assert account.unreachable_since is None


async def test_a_new_follower_is_greeted(desk: Desk) -> None:
    guest = desk.guest("2", Channel.ZALO)
    await guest.does(Event.FOLLOW)
    assert "thông tin báo chí của BHXH Việt Nam" in guest.last.text
    assert "bí mật nhà nước" in guest.last.text


async def test_the_same_id_on_two_channels_is_two_people(desk: Desk) -> None:
    """T5"""
    one, other = desk.guest("2", Channel.ZALO, "A"), desk.guest("2", Channel.TELEGRAM, "A")
    await one.says("xin chào")
    await other.says("xin chào")
    assert await desk.rows(tables.people) == 2


async def test_a_display_name_gives_no_right(desk: Desk) -> None:
    """T5"""
    await desk.staff("1", name="Đỗ Thị Mai")
    double = desk.guest("2", name="Đỗ Thị Mai")
    await double.says("/cho")
    assert "không có quyền" in double.last.text
