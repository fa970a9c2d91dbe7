"""Connections to a SQLite file: the one that writes, and those that can only read.

- The writing one: WAL, `synchronous=FULL` asserted (D6, F10), foreign keys, `BEGIN IMMEDIATE` (F11), 5 s of patience
  with another's lock (D1), what is freed overwritten.
- The reading ones are opened `mode=ro`: they can neither write nor checkpoint (F9), and that is asserted too (D7).
"""

from __future__ import annotations

import sqlite3
from functools import partial
from pathlib import Path
from urllib.parse import quote

import aiosqlite
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool, StaticPool

from storage.errors import DatabaseRefused, StorageUnavailable

PATIENCE_MS = 5000
WAL_LIMIT_BYTES = 64 * 1024 * 1024
FULL = 2
READERS = 4
READER_WAIT_SECONDS = 5

# What the disk or another process does to us, and not the piece of work: the piece may be tried again later.
_UNAVAILABLE = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_INTERRUPT,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_NOTADB,
    }
)


class Reader(aiosqlite.Connection):
    """A reading connection whose query can be ended from outside."""

    def end_query(self) -> None:
        """Make the running query fail with SQLITE_INTERRUPT; without one, do nothing. Returns at once."""
        self._conn.interrupt()


def open_writer(path: Path) -> Engine:
    """The engine with the one writing connection. Raises `DatabaseRefused` when the file is damaged or unsafe."""
    connection: sqlite3.Connection | None = None
    try:
        connection = _connect_writer(path)
        _check(path, connection)
    except (sqlite3.Error, DatabaseRefused) as error:
        if connection is not None:
            connection.close()
        raise DatabaseRefused(f"{path} cannot be used: {error}. Restore a damaged file from a backup") from error
    return writing_engine(connection)


def writing_engine(connection: sqlite3.Connection) -> Engine:
    """An engine over one given connection whose transactions begin with `BEGIN IMMEDIATE`."""
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool, hide_parameters=True)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def open_readers(path: Path) -> AsyncEngine:
    """The engine of connections that can only read; each of its transactions sees one snapshot."""

    def connect() -> Reader:
        return Reader(partial(reading_connection, path), iter_chunk_size=64)

    engine = create_async_engine(
        "sqlite+aiosqlite://",
        async_creator=connect,
        poolclass=AsyncAdaptedQueuePool,
        pool_size=READERS,
        max_overflow=0,
        pool_timeout=READER_WAIT_SECONDS,
        hide_parameters=True,
    )
    event.listen(engine.sync_engine, "begin", _begin_deferred)
    return engine


def unavailable(error: BaseException) -> StorageUnavailable | None:
    """The error as `StorageUnavailable` when the database failed and not the piece; otherwise None."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", None)
    if code is None or code & 0xFF not in _UNAVAILABLE:
        return None
    return StorageUnavailable(f"SQLite: {cause}")


def _connect_writer(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        _address(path, "rw"), uri=True, isolation_level=None, check_same_thread=False, timeout=PATIENCE_MS / 1000
    )
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA secure_delete=ON")  # what is blanked or deleted, a PIN, is overwritten (T10)
    connection.execute(f"PRAGMA journal_size_limit={WAL_LIMIT_BYTES}")
    return connection


def _check(path: Path, connection: sqlite3.Connection) -> None:
    wanted = {"journal_mode": "wal", "synchronous": FULL, "foreign_keys": 1, "quick_check(1)": "ok"}
    found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}
    wrong = [f"{name} is {found[name]!r}, not {value!r}" for name, value in wanted.items() if found[name] != value]
    if wrong:
        raise DatabaseRefused("; ".join(wrong))
    assert_readers_cannot_write(path)


def reading_connection(path: Path) -> sqlite3.Connection:
    """One plain connection that can only read. Raises `sqlite3.OperationalError` when there is no such file."""
    return sqlite3.connect(_address(path, "ro"), uri=True, isolation_level=None, timeout=PATIENCE_MS / 1000)


def assert_readers_cannot_write(path: Path) -> None:
    """Try to write on a connection opened as the readers are. Raises `DatabaseRefused` if that works (D7)."""
    reader = reading_connection(path)
    try:
        reader.execute("PRAGMA user_version=0")
    except sqlite3.OperationalError:
        return
    finally:
        reader.close()
    raise DatabaseRefused("a connection opened only for reading could write")


def _address(path: Path, mode: str) -> str:
    return f"file:{quote(str(path.absolute()))}?mode={mode}"


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin_deferred(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
