"""Open the database that a URL names."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime

from storage.address import parse, sqlite_path
from storage.keys import Keys
from storage.postgres import PostgresDatabase
from storage.sqlite import SqliteDatabase
from storage.work import Database


async def open_database(url: str, clock_now: Callable[[], datetime], keys: Keys) -> Database:
    """Open and check it. `clock_now`: the process's clock, which counts on SQLite; PostgreSQL has its own.

    Raises `DatabaseRefused` when it must not be used, `StorageUnavailable` when nobody answers.
    """
    path = sqlite_path(parse(url))
    if path is not None:
        return await asyncio.to_thread(SqliteDatabase, path, clock_now, keys)
    return await PostgresDatabase.open(url, keys)
