"""Copies of a SQLite database: made while `serve` runs, put back so that nothing leaves unasked (K11, D12).

- A copy is written to a temporary file, checked, brought to disk and only then named: old or new, never half.
- A restored copy is *held*: messages sent after it was made look unsent in it, so an administrator must release them.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import structlog

from bot.config import SettingError
from bot.redaction import brief
from bot.whole_files import becoming, to_disk
from storage.sqlite_connection import reading_connection
from storage.sqlite_file import FileLock

log = structlog.get_logger(__name__)

HOLD = "INSERT INTO settings (name, value) VALUES ('held', '1') ON CONFLICT (name) DO UPDATE SET value = '1'"
COMPANIONS = ("-wal", "-shm", "-journal")
KEPT = ("", "-wal", "-journal")  # the shared memory holds nothing of its own


def back_up(database: Path, target: Path) -> int:
    """Copy the database as it is at this moment to `target`; its size in bytes. The writer goes on meanwhile.

    Raises `SettingError` when there is nothing to copy or no place to copy it to.
    """
    if not database.exists():
        raise SettingError(f"there is no database at {database}")
    with becoming(target) as temporary, closing(reading_connection(database)) as source:
        _copy(source, temporary)
    return target.stat().st_size


def restore(source: Path, database: Path, now: datetime) -> Path | None:
    """Put a copy in the place of the database, held; where the earlier one was put aside, if there was one.

    Raises `SettingError` for a file that is no whole copy, `DatabaseRefused` while another process has the database.
    """
    _check(source)
    lock = FileLock(database)
    try:
        with becoming(database) as temporary:
            with closing(_opened(source)) as original:
                _copy(original, temporary)
            _hold(temporary)
            return _put_aside(database, f"{database}.before-{now:%Y%m%dT%H%M%SZ}")
    finally:
        lock.release()


def _copy(source: sqlite3.Connection, target: Path) -> None:
    """All pages in one step: one snapshot, whatever is written meanwhile."""
    with closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    _check(target)


def _check(path: Path) -> None:
    """Raises `SettingError` unless the file is a whole database of ours."""
    if not path.is_file():
        raise SettingError(f"{path}: there is no such file")
    try:
        with closing(_opened(path)) as connection:
            verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError as error:
        raise SettingError(f"{path} is no copy of our database: {error}") from error
    if verdict != "ok":
        raise SettingError(f"{path} is damaged: {verdict}")


def _opened(path: Path) -> sqlite3.Connection:
    """A copy at rest, opened so that nothing is created beside it."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def _hold(path: Path) -> None:
    with closing(sqlite3.connect(path)) as copy, copy:
        copy.execute(HOLD)


def _put_aside(database: Path, name: str) -> Path | None:
    """Copy the earlier database away, then empty its log: it must never be read into the restored file."""
    if not database.exists():
        return None
    for end in KEPT:
        part = Path(f"{database}{end}")
        if part.exists():
            shutil.copy2(part, f"{name}{end}")
            to_disk(Path(f"{name}{end}"))
    _empty_log(database)
    return Path(name)


def _empty_log(database: Path) -> None:
    """Move the log into its database, which stays whole that way until it is replaced; a broken one is only deleted."""
    try:
        with closing(sqlite3.connect(database)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.DatabaseError as error:
        log.warning("the earlier database is broken; its raw files were put aside", error=brief(error))
    for end in COMPANIONS:
        Path(f"{database}{end}").unlink(missing_ok=True)
