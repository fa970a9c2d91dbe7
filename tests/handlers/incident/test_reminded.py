"""A FIRST_STATEMENT clock turned hour by hour: who is told what, when (5.1.b, 5.2.a; I9, I11)."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from procedure.authority import AGENCY
from procedure.facts import NOTHING, Act
from procedure.steps import open_case
from procedure.terms import Event, Kind
from storage import cases, people
from storage.actors import actor_of
from storage.filing import Filing, file_case
from storage.work import Database, Work
from tests.fakes import FakeClock
from tests.handlers.clocks.stage import UNIT, ZONE, Agency, local, table

DRAFTERS = ("claimer", "colleague", "head")
WITH_SPEAKER = (*DRAFTERS, "speaker")
ALL = ("claimer", "colleague", "general", "head", "leader", "speaker")
LADDER = [
    ("23 21:00", "12h", ("claimer",)),
    ("24 03:00", "6h", WITH_SPEAKER),
    ("24 07:00", "2h", (*DRAFTERS[:2], "general", "head", "speaker")),
    ("24 08:30", "30m", (*DRAFTERS[:2], "general", "head", "speaker")),
    ("24 09:30", "breach", ALL),
    ("24 11:00", "late2h", ALL),
    ("24 15:00", "late6h", ALL),
    ("25 07:30", "morning", ALL),
]
"""While nothing is drafted it waits for the desk and for whoever speaks; the Director General stands above them."""


@pytest.fixture
async def agency(sqlite_database: Database, clock: FakeClock) -> Agency:
    """Monday, 23 November 2026, 09:00."""
    found = await Agency.open(sqlite_database, clock, local(23, 9))
    await found.team()
    return found


async def occurs(agency: Agency, at: datetime, scope: str = AGENCY, by: str = "claimer", act: Act = NOTHING) -> int:
    """An incident on record, told by somebody; its id."""
    teller = agency.people[by]

    def piece(work: Work) -> int:
        account = people.accounts_of(work, teller)[0]
        step = open_case(actor_of(work, teller), work.now, Kind.INCIDENT, scope, Act(occurred_at=at))
        case = file_case(work, step, account.id, teller, Filing(by, "", None, None, asks=False), work.now, ZONE)
        return cases.record(work, case, step, teller, at).id

    return await agency.database.write(piece)


async def test_first_information_that_is_not_given_climbs_the_ladder_hour_by_hour(agency: Agency) -> None:
    """5.1.b"""
    case_id = await occurs(agency, local(23, 9))
    await agency.does("claimer", case_id, Event.CLAIM)
    rungs = [one for one in await agency.hours(48) if "Phát ngôn, cung cấp thông tin ban đầu" in one.text]
    assert [row for row in table(rungs) if row[1] in {one[1] for one in LADDER}] == LADDER
    clock = (await agency.clocks(case_id))["FIRST_STATEMENT"]
    assert await agency.breaches(clock.id) == [clock.due_at]


@pytest.mark.parametrize(("hours", "rungs"), [(22, ["born_late", "30m", "breach"]), (30, ["born_late"])])
async def test_born_late_elapsed_rungs_are_skipped_and_owner_and_superior_are_told_at_once(
    agency: Agency, hours: int, rungs: list[str]
) -> None:
    """5.1.b: due 24 hours after the occurrence, whenever it was recorded."""
    agency.clock.advance(60)
    occurred = agency.clock.now() - timedelta(hours=hours)
    case_id = await occurs(agency, occurred)
    clock = (await agency.clocks(case_id))["FIRST_STATEMENT"]
    assert clock.due_at == occurred + timedelta(hours=24)
    told = [one for one in await agency.tick() if "Phát ngôn, cung cấp thông tin ban đầu" in one.text]
    assert {one.name for one in told if ":born_late:" in one.key} == {*WITH_SPEAKER, "general"}
    await agency.hours(3)
    names = [name for name, outcome in await agency.outcomes(clock.id) if outcome == "told"]
    assert names[: len(rungs)] == rungs


async def test_of_a_provinces_its_people_its_director_and_the_director_general_are_told(agency: Agency) -> None:
    """5.2.a, 8.2"""
    await occurs(agency, agency.clock.now() - timedelta(hours=22), UNIT, "officer")
    told = [one for one in await agency.tick() if ":born_late:" in one.key]
    assert {one.name for one in told} == {"officer", "director", "general"}
    assert all("điểm a khoản 2 Điều 5" in one.text for one in told)


async def test_a_text_before_whoever_speaks_is_no_longer_the_desks_to_be_reminded_of(agency: Agency) -> None:
    """Once its person has acted it stays quiet."""
    case_id = await occurs(agency, local(23, 9))
    await agency.does("claimer", case_id, Event.DRAFT, Act(text=b"x" * 32))
    told = [one for one in await agency.hours(18) if ":6h:" in one.key]
    assert {one.name for one in told} == {"speaker"}


async def test_false_alarm_and_no_need_end_every_reminder(agency: Agency) -> None:
    """5.1.b"""
    first, second = await occurs(agency, local(23, 9)), await occurs(agency, local(23, 9))
    await agency.does("speaker", first, Event.FALSE_ALARM, Act(reason="Diễn tập"))
    await agency.does("head", second, Event.NEED, Act(reason="Không cần", needed=False))
    assert not [one for one in await agency.hours(26) if "Phát ngôn, cung cấp thông tin ban đầu" in one.text]
