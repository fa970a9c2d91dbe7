"""People with roles, for the tests of rights."""

from __future__ import annotations

from itertools import count

from procedure.terms import Role
from storage import people, staff
from storage.work import Database, Work

_numbers = count(1)


async def member(database: Database, role: Role = Role.PRESS_OFFICER, unit: str = "TTTT", state: str = "active") -> int:
    """A new person with a role."""
    name = f"m{next(_numbers)}"

    def piece(work: Work) -> int:
        person = people.meet(work, "telegram", name, name, "vi").person_id
        staff.enrol(work, person, role, unit, state)
        return person

    return await database.write(piece)
