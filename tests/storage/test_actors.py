"""People as the procedure sees them: looked up together, the same as one by one."""

from __future__ import annotations

from datetime import timedelta

from procedure.facts import Actor
from procedure.terms import Role
from storage import staff, substitutes, suspension
from storage.actors import actor_of, actors_of
from storage.rights import rights_of
from storage.substitutes import NewSubstitute
from storage.work import Database, Work
from tests.fakes import FakeClock
from tests.storage.roster import member


async def test_several_people_looked_up_together_have_the_rights_each_has_alone(
    database: Database, clock: FakeClock
) -> None:
    """T10, P3: an officer, one who stands in for them, one suspended, one who left, and a journalist."""
    officer, acting, suspended, left, nobody = [await member(database) for _ in range(5)]

    def settled(work: Work) -> None:
        day = timedelta(days=1)
        new = NewSubstitute(officer, acting, Role.PRESS_OFFICER, "TTTT", work.now, work.now + day)
        substitutes.name(work, new)
        suspension.suspend(work, suspended, officer)
        for person in (left, nobody):
            staff.end(work, staff.roles_of(work, person)[0].id, officer)
        staff.enrol(work, nobody, Role.UNIT_OFFICER, "HTQT")

    await database.write(settled)
    clock.advance(3_600)
    everybody = (officer, acting, suspended, left, nobody)
    found = await database.read(lambda work: actors_of(work, everybody))
    for one in everybody:
        rights = await database.read(lambda work, one=one: rights_of(work, one))
        assert (found[one].roles, found[one].seats) == (rights.roles, rights.seats)
        assert found[one] == await database.read(lambda work, one=one: actor_of(work, one))
    assert found[suspended] == Actor(suspended)
    assert found[left] == Actor(left)
    assert Role.PRESS_OFFICER in found[acting].roles


async def test_nobody_looked_up_is_nobody(database: Database) -> None:
    assert await database.read(lambda work: actors_of(work, ())) == {}
