"""A DISPATCH clock turned hour by hour: who is told what, when (procedure, "Reminders"; I9, I11)."""

from __future__ import annotations

from datetime import timedelta

from procedure.clocks import Standing
from procedure.facts import Act
from procedure.terms import Event, Role
from storage import mail
from tests.handlers.clocks.stage import UNIT, Agency, local, table

CENTRE = ("claimer", "colleague", "head")
ALL = ("claimer", "colleague", "head", "leader")
LADDER = [
    ("23 21:00", "12h", ("claimer",)),
    ("24 03:00", "6h", CENTRE),
    ("24 07:00", "2h", CENTRE),
    ("24 08:30", "30m", CENTRE),
    ("24 09:30", "breach", ALL),
    ("24 11:00", "late2h", ALL),
    ("24 15:00", "late6h", ALL),
    ("25 07:30", "morning", ALL),
    ("26 07:30", "morning", ALL),
]
"""When, which rung, to whom; the look every half hour finds the breach on the first one after it."""


async def test_a_direction_that_is_not_dispatched_climbs_the_ladder_hour_by_hour(any_agency: Agency) -> None:
    case_id = await any_agency.directed()
    assert list(table(await any_agency.hours(72))) == LADDER
    clock = (await any_agency.clocks(case_id))["DISPATCH"]
    assert await any_agency.breaches(clock.id) == [clock.due_at]


async def test_a_reminder_names_case_duty_article_due_time_and_what_is_left_with_the_buttons_that_do_it(
    agency: Agency,
) -> None:
    await agency.directed()
    first, *_ = await agency.hours(12)
    assert "BC-2026-00001" in first.text
    assert "Gửi văn bản cho các đơn vị (điểm b khoản 1 Điều 7)" in first.text
    assert "24/11/2026" in first.text
    assert "còn 12 giờ" in first.text
    assert "case.dispatch" in first.actions
    assert "case.why" in first.actions


async def test_what_was_missed_while_nothing_ran_is_one_message_a_person(any_agency: Agency) -> None:
    case_id = await any_agency.directed()
    any_agency.clock.advance(20 * 3_600)
    told = [one for one in await any_agency.tick() if one.key.startswith("rung:")]
    assert sorted(one.name for one in told) == sorted(CENTRE)
    assert all("gộp các lần nhắc đã lỡ" in one.text for one in told)
    clock = (await any_agency.clocks(case_id))["DISPATCH"]
    assert (await any_agency.outcomes(clock.id))[:2] == [("12h", "late"), ("6h", "told")]
    assert [row[1] for row in table(await any_agency.hours(4))] == ["2h", "30m"]


async def test_a_breach_during_an_outage_is_recorded_at_its_true_moment(any_agency: Agency) -> None:
    case_id = await any_agency.directed()
    any_agency.clock.advance(60 * 3_600)
    told = [one for one in await any_agency.tick() if one.key.startswith("rung:")]
    assert sorted(one.name for one in told) == sorted(ALL)
    clock = (await any_agency.clocks(case_id))["DISPATCH"]
    assert await any_agency.breaches(clock.id) == [clock.due_at]
    assert await any_agency.tick() == []


async def test_a_duty_met_on_its_last_second_is_no_breach_however_late_somebody_looked(agency: Agency) -> None:
    case_id = await agency.directed()
    await agency.dispatched(case_id, UNIT)
    agency.clock.advance(24 * 3_600)  # the letter arrives on the last second; nobody looks for ten minutes
    await agency.deliver("leg:")
    agency.clock.advance(600)
    assert [one for one in await agency.tick() if one.key.startswith("rung:") and "Gửi văn bản" in one.text] == []
    clock = (await agency.clocks(case_id))["DISPATCH"]
    assert clock.met_at == clock.due_at
    assert clock.standing(agency.clock.now()) is Standing.MET
    assert await agency.breaches(clock.id) == []


async def test_a_duty_met_one_second_late_is_a_breach_though_nobody_looked_in_between(agency: Agency) -> None:
    case_id = await agency.directed()
    await agency.dispatched(case_id, UNIT)
    agency.clock.advance(24 * 3_600 + 1)
    await agency.deliver("leg:")
    agency.clock.advance(600)
    await agency.tick()
    clock = (await agency.clocks(case_id))["DISPATCH"]
    assert clock.standing(agency.clock.now()) is Standing.MET_LATE
    assert await agency.breaches(clock.id) == [clock.due_at]


async def test_on_the_very_second_it_is_due_nothing_is_called_late_yet(agency: Agency) -> None:
    case_id = await agency.directed()
    agency.clock.advance(24 * 3_600)
    assert not any("breach" in one.key for one in await agency.tick())
    agency.clock.advance(1)
    assert any("breach" in one.key for one in await agency.tick())
    clock = (await agency.clocks(case_id))["DISPATCH"]
    assert await agency.breaches(clock.id) == [clock.due_at]


