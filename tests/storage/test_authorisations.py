"""Authorisations as dated rows: in force from the first moment until just before the last, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from procedure.terms import Role
from storage import authorisations, contacts, people, staff, suspension
from storage.authorisations import Authorisation, NewAuthorisation
from storage.work import Database, Work
from tests.fakes import MONDAY_MORNING, FakeClock

HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
BEGIN, END = MONDAY_MORNING + HOUR, MONDAY_MORNING + 3 * HOUR
NEW = NewAuthorisation(
    unit_code="VSS",
    office="delegate",
    name="Nguyễn Hồng Sơn",
    title_vi="Trưởng ban",
    title_en="Head of Department",
    phone="0912 345 678",
    email="son@vss.vn",
    number="123/UQ-BHXH",
    signed_on="2026-11-23",
    matter="Chi trả lương hưu tháng 12",
    since=BEGIN,
    until=END,
    alone=False,
)


async def entered(database: Database, *new: NewAuthorisation) -> list[Authorisation]:
    """Each entered now."""
    return await database.write(lambda work: [authorisations.grant(work, one) for one in new])


async def names(database: Database, at: datetime) -> list[str]:
    """Who is authorised at a moment, asked in every way there is: they never differ."""

    def piece(work: Work) -> list[str]:
        found = [one.name for one in authorisations.in_force(work, at=at)]
        assert [one.name for one in authorisations.in_force(work, "VSS", at)] == found
        assert [one.name for one in contacts.of(work, "VSS", at)] == found
        listed = authorisations.listed(work, None, 99)
        assert sorted(one.name for one in listed if one.counts(at)) == sorted(found)
        return found

    return await database.read(piece)


async def test_it_counts_from_its_first_moment_until_just_before_its_last(database: Database) -> None:
    await entered(database, NEW)
    assert await names(database, BEGIN - SECOND) == []
    assert await names(database, BEGIN) == [NEW.name]
    assert await names(database, END - SECOND) == [NEW.name]
    assert await names(database, END) == []


async def test_one_ended_early_counts_until_then_and_before_then(database: Database, clock: FakeClock) -> None:
    (one,) = await entered(database, NEW)
    clock.advance(2 * 3_600)
    ended = await database.write(lambda work: authorisations.end(work, one.id, None, "việc đã xong"))
    assert ended is not None
    assert ended.ends == MONDAY_MORNING + 2 * HOUR
    assert await names(database, ended.ends) == []
    assert await names(database, ended.ends - SECOND) == [NEW.name]


async def test_one_ended_before_it_began_never_counted(database: Database) -> None:
    (one,) = await entered(database, NEW)
    await database.write(lambda work: authorisations.end(work, one.id, None, "nhầm"))
    for at in (MONDAY_MORNING, BEGIN, END):
        assert await names(database, at) == []


async def test_only_one_end_counts_and_none_after_the_last_moment(database: Database, clock: FakeClock) -> None:
    first, second = await entered(database, NEW, replace(NEW, name="Lê Thị Hoa"))
    assert await database.write(lambda work: authorisations.end(work, first.id, None, "một")) is not None
    assert await database.write(lambda work: authorisations.end(work, first.id, None, "hai")) is None
    clock.advance(3 * 3_600)
    assert await database.write(lambda work: authorisations.end(work, second.id, None, "muộn")) is None
    assert await database.write(lambda work: authorisations.end(work, 99, None, "không có")) is None


async def test_what_was_entered_is_read_back(database: Database) -> None:
    (one,) = await entered(database, NEW)
    assert await database.read(lambda work: authorisations.load(work, one.id)) == one
    assert all(getattr(one, name) == value for name, value in vars(NEW).items())
    assert await database.read(lambda work: authorisations.load(work, 99)) is None


async def test_overlapping_is_any_common_moment_of_the_same_unit(database: Database) -> None:
    early, _, _ = await entered(
        database, NEW, replace(NEW, unit_code="NAN"), replace(NEW, since=END + HOUR, until=END + 2 * HOUR)
    )

    async def found(since: datetime, until: datetime) -> list[int]:
        return await database.read(
            lambda work: [one.id for one in authorisations.overlapping(work, "VSS", since, until)]
        )

    assert await found(BEGIN - HOUR, BEGIN) == []
    assert await found(BEGIN - HOUR, BEGIN + SECOND) == [early.id]
    assert await found(END - SECOND, END) == [early.id]
    assert await found(END, END + HOUR) == []


async def test_one_that_was_ended_overlaps_only_what_it_was(database: Database, clock: FakeClock) -> None:
    gone, never = await entered(database, NEW, replace(NEW, since=END - SECOND))
    clock.advance(2 * 3_600)
    await database.write(lambda work: [authorisations.end(work, each, None, "xong") for each in (gone.id, never.id)])

    async def overlaps(since: datetime) -> list[int]:
        return await database.read(lambda work: [one.id for one in authorisations.overlapping(work, "VSS", since, END)])

    assert await overlaps(BEGIN) == [gone.id]
    assert await overlaps(MONDAY_MORNING + 2 * HOUR) == []


async def test_a_number_is_found_whatever_its_spaces_and_case_the_newest_first(database: Database) -> None:
    first, second, _ = await entered(database, NEW, replace(NEW, number="123 /uq-bhxh"), replace(NEW, number="124/UQ"))
    found = await database.read(lambda work: authorisations.by_number(work, " 123/UQ-bhxh "))
    assert [one.id for one in found] == [second.id, first.id]


async def test_the_list_splits_into_open_and_past(database: Database, clock: FakeClock) -> None:
    later, over, ended, other = await entered(
        database,
        replace(NEW, since=END, until=END + 9 * HOUR),
        NEW,
        replace(NEW, until=END + HOUR),
        replace(NEW, unit_code="NAN", until=END + HOUR),
    )
    clock.advance(3 * 3_600)
    await database.write(lambda work: authorisations.end(work, ended.id, None, "xong"))

    def ids(work: Work) -> tuple[list[int], list[int], list[int]]:
        opened, past = authorisations.open_of(work, ["VSS"]), authorisations.past_of(work, ["VSS"], 9)
        everything = authorisations.open_of(work, None)
        return [one.id for one in opened], [one.id for one in past], [one.id for one in everything]

    assert await database.read(ids) == ([later.id], [ended.id, over.id], [other.id, later.id])


async def test_a_person_holds_what_is_theirs_and_in_force(database: Database) -> None:
    def piece(work: Work) -> tuple[list[int], list[int], str | None]:
        who = people.meet(work, "telegram", "1", "Sơn", "vi").person_id
        mine = authorisations.grant(work, replace(NEW, person_id=who))
        authorisations.grant(work, NEW)
        last = authorisations.last_of_person(work, who)
        before, then = (authorisations.held_by(work, who, at) for at in (BEGIN - SECOND, BEGIN))
        assert [one.id for one in then] == [mine.id]
        return [one.id for one in before], [mine.id], last.phone if last else None

    assert (await database.write(piece))[0::2] == ([], NEW.phone)


async def test_who_left_or_is_suspended_is_found_while_the_authorisation_is_open(database: Database) -> None:
    def piece(work: Work) -> list[list[str]]:
        ids = []
        for name in ("stays", "leaves", "locked"):
            who = people.meet(work, "telegram", name, name, "vi").person_id
            member = staff.enrol(work, who, Role.UNIT_HEAD, "BHYT")
            authorisations.grant(work, replace(NEW, name=name, person_id=who))
            ids.append((who, member.id))
        authorisations.grant(work, replace(NEW, name="stranger"))
        found = [[one.name for one in authorisations.without_role(work)]]
        staff.end(work, ids[1][1], ids[0][0])
        suspension.suspend(work, ids[2][0], ids[0][0])
        return [*found, [one.name for one in authorisations.without_role(work)]]

    assert await database.write(piece) == [[], ["leaves", "locked"]]


async def test_what_begins_or_ends_in_a_span_is_found_with_its_end_counted(database: Database) -> None:
    (one,) = await entered(database, NEW)

    async def found(since: datetime, until: datetime) -> bool:
        return await database.read(lambda work: [each.id for each in authorisations.touching(work, since, until)]) == [
            one.id
        ]

    assert await found(BEGIN - SECOND, BEGIN)
    assert not await found(BEGIN, END - SECOND)
    assert await found(END - SECOND, END)
    assert not await found(END, datetime(2027, 1, 1, tzinfo=UTC))
