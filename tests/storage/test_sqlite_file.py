"""Which SQLite file is accepted, and how it is opened."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from storage import sqlite, sqlite_connection, sqlite_file
from storage.errors import DatabaseRefused, StorageUnavailable
from storage.keys import Keys
from storage.sqlite import SqliteDatabase
from storage.sqlite_connection import assert_readers_cannot_write, open_readers
from storage.sqlite_file import FileLock, file_system, prepare
from storage.work import Database, Work
from tests.fakes import FakeClock

ENDLESS = text("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n")


def mode(path: Path) -> str:
    return oct(path.stat().st_mode & 0o777)


async def test_a_second_process_is_refused_and_told_who_holds_the_file(
    sqlite_database: SqliteDatabase, clock: FakeClock, keys: Keys
) -> None:
    """D2"""
    with pytest.raises(DatabaseRefused, match="in use by another process"):
        SqliteDatabase(sqlite_database.path, clock.now, keys)


def test_a_released_file_can_be_had_again(tmp_path: Path) -> None:
    lock = FileLock(tmp_path / "a.db")
    lock.release()
    lock.release()
    FileLock(tmp_path / "a.db").release()


def test_a_network_file_system_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """D2"""
    monkeypatch.setattr(sqlite_file, "file_system", lambda folder: "nfs4")
    with pytest.raises(DatabaseRefused, match="network file system"):
        prepare(tmp_path / "a.db")
    assert not (tmp_path / "a.db").exists()


def test_the_nearest_mount_tells_the_file_system(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/a / ext4 rw 0 0\nserver:/b {tmp_path} nfs4 rw 0 0\nserver:/c /elsewhere cifs rw 0 0\n")
    assert file_system(tmp_path, mounts) == "nfs4"
    assert file_system(Path("/"), mounts) == "ext4"
    assert file_system(tmp_path, tmp_path / "absent") is None


async def test_only_the_owner_can_read_the_file_its_log_and_its_lock(sqlite_database: SqliteDatabase) -> None:
    """T19"""
    await sqlite_database.write(lambda work: work.connection.exec_driver_sql("PRAGMA user_version=1").close())
    files = [Path(f"{sqlite_database.path}{end}") for end in ("", "-wal", "-shm", ".lock")]
    assert [mode(path) for path in files] == ["0o600"] * 4


def test_a_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    """T19, S9"""
    (tmp_path / "a.db").touch(0o600)
    (tmp_path / "a.db").chmod(0o640)
    with pytest.raises(DatabaseRefused, match="chmod 600"):
        prepare(tmp_path / "a.db")


def test_a_missing_folder_is_refused_with_its_reason(tmp_path: Path) -> None:
    with pytest.raises(DatabaseRefused, match="No such file"):
        SqliteDatabase(tmp_path / "absent" / "a.db", FakeClock().now, Keys.derive("x"))


def test_a_damaged_file_is_refused_and_given_free(sqlite_url: str, tmp_path: Path, keys: Keys) -> None:
    """D4"""
    path = tmp_path / "test.db"
    content = bytearray(path.read_bytes())
    content[4096:12288] = b"\xff" * 8192
    path.write_bytes(content)
    for _ in range(2):
        with pytest.raises(DatabaseRefused, match="backup"):
            SqliteDatabase(path, FakeClock().now, keys)


async def test_a_commit_waits_for_the_disk(sqlite_database: Database) -> None:
    """D6, F10"""

    def settings(work: Work) -> list[object]:
        names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        return [work.connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]

    assert await sqlite_database.write(settings) == ["wal", 2, 1, 5000]


async def test_unsafe_settings_stop_the_start(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: Keys
) -> None:
    """S9: the guard sees a connection that does not wait for the disk."""
    connect = sqlite_connection._connect_writer

    def careless(path: Path) -> sqlite3.Connection:
        connection = connect(path)
        connection.execute("PRAGMA synchronous=NORMAL")
        return connection

    monkeypatch.setattr(sqlite_connection, "_connect_writer", careless)
    with pytest.raises(DatabaseRefused, match="synchronous is 1"):
        SqliteDatabase(tmp_path / "test.db", FakeClock().now, keys)


@pytest.mark.parametrize(
    "statement", ["DELETE FROM counters", "PRAGMA user_version=1", "PRAGMA wal_checkpoint", "VACUUM"]
)
async def test_a_reading_connection_can_neither_write_nor_checkpoint(
    sqlite_database: SqliteDatabase, statement: str
) -> None:
    """D7, F9"""
    await sqlite_database.write(lambda work: work.connection.exec_driver_sql("PRAGMA user_version=3").close())
    readers = open_readers(sqlite_database.path)
    async with readers.connect() as connection:
        await connection.commit()
        raw = await connection.get_raw_connection()
        with pytest.raises(sqlite3.OperationalError):
            await raw.driver_connection.execute(statement)  # type: ignore[union-attr]  # an open aiosqlite connection
    await readers.dispose()


async def test_the_start_finds_readers_that_could_write(
    sqlite_database: SqliteDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """D7"""
    address = sqlite_connection._address
    monkeypatch.setattr(sqlite_connection, "_address", lambda path, mode: address(path, "rw"))
    with pytest.raises(DatabaseRefused, match="could write"):
        assert_readers_cannot_write(sqlite_database.path)


async def test_a_piece_that_reads_cannot_write(database: Database) -> None:
    with pytest.raises(Exception, match=r"read-?only"):
        await database.read(lambda work: work.connection.exec_driver_sql("DELETE FROM counters").close())


async def test_a_reader_that_takes_too_long_is_ended(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """D5"""
    monkeypatch.setattr(sqlite, "READ_SECONDS", 0.05)
    with pytest.raises(StorageUnavailable, match="interrupted"):
        await sqlite_database.read(lambda work: work.connection.execute(ENDLESS).close())
    assert await sqlite_database.read(lambda work: work.connection.scalar(text("SELECT 1"))) == 1


async def test_a_lock_held_by_another_changes_nothing_and_passes(
    sqlite_url: str, tmp_path: Path, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    """D1"""
    monkeypatch.setattr(sqlite_connection, "PATIENCE_MS", 20)
    database = SqliteDatabase(tmp_path / "test.db", FakeClock().now, keys)
    intruder = sqlite3.connect(tmp_path / "test.db", isolation_level=None)
    intruder.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageUnavailable, match="locked"):
        await database.write(lambda work: None)
    intruder.execute("ROLLBACK")
    intruder.close()
    assert await database.write(lambda work: 7) == 7
    await database.close()


async def test_closing_empties_the_log(sqlite_database: SqliteDatabase) -> None:
    await sqlite_database.write(lambda work: work.connection.exec_driver_sql("PRAGMA user_version=3").close())
    await sqlite_database.read(lambda work: work.connection.scalar(text("SELECT 1")))
    await sqlite_database.close()
    assert sorted(path.name for path in sqlite_database.path.parent.iterdir()) == ["test.db", "test.db.lock"]
