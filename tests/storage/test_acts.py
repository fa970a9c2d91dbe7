"""Acts on rights and the directory: never altered, and whoever alters them all the same is found (Art. 12; T31)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from sqlalchemy import ColumnElement, delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from storage import acts
from storage.acts import Act
from storage.tables import acts as rows
from storage.work import Database, Work
from tests.fakes import FakeClock

GRANTED = Act("authorisation:1", "granted", capacity="director_general", article="2.4", detail={"unit": "VSS"})
ENDED = Act("authorisation:1", "ended", capacity="director_general", article="2.4", detail={"why": "xong việc"})
IMPORTED = Act("directory", "imported", detail={"new": 34})


def history(work: Work) -> None:
    for act in (GRANTED, IMPORTED, ENDED):
        acts.record(work, act)


class Undo(Exception):
    """Takes a falsification back."""


async def damage_after(database: Database, falsify: Callable[[Work], object]) -> list[str]:
    """What `verify` says of a database whose rows were falsified behind the triggers' back."""
    found: list[str] = []

    def piece(work: Work) -> None:
        _without_triggers(work)
        falsify(work)
        found.extend(f"{one.code} {one.seq}: {one.reason}" for one in acts.verify(work))
        raise Undo

    with pytest.raises(Undo):
        await database.write(piece)
    return found


def _without_triggers(work: Work) -> None:
    if work.connection.dialect.name == "postgresql":
        work.connection.execute(text("ALTER TABLE acts DISABLE TRIGGER USER"))
        return
    for name in ("update", "delete", "replace"):
        work.connection.execute(text(f"DROP TRIGGER acts_refuse_{name}"))


def row(subject: str, seq: int) -> ColumnElement[bool]:
    return (rows.c.subject == subject) & (rows.c.seq == seq)


async def test_each_subject_has_a_chain_of_its_own(database: Database) -> None:
    await database.write(history)
    assert [act for act, _ in await database.read(lambda work: acts.of(work, "authorisation:1"))] == [GRANTED, ENDED]
    assert await database.read(acts.verify) == []


async def test_an_act_never_happened_later_than_it_was_recorded(database: Database, clock: FakeClock) -> None:
    later = clock.now().replace(year=2030)
    await database.write(lambda work: acts.record(work, GRANTED, later))
    (found,) = await database.read(lambda work: acts.of(work, "authorisation:1"))
    assert found == (GRANTED, clock.now())


@pytest.mark.parametrize(
    "change",
    [
        lambda work: work.connection.execute(update(rows).values(article="–")),
        lambda work: work.connection.execute(delete(rows)),
    ],
    ids=["altered", "deleted"],
)
async def test_the_database_refuses_to_alter_an_act(database: Database, change: Callable[[Work], object]) -> None:
    await database.write(history)
    with pytest.raises(DBAPIError, match="never altered"):
        await database.write(change)
    assert len(await database.read(lambda work: acts.of(work, "authorisation:1"))) == 2


async def test_an_altered_act_is_found(database: Database) -> None:
    await database.write(history)
    for values in ({"article": "2.5"}, {"capacity": "leader"}, {"detail": {"unit": "HNO"}}, {"act": "ended"}):
        change = update(rows).where(row("authorisation:1", 1)).values(**values)
        found = await damage_after(database, lambda work, change=change: work.connection.execute(change))
        assert found == ["authorisation:1 1: it was altered"]


async def test_a_deleted_act_is_found(database: Database) -> None:
    await database.write(history)
    first = delete(rows).where(row("authorisation:1", 1))
    found = await damage_after(database, lambda work: work.connection.execute(first))
    assert found == ["authorisation:1 2: a row is missing before it"]


async def test_an_act_that_was_slipped_in_is_found(database: Database) -> None:
    await database.write(history)

    def slip_in(work: Work) -> None:
        last = work.connection.execute(select(rows).where(row("authorisation:1", 2))).one()
        copy = {**last._mapping, "id": 99, "seq": 3, "act": "granted"}
        work.connection.execute(insert(rows).values(**copy))

    assert await damage_after(database, slip_in) == ["authorisation:1 3: it does not follow the row before it"]


async def test_of_two_at_once_on_one_subject_the_second_waits_and_both_are_kept(database: Database) -> None:
    """T31: a busy chain refuses nobody."""
    each = [database.write(lambda work: acts.record(work, IMPORTED)) for _ in range(8)]
    await asyncio.gather(*each)
    assert len(await database.read(lambda work: acts.of(work, "directory"))) == len(each)
    assert await database.read(acts.verify) == []
