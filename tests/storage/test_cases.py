"""Cases: numbered without gaps a year, changed only at the version that was read."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from procedure.facts import Actor
from procedure.steps import open_case, take_step
from procedure.terms import Event
from storage import case_lists, cases, people, trail
from storage.cases import CaseRow
from storage.errors import Overtaken
from storage.filing import Filing, file_case
from storage.people import Account
from storage.work import Database, Work
from tests.fakes import FakeClock
from tests.storage.chronicle import OFFICER, filed

PRESSES = 20


async def met(database: Database, external_id: str = "1") -> Account:
    return await database.write(lambda work: people.meet(work, "zalo", external_id, "A", "vi"))


async def new_case(database: Database, journalist: Account) -> CaseRow:
    return await database.write(lambda work: filed(work, journalist.person_id, journalist.id))


def claim(work: Work, case: CaseRow, officer: int) -> CaseRow:
    step = take_step(case.facts, Event.CLAIM, Actor(officer, OFFICER), work.now)
    return cases.record(work, case, step, officer, work.now)


async def test_codes_count_up_within_a_year(database: Database) -> None:
    journalist = await met(database)

    def file(work: Work, year: int) -> str:
        step = open_case(Actor(journalist.person_id), work.now, askers=[journalist.person_id])
        sent = datetime(year, 6, 1, tzinfo=UTC)
        return file_case(work, step, journalist.id, journalist.person_id, Filing("A", "B", None, None), sent, UTC).code

    codes = [await database.write(lambda work, year=year: file(work, year)) for year in (2025, 2025, 2026, 2025)]
    assert codes == ["BC-2025-00001", "BC-2025-00002", "BC-2026-00001", "BC-2025-00003"]


@pytest.mark.parametrize(("late", "code"), [(0, "BC-2026-00001"), (1, "BC-2027-00001")])
async def test_the_year_is_the_agencys_and_that_of_the_moment_it_was_sent(
    database: Database, clock: FakeClock, late: int, code: str
) -> None:
    """U4"""
    journalist = await met(database)
    sent = datetime(2026, 12, 31, 16, 59, 59, tzinfo=UTC) + timedelta(seconds=late)
    clock.advance((sent - clock.now()).total_seconds() + 3600)

    def piece(work: Work) -> CaseRow:
        step = open_case(Actor(journalist.person_id), work.now, askers=[journalist.person_id])
        filing = Filing("A", "B", None, None)
        return file_case(work, step, journalist.id, journalist.person_id, filing, sent, ZoneInfo("Asia/Ho_Chi_Minh"))

    case = await database.write(piece)
    assert (case.code, case.filed_at) == (code, sent)


async def test_a_filing_that_failed_leaves_no_gap(database: Database) -> None:
    journalist = await met(database)

    def fails(work: Work) -> None:
        filed(work, journalist.person_id, journalist.id)
        raise RuntimeError("the handler broke")

    with pytest.raises(RuntimeError):
        await database.write(fails)
    assert (await new_case(database, journalist)).code == "BC-2026-00001"


async def test_many_at_once_get_a_code_each(database: Database) -> None:
    journalist = await met(database)
    found = await asyncio.gather(*(new_case(database, journalist) for _ in range(PRESSES)))
    assert sorted(one.code for one in found) == [f"BC-2026-{number:05d}" for number in range(1, PRESSES + 1)]


async def test_a_case_is_read_as_it_was_written(database: Database, clock: FakeClock) -> None:
    journalist = await met(database)
    filing = Filing("Nguyễn Thu Hà", "Báo Ví Dụ", "NAN", "fund", "Nghệ An", "quỹ")

    def piece(work: Work) -> CaseRow:
        step = open_case(Actor(journalist.person_id), work.now, askers=[journalist.person_id])
        return file_case(work, step, journalist.id, journalist.person_id, filing, work.now + timedelta(days=1), UTC)

    case = await database.write(piece)
    assert await database.read(lambda work: cases.load(work, case.id)) == case
    assert await database.read(lambda work: cases.by_code(work, case.code)) == case
    assert (case.asker, case.unit_code, case.unit_why, case.topic_why) == ("Nguyễn Thu Hà", "NAN", "Nghệ An", "quỹ")
    assert case.filed_at == clock.now()


async def test_what_does_not_exist_is_none(database: Database) -> None:
    assert await database.read(lambda work: cases.load(work, 99)) is None
    assert await database.read(lambda work: cases.by_code(work, "BC-2026-00099")) is None


async def test_a_step_from_an_old_version_changes_nothing(database: Database) -> None:
    """P1, T30"""
    journalist, officers = await met(database), [await met(database, "2"), await met(database, "3")]
    case = await new_case(database, journalist)
    after = await database.write(lambda work: claim(work, case, officers[0].person_id))
    with pytest.raises(Overtaken):
        await database.write(lambda work: claim(work, case, officers[1].person_id))
    assert await database.read(lambda work: cases.load(work, case.id)) == after
    assert await database.read(trail.verify) == []


async def test_of_many_who_claim_at_once_exactly_one_wins(database: Database) -> None:
    """P1, R6"""
    journalist = await met(database)
    officers = [await met(database, f"o{number}") for number in range(PRESSES)]
    case = await new_case(database, journalist)
    done = await asyncio.gather(
        *(database.write(lambda work, who=one.person_id: claim(work, case, who)) for one in officers),
        return_exceptions=True,
    )
    assert sum(isinstance(one, CaseRow) for one in done) == 1
    assert sum(isinstance(one, Overtaken) for one in done) == PRESSES - 1
    assert await database.read(trail.verify) == []


async def test_the_lists_hold_open_cases_only_oldest_first(database: Database) -> None:
    journalist, officer = await met(database), await met(database, "2")
    first, second, third = [await new_case(database, journalist) for _ in range(3)]
    await database.write(lambda work: claim(work, second, officer.person_id))

    def withdraw(work: Work) -> None:
        step = take_step(third.facts, Event.WITHDRAW, Actor(journalist.person_id, frozenset()), work.now)
        cases.record(work, third, step, journalist.person_id, work.now)

    await database.write(withdraw)
    assert [one.code for one in await database.read(case_lists.unclaimed)] == [first.code]
    held = await database.read(lambda work: case_lists.held_by(work, officer.person_id))
    assert [one.code for one in held] == [second.code]
    mine = await database.read(lambda work: case_lists.asked_by(work, journalist.person_id))
    assert [one.code for one in mine] == [third.code, second.code, first.code]


async def test_filings_are_counted_since_a_moment(database: Database, clock: FakeClock) -> None:
    journalist, other = await met(database), await met(database, "2")
    await new_case(database, journalist)
    clock.advance(3600)
    await new_case(database, journalist)
    await new_case(database, other)
    since = clock.now() - timedelta(minutes=30)
    assert await database.read(lambda work: case_lists.count_filed(work, journalist.person_id, since)) == 1
