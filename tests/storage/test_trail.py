"""The trail: never altered, and whoever alters it all the same is found (Art. 12; T31, S8)."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from sqlalchemy import delete, insert, text, update
from sqlalchemy.exc import DBAPIError

from storage import trail, words
from storage.keys import Keys
from storage.tables import cases as case_table
from storage.tables import trail as rows
from storage.tables import words as words_table
from storage.work import Database, Work
from tests.fakes import FakeClock
from tests.storage import chronicle
from tests.storage.chronicle import LENGTH, WAYS, found_after, unlock, write_history

Tamper = Callable[[Work, random.Random], None]
TIMES = 300


async def test_an_honest_history_verifies(database: Database) -> None:
    """I4"""
    await database.write(write_history)
    assert await database.read(trail.verify) == []
    assert await database.read(chronicle.count) == 3 * LENGTH


@pytest.mark.parametrize("tamper", WAYS, ids=lambda way: way.__name__)
async def test_every_way_to_falsify_is_found(database: Database, tamper: Tamper) -> None:
    """T31"""
    await database.write(write_history)
    for seed in range(8):
        found = await found_after(database, lambda work, seed=seed: tamper(work, random.Random(seed)))
        assert found, (tamper.__name__, seed)
        assert found[0].code.startswith("BC-2026-0000")
    assert await database.read(trail.verify) == []


async def test_random_falsifications_are_all_found(sqlite_database: Database) -> None:
    """S8: no miss in 300; `make torture` has the thousand."""
    await sqlite_database.write(write_history)
    missed = []
    for seed in range(TIMES):
        which = random.Random(seed)
        way = which.choice(WAYS)
        if not await found_after(sqlite_database, lambda work, way=way, which=which: way(work, which)):
            missed.append((seed, way.__name__))
    assert missed == []


async def test_a_damage_names_the_case_and_the_first_bad_row(database: Database) -> None:
    await database.write(write_history)
    second = (rows.c.case_id == 2) & (rows.c.seq == 3)
    found = await found_after(
        database, lambda work: work.connection.execute(update(rows).where(second).values(article="9"))
    )
    assert [(one.code, one.seq, one.reason) for one in found] == [("BC-2026-00002", 3, "it was altered")]


async def test_a_case_whose_state_was_changed_by_hand_is_found(database: Database) -> None:
    await database.write(write_history)
    reopened = update(case_table).where(case_table.c.id == 2).values(state="RECEIVED")
    found = await found_after(database, lambda work: work.connection.execute(reopened))
    assert [(one.code, one.reason) for one in found] == [("BC-2026-00002", "the case's state is another")]


async def test_words_that_were_changed_or_slipped_in_are_found(database: Database) -> None:
    await database.write(write_history)
    changed = update(words_table).where(words_table.c.case_id == 2).values(body="Câu hỏi khác?")
    found = await found_after(database, lambda work: work.connection.execute(changed))
    assert [one.code for one in found] == ["BC-2026-00002"]
    found = await found_after(database, lambda work: words.keep(work, 3, words.Said.ANSWER, "slipped in", 1))
    assert [one.code for one in found] == ["BC-2026-00003"]


async def test_a_case_without_any_row_is_found(database: Database) -> None:
    await database.write(write_history)
    found = await found_after(database, lambda work: work.connection.execute(delete(rows).where(rows.c.case_id == 3)))
    assert (found[0].code, found[0].reason) == ("BC-2026-00003", "the tail is cut")


async def test_verifying_since_a_moment_looks_only_at_cases_changed_since(database: Database, clock: FakeClock) -> None:
    await database.write(write_history)
    clock.advance(3600)

    def tampered(work: Work) -> tuple[int, int]:
        unlock(work)
        work.connection.execute(update(rows).where(rows.c.case_id == 1, rows.c.seq == 2).values(article="9"))
        later = work.now
        early = len(trail.verify(work, later)), len(trail.verify(work, later.replace(hour=0)))
        work.connection.execute(update(case_table).where(case_table.c.id == 1).values(changed_at=later))
        assert len(trail.verify(work, later)) == 1
        return early

    assert await database.write(tampered) == (0, 1)


async def test_under_another_secret_nothing_verifies(sqlite_database: Database, keys: Keys) -> None:
    await sqlite_database.write(write_history)
    other = chronicle.OTHER_KEYS
    found = await sqlite_database.read(lambda work: trail.verify(Work(work.connection, work.now, other)))
    assert len(found) == 3
    assert keys.trail != other.trail


async def test_erasing_the_words_leaves_the_chain_valid(database: Database) -> None:
    """T33"""
    await database.write(write_history)
    await database.write(lambda work: work.connection.execute(update(words_table).values(body=None, salt=b"")))
    assert await database.read(trail.verify) == []


CHANGES: dict[str, Callable[[Work], object]] = {
    "update": lambda work: work.connection.execute(update(rows).values(article="9")),
    "delete": lambda work: work.connection.execute(delete(rows)),
    "no-op": lambda work: work.connection.execute(update(rows).values(article=rows.c.article)),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
async def test_the_database_refuses_to_alter_the_trail(database: Database, change: Callable[[Work], object]) -> None:
    await database.write(write_history)
    with pytest.raises(DBAPIError, match="the trail is never altered"):
        await database.write(change)
    assert await database.read(chronicle.count) == 3 * LENGTH


async def test_sqlite_refuses_to_replace_a_row(sqlite_database: Database) -> None:
    await sqlite_database.write(write_history)

    def replace(work: Work) -> None:
        names = ", ".join(column.name for column in rows.c)
        work.connection.execute(
            text(f"INSERT OR REPLACE INTO trail ({names}) SELECT {names} FROM trail WHERE id = 2")  # noqa: S608 - names of columns
        )

    with pytest.raises(DBAPIError, match="the trail is never altered"):
        await sqlite_database.write(replace)


async def test_a_second_row_at_the_same_place_is_refused(database: Database) -> None:
    await database.write(write_history)

    def double(work: Work) -> None:
        first = dict(work.connection.execute(rows.select().where(rows.c.id == 1)).one()._mapping)
        work.connection.execute(insert(rows).values(**{name: value for name, value in first.items() if name != "id"}))

    with pytest.raises(DBAPIError):
        await database.write(double)


async def test_what_happened_never_lies_after_its_recording(database: Database, clock: FakeClock) -> None:
    """U4: a platform's clock ahead of ours is cut to now."""
    await database.write(write_history)
    found = await database.read(lambda work: work.connection.execute(rows.select()).all())
    assert all(row.occurred_at <= row.recorded_at == clock.now() for row in found)
