"""What has reached whom: letters (DISPATCH), answers (delivered), and cases that close by themselves."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import func, select, update

from procedure.facts import Act
from procedure.terms import Event, LegEvent, State
from storage import cases
from storage.tables import outbox, trail
from storage.work import Work
from tests.handlers.clocks.stage import UNIT, Agency

LINK = "https://baohiemxahoi.gov.vn/tin-tuc"
WEEK = 7 * 24 * 3_600


async def case_of(agency: Agency, case_id: int) -> cases.CaseRow:
    found = await agency.database.read(lambda work: cases.load(work, case_id))
    assert found is not None
    return found


async def test_dispatch_is_met_at_the_moment_the_letter_was_delivered_though_seen_hours_later(
    any_agency: Agency,
) -> None:
    case_id = await any_agency.directed()
    await any_agency.dispatched(case_id, UNIT)
    arrived = any_agency.clock.now() + timedelta(minutes=3)
    await any_agency.tick()
    assert (await any_agency.clocks(case_id))["DISPATCH"].met_at is None
    any_agency.clock.advance(180)
    await any_agency.deliver("leg:")
    any_agency.clock.advance(5 * 3_600)
    await any_agency.tick()
    await any_agency.tick()
    assert (await any_agency.clocks(case_id))["DISPATCH"].met_at == arrived
    (leg,) = (await case_of(any_agency, case_id)).legs
    assert (leg.facts.reached_at, leg.reached_how) == (arrived, "chat")
    rows = select(func.count()).select_from(trail).where(trail.c.event == "reached")
    assert await any_agency.database.read(lambda work: work.connection.execute(rows).scalar()) == 1


async def test_a_card_that_only_the_press_centre_got_has_reached_no_unit(agency: Agency) -> None:
    case_id = await agency.directed()
    await agency.dispatched(case_id, UNIT)

    def astray(work: Work) -> None:
        mine = agency.people["claimer"]
        work.connection.execute(
            update(outbox)
            .where(outbox.c.card.startswith("leg:"))
            .values(account_id=mine, state="sent", sent_at=work.now)
        )

    await agency.database.write(astray)
    await agency.tick()
    assert (await agency.clocks(case_id))["DISPATCH"].met_at is None


async def test_dispatch_waits_for_the_last_of_the_units_named(agency: Agency) -> None:
    await agency.hire("other", None)
    case_id = await agency.directed(units=frozenset({UNIT, "HNO"}))
    await agency.dispatched(case_id, UNIT, "HNO")
    await agency.deliver("leg:")
    await agency.tick()
    assert (await agency.clocks(case_id))["DISPATCH"].met_at is None
    case = await case_of(agency, case_id)
    silent = next(one for one in case.legs if one.facts.unit == "HNO")
    at = agency.clock.now() - timedelta(minutes=1)
    await agency.does_leg("claimer", silent.id, LegEvent.REACHED, Act(occurred_at=at, evidence="fax 01"))
    found = (await agency.clocks(case_id))["DISPATCH"]
    assert found.met_at is not None


async def published(agency: Agency) -> int:
    """A case answered from what is published; its answer waits to leave."""
    case_id = await agency.file()
    await agency.does("claimer", case_id, Event.ANSWER_PUBLISHED, Act(evidence=LINK))
    await agency.answer_to_asker(case_id)
    return case_id


async def test_an_answer_is_delivered_once_its_asker_has_it_and_closes_a_week_later(any_agency: Agency) -> None:
    case_id = await published(any_agency)
    await any_agency.tick()
    assert not (await case_of(any_agency, case_id)).facts.delivered
    any_agency.clock.advance(60)
    await any_agency.deliver("answer")
    arrived = any_agency.clock.now()
    any_agency.clock.advance(3_600)
    await any_agency.tick()
    assert (await case_of(any_agency, case_id)).facts.delivered
    closing = (await any_agency.clocks(case_id))["CLOSING"]
    assert closing.anchor_at == arrived
    any_agency.clock.advance(WEEK - 3_700)
    await any_agency.tick()
    assert (await case_of(any_agency, case_id)).facts.state is State.ANSWERED
    any_agency.clock.advance(3_700)
    await any_agency.tick()
    assert (await case_of(any_agency, case_id)).facts.state is State.CLOSED


async def test_a_case_whose_answer_never_arrived_is_never_closed(agency: Agency) -> None:
    """3.4"""
    case_id = await published(agency)
    agency.clock.advance(4 * WEEK)
    await agency.tick()
    assert (await case_of(agency, case_id)).facts.state is State.ANSWERED


async def test_words_sent_before_the_answer_are_not_the_answer(agency: Agency) -> None:
    case_id = await agency.file()
    await agency.answer_to_asker(case_id)
    await agency.deliver("answer")
    agency.clock.advance(60)
    await agency.does("claimer", case_id, Event.ANSWER_PUBLISHED, Act(evidence=LINK))
    await agency.tick()
    assert not (await case_of(agency, case_id)).facts.delivered


async def test_a_refusal_that_is_to_be_looked_at_again_is_not_closed_before(agency: Agency) -> None:
    """6.1"""
    looked, plain = await agency.file(), await agency.file()
    until = agency.clock.now() + timedelta(days=30)
    again = Act(ground="6.1.c", reason="Đang thanh tra", lifted_by="Có kết luận", until=until)
    await agency.does("speaker", looked, Event.REFUSE, again)
    await agency.does("speaker", plain, Event.REFUSE, Act(ground="6.1.a", reason="Bí mật đời tư"))
    agency.clock.advance(WEEK + 60)
    await agency.tick()
    assert (await case_of(agency, plain)).facts.state is State.CLOSED
    assert (await case_of(agency, looked)).facts.state is State.REFUSED
    agency.clock.advance(5 * WEEK)
    await agency.tick()
    assert (await case_of(agency, looked)).facts.state is State.REFUSED
    await agency.does("speaker", looked, Event.LOOK_AGAIN, Act(reason="Căn cứ vẫn còn"))
    agency.clock.advance(WEEK + 60)
    await agency.tick()
    assert (await case_of(agency, looked)).facts.state is State.CLOSED


async def test_who_acts_on_a_part_has_it_and_is_reminded_of_it_no_more(agency: Agency) -> None:
    case_id = await agency.directed()
    await agency.dispatched(case_id, UNIT)
    (leg,) = (await case_of(agency, case_id)).legs
    await agency.does_leg("officer", leg.id, LegEvent.ACKNOWLEDGE)
    found = await agency.clocks(case_id)
    assert found["DISPATCH"].met_at is not None
    assert found["ACKNOWLEDGE"].met_at is not None
    assert not [one for one in await agency.hours(6) if one.name == "officer"]


async def test_a_report_that_waits_for_the_head_is_the_heads_alone_to_be_reminded_of(agency: Agency) -> None:
    """10.2.a"""
    case_id = await agency.directed()
    await agency.dispatched(case_id, UNIT)
    (leg,) = (await case_of(agency, case_id)).legs
    await agency.does_leg("officer", leg.id, LegEvent.HAND_IN, Act(reason="Kết quả", occurred_at=agency.clock.now()))
    told = [one for one in await agency.hours(22) if "Báo cáo kết quả chính thức" in one.text]
    assert told
    assert {one.name for one in told} == {"director"}
    assert "leg.sign" in told[0].actions
