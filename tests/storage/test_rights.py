"""Rights at this moment: own roles, suspension, substitutes from their first minute to their last (T2, T10, P3)."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from procedure.terms import PRESS_CENTRE, Role
from storage import staff, substitutes, suspension
from storage.rights import Rights, rights_of
from storage.substitutes import NewSubstitute
from storage.work import Database, Work
from tests.fakes import FakeClock
from tests.storage.roster import member

DAY = timedelta(days=1)


async def rights(database: Database, person: int) -> Rights:
    """What they may now."""
    return await database.read(lambda work: rights_of(work, person))


async def reached(database: Database, roles: frozenset[Role] = PRESS_CENTRE) -> list[int]:
    """Who is told what concerns `roles`."""
    return [one.person_id for one in await database.read(lambda work: staff.desk_accounts(work, roles))]


async def named(database: Database, officer: int, other: int, days: int = 1, role: Role = Role.PRESS_OFFICER) -> int:
    """A substitute from tomorrow on, for some days."""

    def piece(work: Work) -> int:
        since = work.now + DAY
        new = NewSubstitute(officer, other, role, "TTTT", since, since + days * DAY)
        return substitutes.name(work, new).id

    return await database.write(piece)


async def test_a_suspended_person_holds_no_role_and_is_told_nothing(database: Database) -> None:
    """T10"""
    officer, other = await member(database), await member(database)
    assert await database.write(lambda work: suspension.suspend(work, officer, other))
    assert (await rights(database, officer)).roles == frozenset()
    assert (await rights(database, officer)).suspended_at is not None
    assert await reached(database) == [other]
    assert not await database.write(lambda work: suspension.suspend(work, officer, other))


async def test_lifting_gives_exactly_the_same_roles_back(database: Database) -> None:
    officer = await member(database)
    before = await rights(database, officer)
    await database.write(lambda work: suspension.suspend(work, officer, officer))
    assert await database.write(lambda work: suspension.lift(work, officer))
    assert await rights(database, officer) == before
    assert not await database.write(lambda work: suspension.lift(work, officer))


async def test_a_substitute_acts_from_the_first_minute_until_just_before_the_end(
    database: Database, clock: FakeClock
) -> None:
    """2.5 and practice: the boundaries of a dated substitution."""
    officer, other = await member(database), await member(database, Role.ADMINISTRATOR)
    await named(database, officer, other)
    clock.advance(24 * 3600 - 1)
    assert (await rights(database, other)).roles == {Role.ADMINISTRATOR}
    clock.advance(1)
    assert (await rights(database, other)).roles == {Role.ADMINISTRATOR, Role.PRESS_OFFICER}
    assert set(await reached(database)) == {officer, other}
    clock.advance(24 * 3600 - 1)
    assert Role.PRESS_OFFICER in (await rights(database, other)).roles
    clock.advance(1)
    assert (await rights(database, other)).roles == {Role.ADMINISTRATOR}
    assert await reached(database) == [officer]


async def test_ended_early_it_ends_at_once_and_one_to_come_never_begins(database: Database, clock: FakeClock) -> None:
    officer, other = await member(database), await member(database, Role.ADMINISTRATOR)
    first, second = await named(database, officer, other, 3), await named(database, officer, other, 3)
    await database.write(lambda work: substitutes.end(work, second))
    clock.advance(24 * 3600)
    assert [one.id for one in (await rights(database, other)).standing_in] == [first]
    await database.write(lambda work: substitutes.end(work, first))
    assert (await rights(database, other)).standing_in == ()
    assert await database.write(lambda work: substitutes.end(work, first)) is None


async def test_nobody_stands_in_for_one_who_holds_the_role_no_more(database: Database, clock: FakeClock) -> None:
    officer, other = await member(database), await member(database, Role.ADMINISTRATOR)
    await named(database, officer, other, 3)
    clock.advance(24 * 3600)
    held = (await database.read(lambda work: staff.roles_of(work, officer)))[0]
    await database.write(lambda work: suspension.suspend(work, officer, other))
    assert Role.PRESS_OFFICER not in (await rights(database, other)).roles
    assert await reached(database) == []
    await database.write(lambda work: suspension.lift(work, officer))
    assert Role.PRESS_OFFICER in (await rights(database, other)).roles
    await database.write(lambda work: staff.end(work, held.id, other))
    assert Role.PRESS_OFFICER not in (await rights(database, other)).roles
    assert await reached(database) == []


async def test_a_substitute_who_left_the_unit_stands_in_no_more(database: Database, clock: FakeClock) -> None:
    """T2, T10: a right that was given to a colleague does not outlive their own role."""
    officer, other = await member(database), await member(database, Role.ADMINISTRATOR)
    await named(database, officer, other, 3)
    clock.advance(24 * 3600)
    held = (await database.read(lambda work: staff.roles_of(work, other)))[0]
    await database.write(lambda work: staff.end(work, held.id, officer))
    assert (await rights(database, other)).roles == frozenset()
    assert await reached(database) == [officer]


async def test_a_suspended_substitute_does_not_act(database: Database, clock: FakeClock) -> None:
    """T10"""
    officer, other = await member(database), await member(database, Role.ADMINISTRATOR)
    await named(database, officer, other)
    clock.advance(24 * 3600)
    await database.write(lambda work: suspension.suspend(work, other, officer))
    assert (await rights(database, other)).roles == frozenset()
    assert await reached(database) == [officer]


@pytest.mark.parametrize("role", [role for role in Role if role not in substitutes.SUBSTITUTABLE])
async def test_only_officers_have_substitutes(sqlite_database: Database, role: Role) -> None:
    """2.5: speaking, consenting and authorising are never substituted."""
    officer, other = await member(sqlite_database, role), await member(sqlite_database)
    with pytest.raises(ValueError, match="nobody stands in"):
        await named(sqlite_database, officer, other, role=role)


async def test_a_substitute_has_dates_the_right_way_round_and_is_somebody_else(sqlite_database: Database) -> None:
    officer, other = await member(sqlite_database), await member(sqlite_database)
    for who, days in ((other, 0), (other, -1), (officer, 1)):
        with pytest.raises(ValueError, match="somebody else"):
            await named(sqlite_database, officer, who, days)


async def test_a_waiting_or_ended_role_counts_for_nothing(database: Database) -> None:
    """T4"""
    waiting = await member(database, state="waiting")
    assert (await rights(database, waiting)).roles == frozenset()
    role = (await database.read(lambda work: staff.memberships_of(work, waiting)))[0]
    assert await database.write(lambda work: staff.end(work, role.id, waiting)) is not None
    assert await database.write(lambda work: staff.end(work, role.id, waiting)) is None
    assert await database.write(lambda work: staff.decide(work, role.id, waiting, accept=True)) is None


async def test_members_of_one_unit_leave_out_those_of_others(database: Database) -> None:
    first, second = [await member(database, Role.PROVINCE_OFFICER, unit) for unit in ("HNO", "NAN")]
    roles = frozenset({Role.PROVINCE_OFFICER})
    assert await database.read(lambda work: staff.members(work, roles, "HNO")) == [first]
    assert await database.read(lambda work: staff.members(work, roles)) == [first, second]


async def test_units_as_names_where_a_role_is_held(database: Database) -> None:
    officer = await member(database, Role.PROVINCE_OFFICER, "HNO")
    found = await rights(database, officer)
    assert found.units_as(Role.PROVINCE_OFFICER) == {"HNO"}
    assert found.units_as(Role.PRESS_OFFICER) == frozenset()


async def test_of_two_administrators_who_suspend_each_other_at_once_one_stays(database: Database) -> None:
    """T10, P3: the one who comes second is no administrator any more."""
    pair = [await member(database, Role.ADMINISTRATOR) for _ in range(2)]

    def strike(work: Work, me: int, them: int) -> bool:
        return me in suspension.administrators(work) and suspension.suspend(work, them, me)

    first, second = pair
    done = await asyncio.gather(
        database.write(lambda work: strike(work, first, second)),
        database.write(lambda work: strike(work, second, first)),
    )
    assert sorted(done) == [False, True]
    assert len(await database.write(suspension.administrators)) == 1
