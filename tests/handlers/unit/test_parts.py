"""A unit's part: its card, taken on, reported, returned; who sees it."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from procedure.terms import Clock, Event, LegState, Role, State
from storage import people, tables
from storage.work import Work
from tests.handlers.rig import Desk
from tests.handlers.unit.unit_rig import (
    TASK,
    cast,
    clean,
    clock_of,
    leg_of,
    send,
    steps_of,
    unit_member,
)

ACTIONS = ("show", "more", "why", "ack", "report", "result", "return", "ask", "reply", "sign", "down", "reached")
CHANNELS = pytest.mark.parametrize("channel", [Channel.TELEGRAM, Channel.ZALO])


@CHANNELS
async def test_a_units_part_goes_from_the_letter_to_the_report_in_a_few_acts(desk: Desk, channel: Channel) -> None:
    play = await cast(desk)
    head = await unit_member(desk, "20", "Trần Thu", channel, head=True)
    await play.sent_to("THU")
    card = head.saw("phần việc của")
    assert TASK in card.text
    assert "12/TTTT-BC" in card.text
    assert "điểm b khoản 1 Điều 7" in card.text
    assert "Báo Ví Dụ" in card.text
    assert [one.name for one in card.out.files] == ["van-ban.pdf"]
    await head.says("đã nhận") if channel is Channel.ZALO else await head.presses("Đã nhận, xử lý ngay")
    assert (await leg_of(desk)).facts.state is LegState.ACKNOWLEDGED
    await head.presses("Báo cáo kết quả")
    await head.says("Có 12.345 người đang tham gia.")
    preview = head.saw("Kết quả chính thức có lúc")
    assert "tới ngay Lãnh đạo BHXH Việt Nam và Trung tâm Truyền thông" in preview.text
    await head.presses("✅ Gửi báo cáo")
    assert "Đã gửi báo cáo" in head.saw("Đã gửi báo cáo").text
    leg = await leg_of(desk)
    assert leg.facts.state is LegState.REPORTED
    assert leg.taken_by == leg.reported_by
    assert None not in (leg.reported_at, leg.report_id, leg.result_recorded_at, leg.facts.reached_at)
    for reader in (play.leader, play.officer):
        assert "Có 12.345 người" in reader.saw("báo cáo Lãnh đạo BHXH Việt Nam").text
    assert (await desk.case()).facts.state is State.COMPILING
    assert await steps_of(desk) == ["sent", "acknowledge", "result", "report"]
    assert await clean(desk)


async def test_the_case_moves_on_with_the_last_report_only(any_desk: Desk) -> None:
    play = await cast(any_desk)
    first = await unit_member(any_desk, "20", "Trần Thu", head=True)
    second = await unit_member(any_desk, "21", "Vũ Y", head=True, unit="BHYT")
    await play.sent_to("THU", "BHYT")
    for guest, state in ((first, State.DISPATCHED), (second, State.COMPILING)):
        await guest.presses("Báo cáo kết quả")
        await guest.says("Đã xong.")
        await guest.presses("✅ Gửi báo cáo")
        assert (await any_desk.case()).facts.state is state
    assert "Soạn, trình duyệt" in play.officer.last.buttons
    assert (await clock_of(any_desk, Clock.DISPATCH)).met_at is not None
    assert await clean(any_desk)


async def test_of_two_people_of_a_unit_one_takes_it_and_the_other_is_told_who(any_desk: Desk) -> None:
    """P1"""
    play = await cast(any_desk)
    first = await unit_member(any_desk, "20", "Trần Thu", head=True)
    second = await unit_member(any_desk, "21", "Lý Hai")
    await play.sent_to("THU")
    card = second.saw("phần việc của")
    await first.presses("Đã nhận, xử lý ngay")
    await second.presses("Đã nhận, xử lý ngay", on=card)
    assert "Trần Thu" in second.chat[-2].text
    assert (await leg_of(any_desk)).facts.version == 2
    assert await clean(any_desk)


async def test_a_report_written_while_a_colleague_reports_is_given_back(any_desk: Desk) -> None:
    """P2"""
    play = await cast(any_desk)
    first = await unit_member(any_desk, "20", "Trần Thu", head=True)
    second = await unit_member(any_desk, "21", "Lý Hai", head=True)
    await play.sent_to("THU")
    for guest in (first, second):
        await guest.presses("Báo cáo kết quả")
        await guest.says(f"Báo cáo của {guest.name}")
    await first.presses("✅ Gửi báo cáo")
    before = await any_desk.rows(tables.words)
    await second.presses("✅ Gửi báo cáo")
    assert "Trần Thu" in second.saw("Không làm được").text
    assert "Báo cáo của Lý Hai" in second.saw("chưa được gửi đi").text
    assert await any_desk.rows(tables.words) == before
    assert await clean(any_desk)


async def test_a_part_that_is_another_units_tells_nothing_and_leaves_a_security_row(desk: Desk) -> None:
    """T28"""
    play = await cast(desk)
    await unit_member(desk, "20", "Trần Thu", head=True)
    stranger = await unit_member(desk, "22", "Ngô Lạ", head=True, unit="BHYT")
    await play.sent_to("THU")
    before = await desk.snapshot()
    for action in ACTIONS:
        seen = await stranger.carries(f"leg.{action}:1:1")
        assert [one.text for one in seen] == [(await stranger.carries("leg.show:999:1"))[0].text]
        assert "BC-2026" not in seen[0].text
    assert set(await desk.security()) == {"leg_not_seen"}
    after = await desk.snapshot()
    assert {name: rows for name, rows in after.items() if name not in ("outbox", "people")} == {
        name: rows for name, rows in before.items() if name not in ("outbox", "people")
    }


async def test_a_unit_with_another_part_of_the_same_case_does_not_see_this_one(desk: Desk) -> None:
    """T28"""
    play = await cast(desk)
    other = await unit_member(desk, "22", "Ngô Lạ", head=True, unit="BHYT")
    await play.sent_to("THU", "BHYT")
    seen = await other.carries("leg.show:1:1")
    assert "THU" not in seen[0].text
    assert await desk.security() == ["leg_not_seen"]


@pytest.mark.parametrize("role", [Role.JOURNALIST, Role.ADMINISTRATOR])
async def test_whoever_is_not_of_the_staff_of_a_part_sees_nothing_of_it(desk: Desk, role: Role) -> None:
    """T28"""
    play = await cast(desk)
    await play.sent_to("THU")
    other = await desk.staff("7", role)
    for guest in (other, play.journalist):
        await guest.carries("leg.show:1:1")
    assert await desk.security() == ["leg_not_seen"] * 2


@CHANNELS
async def test_not_our_remit_is_said_at_once_and_the_desk_is_asked_to_decide(desk: Desk, channel: Channel) -> None:
    play = await cast(desk)
    officer = await unit_member(desk, "20", "Trần Thu", channel)
    await play.sent_to("THU")
    await officer.presses("Không thuộc thẩm quyền, trả lại")
    await officer.says("Việc này của Ban BHYT")
    leg = await leg_of(desk)
    assert leg.facts.state is LegState.RETURNED
    told = play.officer.saw("trả lại vì không thuộc thẩm quyền")
    assert "Việc này của Ban BHYT" in told.text
    assert list(told.buttons)[:2] == ["Quyết định phần việc trả lại", "Thêm đơn vị"]
    assert (await clock_of(desk, Clock.ACKNOWLEDGE)).void_at is not None
    assert (await desk.case()).facts.state is State.DISPATCHED
    assert await clean(desk)


@CHANNELS
async def test_a_question_to_the_centre_and_its_answer_go_to_and_fro(desk: Desk, channel: Channel) -> None:
    play = await cast(desk)
    officer = await unit_member(desk, "20", "Trần Thu", channel)
    await play.sent_to("THU")
    await officer.presses("Hỏi Trung tâm Truyền thông")
    await officer.says("Lấy số liệu đến ngày nào?")
    assert (await leg_of(desk)).facts.state is LegState.ACKNOWLEDGED
    await play.officer.presses("Trả lời đơn vị", on=play.officer.saw("Lấy số liệu đến ngày nào?"))
    await play.officer.says("Đến hết tháng 10")
    assert "Đến hết tháng 10" in officer.saw("Trung tâm Truyền thông trả lời đơn vị").text
    await officer.carries("leg.show:1:0")
    assert "Đến hết tháng 10" in officer.last.text
    assert "Lấy số liệu đến ngày nào?" in officer.last.text
    assert await clean(desk)


async def test_a_unit_cannot_answer_its_own_question(desk: Desk) -> None:
    play = await cast(desk)
    officer = await unit_member(desk, "20", "Trần Thu")
    await play.sent_to("THU")
    await officer.carries("leg.reply:1:0")
    assert await desk.security() == ["leg_not_yours"]


async def test_a_unit_with_nobody_here_is_told_of_to_the_desk_and_the_way_it_went_recorded(any_desk: Desk) -> None:
    play = await cast(any_desk)
    await play.sent_to("THU")
    told = play.officer.saw("chưa có ai nhận được qua chat")
    await play.officer.presses("Ghi lại đã gửi thế nào", on=told)
    await play.officer.says("Trục liên thông, số 12/TTTT-BC, chị Hoa nhận")
    await play.officer.presses("Vừa xong")
    leg = await leg_of(any_desk)
    assert leg.facts.reached_at == any_desk.clock.now()
    assert leg.reached_how == "Trục liên thông, số 12/TTTT-BC, chị Hoa nhận"
    assert (await clock_of(any_desk, Clock.DISPATCH)).met_at == any_desk.clock.now()
    await play.officer.presses("Ghi lại đã gửi thế nào", on=told)
    assert "không cần ghi thêm" in play.officer.last.text
    assert await clean(any_desk)


async def test_an_old_card_of_a_part_shows_how_it_stands_now(desk: Desk) -> None:
    """T2"""
    play = await cast(desk)
    officer = await unit_member(desk, "20", "Trần Thu")
    await play.sent_to("THU")
    old = officer.saw("phần việc của")
    await officer.presses("Đã nhận, xử lý ngay")
    await officer.presses("Báo cáo kết quả", on=old)
    assert officer.toasts[-1] == "Thẻ này đã cũ"
    assert "ĐƠN VỊ ĐANG XỬ LÝ" in officer.last.text


async def test_support_has_no_report_clock(desk: Desk) -> None:
    play = await cast(desk)
    officer = await unit_member(desk, "20", "Trần Thu", head=True)
    await send(desk, play.officer, ["THU"], Event.FORWARD)
    assert "điểm b khoản 2 Điều 7" in officer.saw("phần việc của").text
    await officer.presses("Báo cáo kết quả")
    await officer.says("Xong")
    await officer.presses("✅ Gửi báo cáo")
    names = tables.clocks.select().with_only_columns(tables.clocks.c.clock)
    started = await desk.database.read(lambda work: set(work.connection.scalars(names)))
    assert Clock.REPORT.value not in started
    assert Clock.HANDLE.value not in started


async def test_a_unit_whose_people_have_left_the_chat_counts_as_having_nobody(desk: Desk) -> None:
    play = await cast(desk)
    await unit_member(desk, "20", "Trần Thu")

    def leave(work: Work) -> None:
        account = people.find_account(work, "telegram", "20")
        assert account is not None
        people.lost(work, account.id, "blocked")

    await desk.database.write(leave)
    await play.sent_to("THU")
    assert "chưa có ai nhận được qua chat" in play.officer.saw("Xin gửi bằng cách khác").text
