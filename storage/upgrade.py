"""Bring a database to the program's tables, or say how far it is from them.

Every function takes the URL of `storage.address`; an upgrade is one transaction: old or new, never half (K11).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, create_engine, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from storage import migrations
from storage.address import parse, sqlite_path
from storage.errors import DatabaseRefused
from storage.sqlite_connection import open_writer, reading_connection
from storage.sqlite_file import FileLock, prepare
from storage.tables import metadata

T = TypeVar("T")

FOLDER = Path(migrations.__file__).parent
ONE_UPGRADE = text("SELECT pg_advisory_xact_lock(hashtextextended('upgrade', 0))")


async def upgrade(url: str, revision: str = "head") -> None:
    """Build or alter the tables up to `revision`; nothing happens when they are there already.

    Raises `DatabaseRefused` when another process holds the SQLite file. On PostgreSQL one upgrade waits for another.
    """
    await _change(parse(url), lambda connection: command.upgrade(_config(connection), revision))


async def downgrade(url: str, revision: str = "base") -> None:
    """Take revisions away again, with all that is in their tables: for tests."""
    await _change(parse(url), lambda connection: command.downgrade(_config(connection), revision))


async def check(url: str) -> list[str]:
    """What keeps the program from running on this database, a sentence each. Changes nothing."""
    try:
        found = parse(url)
        path = sqlite_path(found)
        if path is not None and not path.exists():
            return [f"there is no database at {path} yet: an upgrade makes it"]
        return await _look(found, _problems)
    except (SQLAlchemyError, OSError, DatabaseRefused) as error:
        return [f"the database cannot be read: {getattr(error, 'orig', error)}"]


def differences(connection: Connection) -> list[str]:
    """Where the database's tables differ from `storage/tables/`."""
    context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
    return [str(one) for one in compare_metadata(context, metadata)]


def head() -> str:
    """The revision this program needs."""
    found = ScriptDirectory.from_config(_config(None)).get_current_head()
    if found is None:
        raise DatabaseRefused("the program comes without its migrations: install it anew")
    return found


def _problems(connection: Connection) -> list[str]:
    found = MigrationContext.configure(connection).get_current_revision()
    if found is None:
        return ["the database has no tables yet: upgrade it"]
    if found != head():
        return [f"the database is at revision {found}, the program needs {head()}: upgrade the older of the two"]
    return [f"the tables differ from the program's: {one}" for one in differences(connection)]


async def _change(url: URL, act: Callable[[Connection], None]) -> None:
    path = sqlite_path(url)
    if path is not None:
        return await asyncio.to_thread(_change_file, path, act)
    return await _on_server(url, lambda connection: _alone(connection, act))


def _change_file(path: Path, act: Callable[[Connection], None]) -> None:
    lock = FileLock(path)
    try:
        prepare(path)
        engine = open_writer(path)
        with engine.begin() as connection:
            act(connection)
        engine.dispose()
    finally:
        lock.release()


def _alone(connection: Connection, act: Callable[[Connection], None]) -> None:
    connection.execute(ONE_UPGRADE)
    act(connection)


async def _look(url: URL, ask: Callable[[Connection], T]) -> T:
    path = sqlite_path(url)
    return await (_on_server(url, ask) if path is None else asyncio.to_thread(_look_into_file, path, ask))


def _look_into_file(path: Path, ask: Callable[[Connection], T]) -> T:
    engine = create_engine("sqlite://", creator=lambda: reading_connection(path), poolclass=NullPool)
    with engine.connect() as connection:
        return ask(connection)


async def _on_server(url: URL, act: Callable[[Connection], T]) -> T:
    engine = create_async_engine(url, poolclass=NullPool)
    try:
        async with engine.begin() as connection:
            return await connection.run_sync(act)
    finally:
        await engine.dispose()


def _config(connection: Connection | None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
