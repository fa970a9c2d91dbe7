"""The 24 hours of 7.1.c: born at the official result, however late it is recorded; never in the future."""

from __future__ import annotations

from datetime import timedelta

from procedure.clocks import Standing
from procedure.terms import Clock, LegState, Role
from storage import tables
from tests.handlers.rig import Desk
from tests.handlers.unit.unit_rig import cast, clean, clock_of, leg_of, steps_of, unit_member

HOUR = 3_600
DAY = timedelta(hours=24)


async def test_the_report_clock_is_born_at_the_result(any_desk: Desk) -> None:
    play = await cast(any_desk)
    officer = await unit_member(any_desk, "20", "Trần Thu")
    await play.sent_to("THU")
    await officer.presses("Đã nhận, xử lý ngay")
    any_desk.clock.advance(5 * HOUR)
    await officer.carries("leg.result:1:2")
    await officer.presses("Vừa xong")
    clock = await clock_of(any_desk, Clock.REPORT)
    assert clock.anchor_at == any_desk.clock.now()
    assert clock.due_at == any_desk.clock.now() + DAY
    assert clock.standing(any_desk.clock.now()) is Standing.RUNNING
    assert "còn 24 giờ" in officer.saw("có kết quả chính thức lúc").text or "còn 1 ngày" in officer.saw("⏳").text
    assert (await leg_of(any_desk)).facts.state is LegState.RESULT
    assert await clean(any_desk)


async def test_a_result_of_thirty_hours_ago_is_late_at_once_and_its_reminder_is_due_now(any_desk: Desk) -> None:
    play = await cast(any_desk)
    officer = await unit_member(any_desk, "20", "Trần Thu")
    await play.sent_to("THU")
    await officer.presses("Đã nhận, xử lý ngay")
    any_desk.clock.advance(48 * HOUR)
    now = any_desk.clock.now()
    await officer.carries("leg.result:1:2")
    await officer.says("9h hôm qua")
    clock = await clock_of(any_desk, Clock.REPORT)
    assert clock.standing(now) is Standing.BREACHED
    assert clock.recorded_at == now
    assert clock.anchor_at < now - DAY
    assert "🔴" in officer.saw("có kết quả chính thức lúc").text
    waiting = await any_desk.database.read(
        lambda work: [
            row.name
            for row in work.connection.execute(
                tables.rungs.select().where(tables.rungs.c.clock_id == clock.id, tables.rungs.c.at <= now)
            )
        ]
    )
    assert waiting == ["born_late"]


async def test_the_letter_counts_where_it_came_after_the_result(desk: Desk) -> None:
    play = await cast(desk)
    officer = await unit_member(desk, "20", "Trần Thu")
    await play.sent_to("THU")
    await officer.carries("leg.result:1:1")
    await officer.says("9h hôm qua")
    leg = await leg_of(desk)
    assert (await clock_of(desk, Clock.REPORT)).anchor_at == leg.facts.reached_at == desk.clock.now()
    assert leg.facts.result_at is not None
    assert leg.facts.result_at < desk.clock.now()


async def test_a_result_in_the_future_is_refused_and_asked_again(desk: Desk) -> None:
    play = await cast(desk)
    officer = await unit_member(desk, "20", "Trần Thu")
    await play.sent_to("THU")
    await officer.carries("leg.result:1:1")
    await officer.says("23:59")
    assert (await leg_of(desk)).facts.state is LegState.SENT
    await officer.presses("Vừa xong")
    assert (await leg_of(desk)).facts.state is LegState.RESULT


async def test_result_and_report_in_one_tap_keep_both_moments(any_desk: Desk) -> None:
    play = await cast(any_desk)
    head = await unit_member(any_desk, "20", "Trần Thu", head=True)
    await play.sent_to("THU")
    await head.presses("Đã nhận, xử lý ngay")
    any_desk.clock.advance(30 * HOUR)
    await head.presses("Báo cáo kết quả")
    await head.says("Đã xong.")
    await head.presses("Sửa thời điểm có kết quả")
    await head.says("9h")
    assert "9:00" in head.last.text or "09:00" in head.last.text
    await head.presses("✅ Gửi báo cáo")
    leg, clock = await leg_of(any_desk), await clock_of(any_desk, Clock.REPORT)
    assert leg.facts.result_at == clock.anchor_at
    assert clock.met_at == leg.reported_at == any_desk.clock.now()
    assert clock.standing(any_desk.clock.now()) is Standing.MET
    assert await steps_of(any_desk) == ["sent", "acknowledge", "result", "report"]
    assert await clean(any_desk)


async def test_any_act_of_the_unit_acknowledges(desk: Desk) -> None:
    play = await cast(desk)
    officer = await unit_member(desk, "20", "Trần Thu")
    await play.sent_to("THU")
    await officer.presses("Hỏi Trung tâm Truyền thông")
    await officer.says("Đến ngày nào?")
    leg = await leg_of(desk)
    assert leg.facts.state is LegState.ACKNOWLEDGED
    assert leg.taken_by is not None
    assert leg.reached_how == "chat"
    assert (await clock_of(desk, Clock.ACKNOWLEDGE)).met_at is not None
    assert (await clock_of(desk, Clock.DISPATCH)).met_at is not None


async def test_an_officer_of_a_province_and_its_director_act_on_its_part_the_same_way(desk: Desk) -> None:
    play = await cast(desk)
    officer = await desk.staff("30", Role.PROVINCE_OFFICER, name="Hồ Nghệ", unit="NAN")
    director = await desk.staff("31", Role.PROVINCE_DIRECTOR, name="Phan Giám", unit="NAN")
    await play.sent_to("NAN")
    await officer.presses("Báo cáo kết quả")
    await officer.says("Đã kiểm tra.")
    await officer.presses("✅ Trình Thủ trưởng")
    await director.presses("✅ Ký duyệt, gửi báo cáo")
    assert (await leg_of(desk, "NAN")).facts.state is LegState.REPORTED
    assert await clean(desk)
