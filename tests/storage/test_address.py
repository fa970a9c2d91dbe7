"""Which database a URL names."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.address import parse, sqlite_path
from storage.engine import open_database
from storage.errors import DatabaseRefused
from storage.keys import Keys
from storage.postgres import PostgresDatabase
from storage.sqlite import SqliteDatabase
from tests.fakes import FakeClock


@pytest.mark.parametrize("url", ["sqlite:///data/a.db", "sqlite+aiosqlite:///data/a.db"])
def test_a_sqlite_url_names_a_file(url: str) -> None:
    assert sqlite_path(parse(url)) == Path("data/a.db")


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+asyncpg", "postgresql+psycopg"])
def test_every_way_to_name_postgresql_uses_one_driver(scheme: str) -> None:
    found = parse(f"{scheme}://user:p%40ss@db.example/name")
    assert (found.drivername, found.password, found.database) == ("postgresql+asyncpg", "p@ss", "name")
    assert sqlite_path(found) is None


@pytest.mark.parametrize("url", ["", "nonsense", "sqlite://", "sqlite:///:memory:", "mysql://a@b/c"])
def test_anything_else_is_refused(url: str) -> None:
    with pytest.raises(DatabaseRefused):
        parse(url)


async def test_the_url_chooses_the_database(database_url: str, clock: FakeClock, keys: Keys) -> None:
    database = await open_database(database_url, clock.now, keys)
    wanted = SqliteDatabase if database_url.startswith("sqlite") else PostgresDatabase
    assert isinstance(database, wanted)
    assert await database.write(lambda work: 7) == 7
    await database.close()
