"""The program itself as an actor: what follows by itself is recorded under one stand-in, which has no account."""

from __future__ import annotations

from sqlalchemy import insert

from storage import facts
from storage.tables import people
from storage.work import Work

FACT = "program_person"
NAME = "phatngon"


def is_stand_in(work: Work, person_id: int) -> bool:
    """Whether what is recorded under that person followed by itself."""
    return facts.get(work, FACT) == str(person_id)


def stand_in(work: Work) -> int:
    """The person that steps taken by themselves are recorded under; made the first time."""
    known = facts.get(work, FACT)
    if known:
        return int(known)
    row = insert(people).values(name=NAME, language="vi", created_at=work.now).returning(people.c.id)
    made = int(work.connection.execute(row).scalar_one())
    facts.put(work, FACT, str(made))
    return made
