"""Migrations: up, down, up; the tables they build are the program's; the trail cannot be altered."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Column, Connection, MetaData, Table, delete, insert, inspect, select, text, update
from sqlalchemy.exc import DBAPIError

from storage import upgrade
from storage.errors import DatabaseRefused
from storage.migrations import statements
from storage.sqlite import SqliteDatabase
from storage.tables import accounts, cases, metadata, people, speakers, trail
from storage.work import Database, Work


@pytest.fixture
def look(database_url: str) -> Callable[[Callable[[Connection], object]], Awaitable[object]]:
    """Asks the database without opening it as the program does."""
    return lambda ask: upgrade._look(upgrade.parse(database_url), ask)


def tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names()) - {"alembic_version"}


async def test_up_down_up(
    database_url: str, look: Callable[[Callable[[Connection], object]], Awaitable[object]]
) -> None:
    assert await look(tables) == set(metadata.tables)
    await upgrade.downgrade(database_url)
    assert await look(tables) == set()
    assert await upgrade.check(database_url) == ["the database has no tables yet: upgrade it"]
    await upgrade.upgrade(database_url)
    await upgrade.upgrade(database_url)
    assert await upgrade.check(database_url) == []


async def test_the_tables_built_are_the_programs(
    look: Callable[[Callable[[Connection], object]], Awaitable[object]],
) -> None:
    assert await look(upgrade.differences) == []


async def test_what_was_there_before_an_upgrade_is_there_after_it(database_url: str) -> None:
    """A contact entered under the first revision was in office since its row began."""
    await upgrade.downgrade(database_url, "0001")
    await upgrade._change(upgrade.parse(database_url), _an_early_contact)
    await upgrade.upgrade(database_url)
    assert await upgrade.check(database_url) == []
    found = await upgrade._look(upgrade.parse(database_url), _contacts)
    assert found == [("Đặng Thùy Dương", EARLY, EARLY)]


EARLY = datetime(2026, 11, 1, tzinfo=UTC)


def _an_early_contact(connection: Connection) -> None:
    words = dict.fromkeys(("office", "unit_code", "title_vi", "title_en", "phone", "email"), "–")
    columns = [speakers.c[name] for name in (*words, "name", "sample", "since")]
    early = Table("speakers", MetaData(), *(Column(one.name, one.type) for one in columns))
    connection.execute(insert(early).values(**words, name="Đặng Thùy Dương", sample=False, since=EARLY))


def _contacts(connection: Connection) -> list[tuple[object, ...]]:
    query = select(speakers.c.name, speakers.c.since, speakers.c.held_since)
    return [tuple(row) for row in connection.execute(query)]


async def test_a_table_that_differs_is_reported(sqlite_database: SqliteDatabase) -> None:
    drop = text("ALTER TABLE outbox DROP COLUMN error")
    await sqlite_database.write(lambda work: work.connection.execute(drop).close())
    found = await upgrade.check(f"sqlite:///{sqlite_database.path}")
    assert len(found) == 1
    assert "error" in found[0]


async def test_a_revision_of_another_version_is_reported(sqlite_database: SqliteDatabase) -> None:
    """K12"""
    later = text("UPDATE alembic_version SET version_num = '9999'")
    await sqlite_database.write(lambda work: work.connection.execute(later).close())
    found = await upgrade.check(f"sqlite:///{sqlite_database.path}")
    assert found == ["the database is at revision 9999, the program needs 0003: upgrade the older of the two"]


async def test_a_missing_database_is_reported_and_not_made(tmp_path: Path) -> None:
    found = await upgrade.check(f"sqlite:///{tmp_path}/absent.db")
    assert found == [f"there is no database at {tmp_path}/absent.db yet: an upgrade makes it"]
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("url", ["postgresql://nobody@127.0.0.1:1/none", "mysql://a@b/c", "nonsense"])
async def test_a_database_that_cannot_be_reached_is_reported(url: str) -> None:
    assert len(await upgrade.check(url)) == 1


async def test_an_upgrade_that_breaks_leaves_the_old_database(
    database_url: str,
    look: Callable[[Callable[[Connection], object]], Awaitable[object]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """K11"""
    await upgrade.downgrade(database_url)
    good = statements.read

    def broken(name: str, dialect: str) -> list[str]:
        return [*good(name, dialect), "CREATE NONSENSE"] if name == "0001_trail" else good(name, dialect)

    monkeypatch.setattr(statements, "read", broken)
    with pytest.raises(DBAPIError):
        await upgrade.upgrade(database_url)
    assert await look(tables) == set()


async def test_two_upgrades_at_once_on_one_server_do_it_once(postgres_url: str) -> None:
    await upgrade.downgrade(postgres_url)
    await asyncio.gather(upgrade.upgrade(postgres_url), upgrade.upgrade(postgres_url))
    assert await upgrade.check(postgres_url) == []


async def test_an_upgrade_beside_a_running_program_is_refused(sqlite_database: SqliteDatabase) -> None:
    """D2"""
    with pytest.raises(DatabaseRefused, match="in use"):
        await upgrade.upgrade(f"sqlite:///{sqlite_database.path}")


def _a_trail_row(work: Work) -> None:
    """One case with one row in its trail, with as little as the tables ask for."""
    run = work.connection.execute
    run(insert(people).values(id=1, language="vi", created_at=work.now))
    account = {"channel": "zalo", "external_id": "1", "display_name": "A", "created_at": work.now}
    run(insert(accounts).values(id=1, person_id=1, **account))
    case = {"code": "BC-2026-00001", "kind": "request", "state": "new", "version": 1, "outlet": "B", "asker": "A"}
    moments = {"filed_at": work.now, "changed_at": work.now}
    run(insert(cases).values(id=1, person_id=1, account_id=1, guess={}, **case, **moments))
    run(insert(trail).values(**_TRAIL, occurred_at=work.now, recorded_at=work.now))


_TRAIL = {"id": 1, "case_id": 1, "seq": 1, "event": "file", "to_state": "new", "actor": 1, "capacity": "journalist"}
_TRAIL |= {"article": "4", "previous": b"", "hash": b""}


@pytest.mark.parametrize(
    "change",
    [update(trail).values(actor=1), delete(trail), update(trail).where(trail.c.id == 1).values(event="other")],
    ids=["update", "delete", "update one"],
)
async def test_the_trail_refuses_to_be_altered(database: Database, change: update | delete) -> None:  # type: ignore[valid-type]  # constructors double as types
    """T31"""
    await database.write(_a_trail_row)
    with pytest.raises(DBAPIError, match="the trail is never altered"):
        await database.write(lambda work: work.connection.execute(change).close())
    assert await database.read(lambda work: list(work.connection.scalars(select(trail.c.event)))) == ["file"]


async def test_the_trail_refuses_a_replacement(sqlite_database: Database) -> None:
    """T31: INSERT OR REPLACE deletes without a trigger on DELETE."""
    await sqlite_database.write(_a_trail_row)

    def replace(work: Work) -> None:
        row = {**_TRAIL, "event": "other", "occurred_at": work.now, "recorded_at": work.now}
        work.connection.execute(insert(trail).prefix_with("OR REPLACE").values(row))

    with pytest.raises(DBAPIError, match="the trail is never altered"):
        await sqlite_database.write(replace)


async def test_the_trail_refuses_to_be_emptied(postgres_database: Database) -> None:
    """T31"""
    await postgres_database.write(_a_trail_row)
    with pytest.raises(DBAPIError, match="the trail is never altered"):
        await postgres_database.write(lambda work: work.connection.execute(text("TRUNCATE trail")).close())