async def test_a_direction_recorded_thirty_hours_late_is_told_at_once_to_owner_and_superior(agency: Agency) -> None:
    at = agency.clock.now() - timedelta(hours=30)
    case_id = await agency.directed(at)
    told = [one for one in await agency.tick() if one.key.startswith("rung:")]
    assert sorted(one.name for one in told) == sorted(CENTRE)
    assert all("đến 23/11/2026 09:00 mới được ghi nhận" in one.text or "mới được ghi nhận" in one.text for one in told)
    clock = (await agency.clocks(case_id))["DISPATCH"]
    assert clock.due_at == at + timedelta(hours=24)
    assert await agency.breaches(clock.id) == [clock.due_at]
    mornings = [row[:2] for row in table(await agency.hours(48))]
    assert mornings == [("24 07:30", "morning"), ("25 07:30", "morning")]


async def test_one_recorded_five_days_late_is_reminded_of_each_morning_too(agency: Agency) -> None:
    await agency.directed(agency.clock.now() - timedelta(days=5))
    assert [row[:2] for row in table(await agency.hours(48))] == [
        ("23 09:30", "born_late"),
        ("24 07:30", "morning"),
        ("25 07:30", "morning"),
    ]


async def test_a_clock_that_ends_at_midnight_is_due_at_midnight(agency: Agency) -> None:
    agency.clock.advance(15 * 3_600)
    case_id = await agency.directed()
    clock = (await agency.clocks(case_id))["DISPATCH"]
    assert clock.due_at == local(25, 0)
    assert [row[:2] for row in table(await agency.hours(25))] == [
        ("24 12:00", "12h"),
        ("24 18:00", "6h"),
        ("24 22:00", "2h"),
        ("24 23:30", "30m"),
        ("25 00:30", "breach"),
    ]


async def test_quiet_hours_hold_back_a_target_and_an_early_rung_but_not_the_last_six_hours(agency: Agency) -> None:
    agency.clock.advance(5 * 3_600)  # 14:00: the first rung falls at two in the morning
    await agency.directed()
    agency.clock.advance(7 * 3_600)  # 21:00: the target of two hours ends at 23:00
    other = await agency.file()
    await agency.does("colleague", other, Event.CLAIM)
    assert [(*row[:2], row[2]) for row in table(await agency.hours(16))] == [
        ("24 06:00", "12h", ("claimer",)),
        ("24 06:00", "due", ("colleague",)),
        ("24 07:30", "morning", ("colleague",)),
        ("24 08:00", "6h", CENTRE),
        ("24 12:00", "2h", CENTRE),
    ]


async def test_two_clocks_of_one_case_never_hide_each_other(agency: Agency) -> None:
    case_id = await agency.directed()
    until = agency.clock.now() + timedelta(hours=24)
    await agency.does("speaker", case_id, Event.DEFER, Act(until=until, reason="Cần số liệu"))
    told = await agency.hours(24)
    both = [one for one in told if "Gửi văn bản" in one.text and "Trả lời như đã hẹn" in one.text]
    assert {one.name for one in both} >= {"claimer"}
    assert any(one.name == "speaker" and "Trả lời như đã hẹn" in one.text for one in told)
    assert all(one.text.count("•") == 2 for one in both)


async def test_a_colleague_who_left_the_unit_is_reminded_no_more(agency: Agency) -> None:
    await agency.directed()
    await agency.hours(1)
    await agency.leaves("claimer")
    first, *_ = table(await agency.hours(12))
    assert first == ("23 21:00", "12h", ("colleague", "head"))


async def test_whoever_cannot_be_reached_in_chat_gets_an_e_mail_and_the_head_is_told(agency: Agency) -> None:
    await agency.hire("away", Role.PRESS_OFFICER, email="away@agency.example")
    case_id = await agency.directed()
    await agency.does("head", case_id, Event.REASSIGN, Act(person=agency.people["away"]))
    await agency.blocked("away")
    agency.clock.advance(12 * 3_600)
    told = await agency.tick()
    assert [(one.name, one.channel) for one in told if one.key.startswith("rung:")] == [("away", "email")]
    notices = [one for one in told if one.key.startswith("notice:unreached")]
    assert [one.name for one in notices] == ["head"]
    assert "chuyển sang thư điện tử" in notices[0].text


async def test_without_a_mail_server_nothing_is_queued_and_the_head_reads_that_nothing_went(agency: Agency) -> None:
    await agency.hire("away", Role.PRESS_OFFICER, email="away@agency.example")
    case_id = await agency.directed()
    await agency.does("head", case_id, Event.REASSIGN, Act(person=agency.people["away"]))
    await agency.blocked("away")
    await agency.database.write(lambda work: mail.note(work, is_set_up=False))
    agency.clock.advance(12 * 3_600)
    told = await agency.tick()
    assert [one for one in told if one.channel == "email"] == []
    (notice,) = [one for one in told if one.key.startswith("notice:unreached")]
    assert notice.name == "head"
    assert "Không gửi được thư điện tử" in notice.text
    assert "đã được chuyển sang thư điện tử" not in notice.text


async def test_a_unit_with_nobody_here_is_said_to_the_centres_head(agency: Agency) -> None:
    case_id = await agency.directed(units=frozenset({"HNO"}))
    await agency.dispatched(case_id, "HNO")
    told = await agency.hours(5)
    assert not [one for one in told if "Đơn vị xác nhận" in one.text]
    notices = [one for one in await agency.posted() if one.key.startswith("notice:nobody")]
    assert {one.name for one in notices} == {"head"}
