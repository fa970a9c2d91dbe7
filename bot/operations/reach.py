"""How a command reaches the database: through the running `serve`, by itself, or only to read (D2)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from bot import control, file_modes
from bot.clock import Clock
from bot.config import PREFIX, SettingError, Settings
from bot.operations.acts import Acts
from bot.requirements import require_secret_key
from storage import upgrade
from storage.address import parse, sqlite_path
from storage.engine import open_database
from storage.keys import Keys
from storage.sqlite_connection import reading_connection
from storage.work import Database, Piece, Work

T = TypeVar("T")


def database_file(settings: Settings) -> Path | None:
    """The SQLite file, None on PostgreSQL."""
    return sqlite_path(parse(settings.database_url))


async def carry_out(settings: Settings, act: str, /, **arguments: object) -> object:
    """Have one of `Acts` done: by the running `serve` if there is one on SQLite, else by this process.

    Raises `CommandFailed`, `SettingError`, `DatabaseRefused`, `StorageUnavailable`.
    """
    if database_file(settings) is not None:
        try:
            return await control.ask(control.socket_path(settings.data_dir), act, **arguments)
        except control.NotServing:
            pass
    async with _opened(settings) as database:
        return await Acts(settings, database, Clock()).commands()[act](**arguments)


async def look(settings: Settings, piece: Piece[T]) -> T:
    """Run a piece that only reads, beside a running `serve` too. Raises `SettingError` when there is no database."""
    path = database_file(settings)
    keys = Keys.derive(require_secret_key(settings))
    if path is not None:
        return await asyncio.to_thread(_look_into_file, path, piece, keys)
    database = await open_database(settings.database_url, Clock().now, keys)
    try:
        return await database.read(piece)
    finally:
        await database.close()


def _look_into_file(path: Path, piece: Piece[T], keys: Keys) -> T:
    if not path.exists():
        raise SettingError(f"{PREFIX}DATABASE_URL: there is no database at {path} yet: run  phatngon db upgrade")
    engine = create_engine("sqlite://", creator=lambda: reading_connection(path), poolclass=NullPool)
    with engine.connect() as connection:
        return piece(Work(connection, Clock().now(), keys))


@asynccontextmanager
async def _opened(settings: Settings) -> AsyncIterator[Database]:
    """The database for this process alone; on SQLite with its tables brought up to date, as `serve` does."""
    keys = Keys.derive(require_secret_key(settings))
    path = database_file(settings)
    if path is not None:
        file_modes.make_folder(path.parent)
        await upgrade.upgrade(settings.database_url)
    database = await open_database(settings.database_url, Clock().now, keys)
    try:
        yield database
    finally:
        await database.close()
