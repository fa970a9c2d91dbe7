"""The program's database, looked at from outside: read at any time, changed only while no program holds it."""

from __future__ import annotations

from functools import partial
from typing import TypeVar

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from bot.clock import Clock
from storage.address import parse, sqlite_path
from storage.engine import open_database
from storage.keys import Keys
from storage.sqlite_connection import reading_connection
from storage.work import Database, Piece, Work

T = TypeVar("T")

GLANCE = 0.02
SESSIONS = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    " AND backend_type = 'client backend'"
)


class Data:
    """The database behind a URL, with the installation's keys."""

    def __init__(self, url: str, keys: Keys) -> None:
        self.url = url
        self.keys = keys
        self.path = sqlite_path(parse(url))
        self._server: Database | None = None

    async def read(self, piece: Piece[T]) -> T:
        """Run a piece that only reads."""
        if self.path is None:
            return await self.write(piece)
        engine = create_engine("sqlite://", creator=partial(reading_connection, self.path), poolclass=NullPool)
        with engine.connect() as connection:
            return piece(Work(connection, Clock().now(), self.keys))

    async def write(self, piece: Piece[T]) -> T:
        """Run a piece. On SQLite it is refused while the program runs."""
        if self.path is None:
            self._server = self._server or await self._open()
            return await self._server.write(piece)
        database = await self._open()
        try:
            return await database.write(piece)
        finally:
            await database.close()

    async def let_go(self) -> None:
        """Until the server knows that the dead program is gone: a commit of its last moment may still be under way."""
        while self.path is None and await self.read(_sessions):
            await Clock().sleep(GLANCE)

    async def close(self) -> None:
        if self._server is not None:
            await self._server.close()

    async def _open(self) -> Database:
        return await open_database(self.url, Clock().now, self.keys)


def _sessions(work: Work) -> int:
    """How many others are connected to this database of PostgreSQL."""
    return int(work.connection.scalar(SESSIONS) or 0)
