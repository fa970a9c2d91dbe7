"""Who may speak at a moment, on each database: offices and authorisations together, to the second."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import insert, update

from storage import authorisations, contacts, directory
from storage.contacts import Duty
from storage.directory import AGENCY, Speaker
from storage.public_record import published
from storage.tables import duties, units
from storage.work import Database, Work
from tests.fakes import FakeClock
from tests.handlers.speaking import delegate, deputy

DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)


def head(office: str, name: str, clock: FakeClock, unit: str = AGENCY) -> Speaker:
    return Speaker(office, unit, name, "T", "T", "1", "a@a.vn", clock.now() - DAY)


async def named(database: Database, unit: str = AGENCY) -> list[str]:
    return [one.name for one in await database.read(lambda work: contacts.of(work, unit))]


async def test_offices_and_authorisations_stand_together_in_the_order_of_article_2(
    database: Database, clock: FakeClock
) -> None:
    """2.1"""

    def piece(work: Work) -> None:
        authorisations.grant(work, delegate(work.now, work.now + DAY))
        directory.add_speakers(work, head("spokesperson", "B", clock), head("director_general", "A", clock))

    await database.write(piece)
    assert await named(database) == ["A", "B", "Lê Thị Thanh Hương"]
    found = await database.read(lambda work: contacts.of(work, AGENCY))
    first = contacts.first(found)
    assert first is not None
    assert first.name == "B"
    assert (found[2].document, found[2].alone, found[2].granted_by) == ("123/UQ-BHXH", True, "Hoàng Văn Bách")


async def test_an_authorisation_counts_from_its_first_moment_until_just_before_its_last(
    database: Database, clock: FakeClock
) -> None:
    """2.4"""
    begins = clock.now() + DAY
    await database.write(lambda work: authorisations.grant(work, deputy(begins, begins + DAY)))
    seen = []
    for ahead in (DAY - SECOND, SECOND, DAY - SECOND, SECOND):
        clock.advance(ahead.total_seconds())
        seen.append(await named(database, "HNO"))
    assert seen == [[], ["Vũ Minh Quân"], ["Vũ Minh Quân"], []]
    earlier = await database.read(lambda work: contacts.of(work, "HNO", begins))
    assert [one.name for one in earlier] == ["Vũ Minh Quân"]


async def test_one_that_was_ended_counts_no_more_and_its_record_says_until_when(
    database: Database, clock: FakeClock
) -> None:
    granted = await database.write(
        lambda work: authorisations.grant(work, delegate(work.now, work.now + DAY)),
    )
    clock.advance(60)
    ended_at = clock.now()
    await database.write(lambda work: authorisations.end(work, granted.id, None, "x"))
    assert await named(database) == []
    (row,) = await database.read(published)
    assert row.until == ended_at
    assert not row.counts(ended_at, ended_at)
    assert row.counts(ended_at - SECOND, ended_at)


async def test_everyone_lists_the_agency_first_and_provinces_without_anybody_too(
    database: Database, clock: FakeClock
) -> None:
    """2.3"""

    def piece(work: Work) -> dict[str, list[Speaker]]:
        directory.load_starter(work)
        directory.add_speakers(work, head("director", "C", clock, "HNO"), head("spokesperson", "B", clock))
        authorisations.grant(work, deputy(work.now, work.now + DAY))
        return contacts.everyone(work)

    found = await database.write(piece)
    assert (next(iter(found)), len(found)) == (AGENCY, 35)
    assert [one.name for one in found["HNO"]] == ["C", "Vũ Minh Quân"]
    assert found["NAN"] == []
    assert [one.name for one in found[AGENCY]] == ["B"]


async def test_urgent_is_the_one_on_duty_else_the_one_to_call_first(database: Database, clock: FakeClock) -> None:
    row = {"kind": "press", "unit_code": AGENCY, "name": "D", "title_vi": "", "title_en": "", "phone": "1", "email": ""}
    dated = {"since": clock.now(), "until": clock.now() + DAY}
    shifts = [{**row, **dated}, {**row, **dated, "kind": "leader", "name": "L"}]

    def piece(work: Work) -> None:
        work.connection.execute(insert(duties), shifts)
        directory.add_speakers(work, head("director_general", "A", clock), head("spokesperson", "B", clock))

    assert await database.read(lambda work: contacts.urgent(work, AGENCY)) is None
    await database.write(piece)
    seen = []
    for _ in range(2):
        found = await database.read(lambda work: contacts.urgent(work, AGENCY))
        assert found is not None
        seen.append((type(found), found.name))
        clock.advance(DAY.total_seconds())
    assert seen == [(Duty, "D"), (Speaker, "B")]


async def test_what_has_not_begun_is_not_in_the_public_record(database: Database, clock: FakeClock) -> None:
    """2.3"""
    begins = clock.now() + DAY
    later = replace(head("spokesperson", "B", clock), since=begins)

    def piece(work: Work) -> None:
        authorisations.grant(work, delegate(begins, begins + DAY))
        directory.add_speakers(work, later)

    await database.write(piece)
    assert await database.read(published) == []
    clock.advance(DAY.total_seconds())
    assert {one.name for one in await database.read(published)} == {"B", "Lê Thị Thanh Hương"}


async def test_everyone_at_a_moment_is_of_the_provinces_of_that_moment(database: Database, clock: FakeClock) -> None:
    """2.3: a province that is no more had its Director."""

    def piece(work: Work) -> None:
        directory.load_starter(work)
        directory.add_speakers(work, head("director", "A", clock, "HUE"))
        work.connection.execute(update(units).where(units.c.code == "HUE").values(until=work.now))

    await database.write(piece)
    assert "HUE" not in await database.read(contacts.everyone)
    before = await database.read(lambda work: contacts.everyone(work, work.now - SECOND))
    assert [one.name for one in before["HUE"]] == ["A"]
