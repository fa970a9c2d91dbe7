"""The unit's cards in its allowed group: who sees them, whose rights a press has, what typed words do there."""

from __future__ import annotations

from handlers.talk import Channel, Doubt, Event, Kind
from procedure.terms import LegState
from storage import people, receipts, tables
from tests.handlers.groups.group_rig import CHAT, village
from tests.handlers.rig import Desk
from tests.handlers.unit.unit_rig import TASK, clean, leg_of, unit_member

ACK, REPORT = "Đã nhận, xử lý ngay", "Báo cáo kết quả"


async def test_the_card_goes_to_the_group_and_the_head_not_to_each_officer(any_desk: Desk) -> None:
    here = await village(any_desk)
    await here.allowed()
    far = await unit_member(any_desk, "2468", "Đỗ Xa", Channel.ZALO)
    counts = len(here.first.chat), len(here.second.chat)
    await here.play.sent_to("THU")
    card = here.group.saw("phần việc của")
    assert TASK in card.text
    assert [one.name for one in card.out.files] == ["van-ban.pdf"]
    assert {ACK, REPORT} <= set(card.buttons)
    assert TASK in here.head.saw("phần việc của").text
    assert TASK in far.saw("phần việc của").text, "who is not on Telegram cannot be in its group"
    assert (len(here.first.chat), len(here.second.chat)) == counts
    assert await clean(any_desk)


async def test_a_card_in_the_group_says_no_more_than_the_units_own(desk: Desk) -> None:
    here = await village(desk)
    await here.allowed()
    await here.play.sent_to("THU")
    assert here.group.saw("phần việc của").text == here.head.saw("phần việc của").text


async def test_a_press_there_is_the_pressers_own_act_and_a_form_goes_on_in_private(any_desk: Desk) -> None:
    """T3"""
    here = await village(any_desk)
    await here.allowed()
    await here.play.sent_to("THU")
    await here.presses_there(here.second, ACK)
    assert (await leg_of(any_desk)).facts.state is LegState.ACKNOWLEDGED
    assert here.second.toasts
    assert "Vũ Ba" in here.group.last.text
    shown = len(here.group.chat)
    await here.presses_there(here.second, REPORT)
    assert here.second.toasts[-1].startswith("Mời Anh/Chị làm tiếp trong hội thoại riêng")
    assert len(here.group.chat) == shown, "the form is asked in private"
    await here.second.says("Có 12.345 người đang tham gia.")
    await here.second.presses("✅ Trình Thủ trưởng")
    assert (await leg_of(any_desk)).facts.handed_in
    assert "Có 12.345 người" in here.group.last.text
    assert "Có 12.345 người" in here.head.last.text, "the head signs in private, or in the group"
    assert await clean(any_desk)


async def test_who_is_not_of_the_unit_gets_a_toast_and_nothing_changes(desk: Desk) -> None:
    """T3: being in the group gives nothing."""
    here = await village(desk)
    other = await unit_member(desk, "40", "Phan Khác", head=True, unit="BHYT")
    await here.allowed()
    await here.play.sent_to("THU")
    before, rows = await desk.snapshot(), await desk.rows(tables.security)
    outsiders = (desk.guest("77"), here.play.journalist, here.play.officer, here.play.leader, other)
    for one in outsiders:
        await here.presses_there(one, ACK)
    assert await desk.snapshot() == before
    assert (await desk.security())[rows:] == ["group_outsider"] * len(outsiders)
    assert here.group.toasts[-1].startswith("Thẻ này dành cho cán bộ của đơn vị")
    assert all(one.toasts for one in outsiders[1:])


async def test_whose_role_has_ended_is_an_outsider_at_once(desk: Desk) -> None:
    """T2, T10"""
    here = await village(desk)
    await here.allowed()
    await here.play.sent_to("THU")
    await here.admin.says("/khoa Vũ Ba")
    await here.admin.presses("🔒 Khóa Vũ Ba")
    await here.presses_there(here.second, ACK)
    assert (await leg_of(desk)).facts.state is LegState.SENT
    assert (await desk.security())[-1] == "group_outsider"


