"""The press centre's 24 hours on what a unit offers (7.2.a), hour by hour: who is reminded, when it ends, why."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from handlers.talk import Channel
from procedure.clocks import Standing
from procedure.errors import StepRefused
from procedure.facts import THE_PROGRAM, Act, Step
from procedure.steps import open_case, take_step
from procedure.terms import Event, Kind
from storage import case_texts, cases, people
from storage.actors import actor_of
from storage.case_texts import NewText
from storage.filing import Filing, file_case
from storage.work import Database, Work
from tests.fakes import FakeClock
from tests.handlers.clocks.stage import UNIT, ZONE, Agency, local, table
from tests.handlers.offering.stage import BACK, CODE, acts, offered, stage
from tests.handlers.rig import Desk

CENTRE = ("claimer", "colleague", "head")
ALL = ("claimer", "colleague", "head", "leader")
TEXT = b"the exact text"
NEW = NewText("Mẫu thẻ mới áp dụng từ 01/12/2026.", "statement", "document", audience="press")


@pytest.fixture
async def agency(sqlite_database: Database, clock: FakeClock) -> Agency:
    """On SQLite, at nine in the morning."""
    agency = await Agency.open(sqlite_database, clock, local(23, 9))
    await agency.team()
    return agency


async def offer(agency: Agency, at: datetime | None = None) -> int:
    """What the province's officer hands in; its id."""
    who = agency.people["officer"]

    def piece(work: Work) -> int:
        account = people.accounts_of(work, who)[0]
        act = Act(occurred_at=at)
        step = open_case(actor_of(work, who), work.now, Kind.UNIT_INFORMATION, act=act, opener=UNIT)
        filing = Filing("officer", "", None, None, asks=False)
        case = file_case(work, step, account.id, who, filing, work.now, ZONE)
        return cases.record(work, case, step, who, at or work.now).id

    return await agency.database.write(piece)


async def test_an_offer_that_is_left_lying_climbs_the_ladder_at_the_press_centre(agency: Agency) -> None:
    """Procedure, "Reminders": nobody of the unit, nobody who speaks."""
    case_id = await offer(agency)
    assert list(table(await agency.hours(30))) == [
        ("23 21:00", "12h", CENTRE),
        ("24 03:00", "6h", CENTRE),
        ("24 07:00", "2h", CENTRE),
        ("24 08:30", "30m", CENTRE),
        ("24 09:30", "breach", ALL),
        ("24 11:00", "late2h", ALL),
        ("24 15:00", "late6h", ALL),
    ]
    clock = (await agency.clocks(case_id))["EDIT"]
    assert await agency.breaches(clock.id) == [clock.due_at]


async def test_the_claimer_alone_is_reminded_first_with_the_article_and_the_buttons(agency: Agency) -> None:
    case_id = await offer(agency)
    await agency.does("claimer", case_id, Event.CLAIM)
    (first,) = await agency.hours(12)
    assert first.name == "claimer"
    assert "Biên tập, cung cấp cho báo chí (điểm a khoản 2 Điều 7)" in first.text
    assert {"case.draft", "case.ask", "case.sendback", "case.why"} <= set(first.actions)


async def test_the_aim_to_approve_nudges_the_head_of_the_centre_and_of_what_is_sensitive_whoever_speaks(
    agency: Agency,
) -> None:
    """7.2.a, 9.6"""
    case_id = await offer(agency)
    await agency.does("claimer", case_id, Event.DRAFT, Act(text=TEXT))
    told = [one for one in await agency.hours(5) if "24 giờ" not in one.text]
    assert {one.name for one in told} == {"head"}
    assert "Giám đốc Trung tâm Truyền thông" in told[0].text
    second = await offer(agency)
    await agency.does("claimer", second, Event.MARK, Act(sensitive=True, reason="nhạy cảm"))
    await agency.does("claimer", second, Event.DRAFT, Act(text=TEXT))
    told = [one for one in await agency.hours(5) if "BC-2026-00002" in one.text]
    assert {one.name for one in told} == {"speaker"}


@pytest.mark.parametrize(
    ("event", "who", "act"),
    [
        (Event.SEND_BACK, "claimer", Act(reason="thiếu nguồn")),
        (Event.DECLINE, "head", Act(reason="đã công bố")),
        (Event.WITHDRAW, "director", Act(reason="thay thế")),
    ],
)
async def test_returned_declined_or_withdrawn_it_is_void_and_nobody_is_reminded(
    agency: Agency, event: Event, who: str, act: Act
) -> None:
    """7.2.a"""
    case_id = await offer(agency)
    await agency.does(who, case_id, event, act)
    clock = (await agency.clocks(case_id))["EDIT"]
    assert clock.standing(agency.clock.now()) is Standing.VOID
    assert await agency.hours(30) == []
    assert await agency.breaches(clock.id) == []


