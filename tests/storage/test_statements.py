"""Issued documents are found by number, by their case's code, the newest first; what has not left is no statement."""

from __future__ import annotations

from procedure.authority import AGENCY
from storage import corrections, statements
from storage.work import Database
from tests.storage.test_documents import issued, reserved, texts


async def test_only_what_has_left_is_found_the_newest_first(database: Database) -> None:
    some = await texts(database, 3)
    made = [await reserved(database, one) for one in some]
    for one in made[:2]:
        await issued(database, one)
    found = await database.read(lambda work: statements.latest(work, AGENCY))
    assert [(one.number, one.body) for one in found] == [(2, "Trả lời."), (1, "Trả lời.")]
    assert await database.read(lambda work: statements.by_number(work, AGENCY, 3)) is None
    by_code = await database.read(lambda work: statements.by_code(work, AGENCY, found[1].code))
    assert by_code == found[1]
    assert await database.read(lambda work: statements.by_id(work, AGENCY, made[2].id)) is None


async def test_a_province_finds_its_own_alone(database: Database) -> None:
    """7.1.d: each side has a register of its own."""
    [one] = await texts(database, 1)
    await issued(database, await reserved(database, one))
    assert await database.read(lambda work: statements.latest(work, "NAN")) == []
    assert await database.read(lambda work: statements.by_number(work, "NAN", 1)) is None


async def test_no_letter_is_overdue_where_none_was_sent(database: Database) -> None:
    [one] = await texts(database, 1)
    assert await database.read(corrections.overdue) == []
    assert await database.read(lambda work: corrections.codes_of(work, one[0])) == []
