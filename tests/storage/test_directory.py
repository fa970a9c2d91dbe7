"""The directory: every question is asked for one moment; roles count from their beginning to their end."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from procedure.terms import Role
from storage import contacts, directory, people, staff
from storage.directory import AGENCY, Speaker
from storage.tables import memberships
from storage.work import Database, Work
from tests.fakes import FakeClock

DAY = timedelta(days=1)


async def test_the_starter_directory_is_loaded_once(database: Database) -> None:
    assert [await database.write(directory.load_starter) for _ in range(2)] == [True, False]
    units = await database.read(directory.all_units)
    assert len({one.code for one in units}) == len(units)
    assert sum(one.kind in directory.PROVINCIAL for one in units) == 34
    named = await database.read(lambda work: directory.unit(work, "NAN"))
    assert named is not None
    assert named.name_vi == "Nghệ An"
    for one in await database.read(directory.all_topics):
        assert await database.read(lambda work, code=one.lead_unit: directory.unit(work, code)) is not None


async def test_somebody_speaks_from_their_first_moment_until_just_before_their_last(
    database: Database, clock: FakeClock
) -> None:
    """2.3, 2.4"""
    now = clock.now()
    always = Speaker("director_general", AGENCY, "A", "T", "T", "1", "a@a.vn", now - DAY)
    delegate = replace(always, office="delegate", name="B", since=now + DAY, until=now + 2 * DAY, document="12/UQ")
    await database.write(lambda work: directory.add_speakers(work, delegate, always))
    seen = []
    for _ in range(3):
        seen.append([one.name for one in await database.read(lambda work: contacts.of(work, AGENCY))])
        clock.advance(DAY.total_seconds())
    assert seen == [["A"], ["A", "B"], ["A"]]
    assert await database.read(directory.has_speakers)
    assert await database.read(lambda work: contacts.of(work, "NAN")) == []


async def test_before_anything_is_entered_nobody_speaks(database: Database) -> None:
    assert not await database.read(directory.has_speakers)


async def test_a_role_counts_until_it_ends(database: Database, clock: FakeClock) -> None:
    def enrol(work: Work) -> int:
        account = people.meet(work, "zalo", "1", "A", "vi")
        member = staff.enrol(work, account.person_id, Role.PRESS_OFFICER, "TTTT")
        ending = memberships.update().where(memberships.c.id == member.id).values(until=work.now + DAY)
        work.connection.execute(ending)
        return account.person_id

    person = await database.write(enrol)
    roles = []
    for _ in range(2):
        roles.append([one.role for one in await database.read(lambda work: staff.roles_of(work, person))])
        clock.advance(DAY.total_seconds())
    assert roles == [[Role.PRESS_OFFICER], []]
    assert await database.read(staff.desk_accounts) == []


async def test_whoever_has_two_roles_gets_one_card(database: Database) -> None:
    def enrol(work: Work) -> None:
        account = people.meet(work, "zalo", "1", "A", "vi")
        for role in (Role.PRESS_OFFICER, Role.PRESS_HEAD):
            staff.enrol(work, account.person_id, role, "TTTT")

    await database.write(enrol)
    assert len(await database.read(staff.desk_accounts)) == 1