async def test_who_left_the_private_chat_is_told_to_open_it_and_nothing_is_done(desk: Desk) -> None:
    here = await village(desk)
    await here.allowed()
    await here.play.sent_to("THU")
    await here.second.does(Event.UNFOLLOW)
    [toast] = await here.presses_there(here.second, REPORT)
    assert toast.out.kind is Kind.TOAST
    assert toast.out.opens
    assert "bấm Bắt đầu" in toast.text
    assert (await leg_of(desk)).facts.state is LegState.SENT
    await here.second.says("/start menu")
    assert "Dưới đây là những việc có thể làm" in here.second.last.text, "the link's word is no invitation code"
    await here.presses_there(here.second, ACK)
    assert (await leg_of(desk)).facts.state is LegState.ACKNOWLEDGED
    assert await desk.security() == []


async def test_a_button_that_is_not_ours_does_nothing_there(desk: Desk) -> None:
    """T1"""
    here = await village(desk)
    await here.allowed()
    [toast] = await here.carries_there(here.first, None)
    assert toast.out.kind is Kind.TOAST
    assert (await desk.security())[-1] == "bad_button"


async def test_an_old_button_in_the_group_does_nothing_a_second_time(desk: Desk) -> None:
    """T2"""
    here = await village(desk)
    await here.allowed()
    await here.play.sent_to("THU")
    old = here.group.saw("phần việc của").buttons[ACK]
    await here.carries_there(here.first, old)
    await here.carries_there(here.second, old)
    assert (await leg_of(desk)).facts.version == 2


async def test_typed_words_are_never_read_there(desk: Desk) -> None:
    """T7: no command, no code, no answer to a form, not even a greeting."""
    here = await village(desk)
    await here.allowed()
    await here.play.sent_to("THU")
    await here.presses_there(here.first, REPORT)
    before = await desk.snapshot()
    for text in ("Có 12.345 người.", "/yeucau", "đã nhận", "BC-2026-00001", "1", "/khoa Vũ Ba", "xin chào", "/huy"):
        assert await here.says_there(here.first, text) == []
    await here.says_there(here.first, "/lienhe", Event.EDIT)
    assert await desk.snapshot() == before


async def test_contacts_are_answered_there_and_only_where_it_is_allowed(desk: Desk) -> None:
    here = await village(desk)
    await here.taken_in(here.first)
    await here.says_there(here.first, "/lienhe")
    assert here.group.chat == []
    await here.head.presses("Cho phép")
    await here.says_there(desk.guest("77"), "/lienhe")
    assert "Đặng Thùy Dương" in here.group.last.text
    assert here.group.last.buttons == {}
    await here.says_there(here.first, "/lienhe Hà Nội")
    assert "Đinh Công Thành" in here.group.last.text


async def test_thrown_out_the_units_people_get_their_cards_in_private_again(any_desk: Desk) -> None:
    here = await village(any_desk)
    await here.allowed()
    await here.play.sent_to("THU")
    await any_desk.guest("77").does(Event.UNFOLLOW, doubt=Doubt.GROUP, chat=CHAT)
    assert await here.row() is None
    assert "bị đưa ra khỏi nhóm" in here.head.last.text
    for one in (here.first, here.second):
        assert {ACK, REPORT} <= set(one.saw("phần việc của").buttons)
    shown = len(here.group.chat)
    await here.first.presses(ACK)
    assert len(here.group.chat) == shown
    assert (await leg_of(any_desk)).facts.state is LegState.ACKNOWLEDGED


async def test_a_group_out_of_reach_is_over(desk: Desk) -> None:
    """O4: nobody told us that we were thrown out, but what we send does not arrive."""
    here = await village(desk)
    await here.allowed()
    await here.play.sent_to("THU")
    row = await here.row()
    assert row is not None
    await desk.database.write(lambda work: people.lost(work, row.account_id, "kicked"))
    await here.time_passes(seconds=30)
    assert await here.row() is None
    assert "Không gửi được vào nhóm" in here.head.last.text
    assert ACK in here.first.saw("phần việc của").buttons


async def test_an_allowed_group_gets_the_parts_that_are_open_already(desk: Desk) -> None:
    here = await village(desk)
    await here.play.sent_to("THU")
    await here.allowed()
    assert ACK in here.group.saw("phần việc của").buttons
    await here.presses_there(here.first, ACK)
    assert "Lý Hai" in here.second.last.text, "a card that somebody has is kept up to date"


async def test_a_letter_that_reached_the_group_has_reached_the_unit(any_desk: Desk) -> None:
    """7.1.b"""
    here = await village(any_desk, head=False)
    await here.taken_in(here.first)
    await here.admin.presses("Cho phép")
    await here.play.sent_to("THU")
    assert "phần việc của" not in here.head.last.text
    [receipt] = await any_desk.database.read(receipts.reached_legs)
    assert receipt.id == (await leg_of(any_desk)).id
