"""Copies: whole, made beside the writer, put back held."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
import stat
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from bot.config import SettingError
from bot.operations.backup import back_up, restore
from storage import facts, upgrade
from storage.errors import DatabaseRefused
from storage.keys import Keys
from storage.sqlite import SqliteDatabase
from tests.fakes import FakeClock


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("migrated") / "migrated.db"
    asyncio.run(upgrade.upgrade(f"sqlite:///{path}"))
    return path


@pytest.fixture
def path(tmp_path: Path, migrated: Path) -> Path:
    shutil.copy(migrated, tmp_path / "phatngon.db")
    return tmp_path / "phatngon.db"


def fact(path: Path, name: str) -> str | None:
    with closing(sqlite3.connect(path)) as connection:
        row = connection.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
    return row and str(row[0])


async def test_a_copy_made_while_serving_holds_what_was_committed(
    path: Path, tmp_path: Path, clock: FakeClock, keys: Keys
) -> None:
    """K11, and `backup` needs no pause."""
    database = SqliteDatabase(path, clock.now, keys)
    await database.write(partial(facts.put, name="x", value="committed"))
    size = await asyncio.to_thread(back_up, path, tmp_path / "copy.db")
    await database.write(partial(facts.put, name="x", value="later"))
    await database.close()
    assert fact(tmp_path / "copy.db", "x") == "committed"
    assert size == (tmp_path / "copy.db").stat().st_size
    assert stat.S_IMODE((tmp_path / "copy.db").stat().st_mode) == 0o600
    assert fact(path, "x") == "later"


def test_a_copy_replaces_an_older_one_and_leaves_nothing_beside_it(path: Path, tmp_path: Path) -> None:
    """K11"""
    folder = tmp_path / "copies"
    folder.mkdir()
    for _ in range(2):
        back_up(path, folder / "copy.db")
    assert os.listdir(folder) == ["copy.db"]


def test_a_copy_that_fails_leaves_the_older_one(path: Path, tmp_path: Path) -> None:
    """K11"""
    target = tmp_path / "copy.db"
    target.write_bytes(b"the older copy")
    path.write_bytes(b"no database" * 1000)
    with pytest.raises((SettingError, sqlite3.DatabaseError)):
        back_up(path, target)
    assert target.read_bytes() == b"the older copy"
    assert not list(tmp_path.glob(".copy*"))


def test_nothing_to_copy_and_nowhere_to_copy_to_are_named(path: Path, tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="no database"):
        back_up(tmp_path / "missing.db", tmp_path / "copy.db")
    with pytest.raises(SettingError, match="cannot write"):
        back_up(path, tmp_path / "missing" / "copy.db")


async def test_a_restored_copy_is_held_and_the_earlier_database_kept(
    path: Path, tmp_path: Path, clock: FakeClock, keys: Keys
) -> None:
    """D12, R10"""
    database = SqliteDatabase(path, clock.now, keys)
    await database.write(partial(facts.put, name="x", value="old"))
    back_up(path, tmp_path / "copy.db")
    await database.write(partial(facts.put, name="x", value="new"))
    await database.close()
    aside = restore(tmp_path / "copy.db", path, clock.now())
    assert (fact(path, "x"), fact(path, "held")) == ("old", "1")
    assert aside is not None
    assert (fact(aside, "x"), fact(aside, "held")) == ("new", None)
    assert fact(tmp_path / "copy.db", "held") is None
    again = SqliteDatabase(path, clock.now, keys)
    assert await again.read(partial(facts.get, name="held")) == "1"
    await again.close()


def test_what_stood_in_the_log_of_a_killed_process_is_kept_aside_and_never_read_into_the_copy(
    path: Path, tmp_path: Path, clock: FakeClock
) -> None:
    """K11, D12"""
    back_up(path, tmp_path / "copy.db")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("INSERT INTO settings (name, value) VALUES ('x', 'in the log')")
        for end in ("", "-wal"):
            shutil.copy(f"{path}{end}", tmp_path / f"killed.db{end}")
    for end in ("", "-wal"):
        shutil.copy(tmp_path / f"killed.db{end}", f"{path}{end}")
    aside = restore(tmp_path / "copy.db", path, clock.now())
    assert fact(path, "x") is None
    assert aside is not None
    assert fact(aside, "x") == "in the log"


def test_a_copy_is_restored_where_there_was_nothing(path: Path, tmp_path: Path, clock: FakeClock) -> None:
    back_up(path, tmp_path / "copy.db")
    assert restore(tmp_path / "copy.db", tmp_path / "new.db", clock.now()) is None
    assert fact(tmp_path / "new.db", "held") == "1"


def test_a_broken_database_is_replaced_too(path: Path, tmp_path: Path, clock: FakeClock) -> None:
    """D4"""
    back_up(path, tmp_path / "copy.db")
    path.write_bytes(b"broken" * 1000)
    aside = restore(tmp_path / "copy.db", path, clock.now())
    assert fact(path, "held") == "1"
    assert aside is not None
    assert aside.read_bytes() == b"broken" * 1000


async def test_nothing_is_restored_under_a_running_serve(
    path: Path, tmp_path: Path, clock: FakeClock, keys: Keys
) -> None:
    """D2"""
    back_up(path, tmp_path / "copy.db")
    database = SqliteDatabase(path, clock.now, keys)
    with pytest.raises(DatabaseRefused, match="in use"):
        restore(tmp_path / "copy.db", path, clock.now())
    await database.close()
    assert fact(path, "held") is None


@pytest.mark.parametrize("content", [b"", b"no database at all", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_file_that_is_no_copy_is_refused_and_changes_nothing(
    path: Path, tmp_path: Path, clock: FakeClock, content: bytes
) -> None:
    (tmp_path / "copy.db").write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(SettingError, match=r"copy\.db"):
        restore(tmp_path / "copy.db", path, clock.now())
    assert path.read_bytes() == before
    with pytest.raises(SettingError, match="no such file"):
        restore(tmp_path / "missing.db", path, clock.now())