async def test_a_new_hand_in_counts_anew_with_rungs_of_its_own(agency: Agency) -> None:
    """7.2.a, I11"""
    case_id = await offer(agency)
    await agency.does("claimer", case_id, Event.SEND_BACK, Act(reason="thiếu nguồn"))
    agency.clock.advance(5 * 3_600)
    await agency.does("officer", case_id, Event.HAND_IN)
    clock = (await agency.clocks(case_id))["EDIT"]
    assert clock.due_at == agency.clock.now() + timedelta(hours=24)
    assert [row[1] for row in table(await agency.hours(24))] == ["12h", "6h", "2h", "30m"]


@pytest.mark.parametrize(("hours", "standing"), [(23, Standing.MET), (25, Standing.MET_LATE)])
async def test_it_is_met_when_the_press_has_it(agency: Agency, hours: int, standing: Standing) -> None:
    """7.2.a: not when it was approved."""
    case_id = await offer(agency)
    me = agency.people["claimer"]
    text, _ = await agency.database.write(lambda work: case_texts.put(work, case_id, NEW, me))
    await agency.does("claimer", case_id, Event.DRAFT, Act(text=text.binding))
    await agency.does("head", case_id, Event.APPROVE, Act(binding=text.binding))
    agency.clock.advance(hours * 3_600)
    assert (await agency.clocks(case_id))["EDIT"].met_at is None

    def issued(work: Work) -> Step:
        case = cases.load(work, case_id)
        assert case is not None
        act = Act(binding=text.binding, approver=actor_of(work, agency.people["head"]))
        done = take_step(case.facts, Event.ISSUE, THE_PROGRAM, work.now, act)
        cases.record(work, case, done, agency.people["head"], work.now)
        return done

    await agency.database.write(issued)
    clock = (await agency.clocks(case_id))["EDIT"]
    assert clock.standing(agency.clock.now()) is standing


async def test_what_was_received_before_it_was_recorded_is_born_late(agency: Agency) -> None:
    """7.2.a: the owner and the head are told at once."""
    case_id = await offer(agency, agency.clock.now() - timedelta(hours=20))
    told = [one for one in await agency.tick() if one.key.startswith("rung:")]
    assert sorted(one.name for one in told) == sorted(CENTRE)
    clock = (await agency.clocks(case_id))["EDIT"]
    assert clock.due_at - agency.clock.now() == timedelta(hours=4)


async def test_a_time_to_come_is_no_anchor(agency: Agency) -> None:
    with pytest.raises(StepRefused):
        await offer(agency, agency.clock.now() + timedelta(minutes=1))


@pytest.mark.parametrize("channel", [Channel.TELEGRAM, Channel.ZALO])
async def test_why_this_deadline_cites_the_article_to_the_centre_and_to_the_unit(desk: Desk, channel: Channel) -> None:
    """7.2.a"""
    them = await stage(desk, channel, channel)
    await offered(them)
    for guest in (them.officer, them.unit):
        await guest.carries("case.why:1:0")
        assert "Sau khi nhận được thông tin do các đơn vị cung cấp, trong thời hạn 24 giờ" in guest.last.text
        assert "nhận được thông tin do đơn vị cung cấp" in guest.last.text
        assert "+ 24 giờ =" in guest.last.text


async def test_a_corrected_anchor_is_what_the_card_says(desk: Desk) -> None:
    """Procedure, "Clocks": a reason, the old clock void, both to be seen."""
    them = await stage(desk)
    await offered(them)
    desk.clock.advance(7_200)
    await acts(them.officer, "Sửa mốc thời gian", "1 giờ trước")
    await them.officer.says("Văn thư nhận lúc đó.")
    await them.officer.presses("✅ Xác nhận")
    first, second = await them.edit_clocks()
    assert first.standing(desk.clock.now()) is Standing.VOID
    assert second.anchor_at == desk.clock.now() - timedelta(hours=1)
    await them.officer.says(CODE)
    shown = second.anchor_at.astimezone(ZONE)
    assert f"{shown:%H:%M}" in them.officer.last.text
    await acts(them.officer, BACK, "Thiếu nguồn.")
    assert [one.standing(desk.clock.now()) for one in await them.edit_clocks()] == [Standing.VOID, Standing.VOID]
