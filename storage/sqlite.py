"""SQLite as a database of pieces of work: one process, one writer thread, readers that cannot write."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TypeVar, cast

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from storage.errors import StorageUnavailable
from storage.keys import Keys
from storage.leadership import Leadership, SoleLeadership
from storage.sqlite_connection import Reader, open_readers, open_writer, unavailable
from storage.sqlite_file import FileLock, prepare
from storage.sqlite_writer import BATCH, Writer
from storage.work import Piece, Work

T = TypeVar("T")

READ_SECONDS = 10  # a longer reader would let the write-ahead log grow (D5)


class SqliteDatabase:
    """A SQLite file held by this process alone. `now` is the process's clock, once a transaction."""

    def __init__(self, path: Path | str, clock_now: Callable[[], datetime], keys: Keys, batch: int = BATCH) -> None:
        """Lock, check and open the file. Raises `DatabaseRefused` that says what is wrong. Blocks while checking."""
        self.path = Path(path)
        self._now = clock_now
        self._keys = keys
        self._lock = FileLock(self.path)
        try:
            prepare(self.path)
            self._engine = open_writer(self.path)
        except BaseException:
            self._lock.release()
            raise
        self._writer = Writer(self._engine, clock_now, keys, batch)
        self._readers = open_readers(self.path)

    async def write(self, piece: Piece[T]) -> T:
        """Run a piece in the writer thread; its result once it is on disk. Raises what it raised, it alone undone.

        Raises `StorageUnavailable` when the disk or the lock failed: then nothing was changed.
        """
        return cast("T", await self._writer.submit(piece, asyncio.get_running_loop()))

    async def read(self, piece: Piece[T]) -> T:
        """Run a piece on one snapshot, on a connection that cannot write. Raises `StorageUnavailable` after 10 s."""

        def run(connection: Connection) -> T:
            return piece(Work(connection, self._now(), self._keys))

        try:
            async with self._readers.begin() as connection:
                raw = await connection.get_raw_connection()
                with _ended_in_time(cast("Reader", raw.driver_connection)):
                    return await connection.run_sync(run)
        except PoolTimeout as error:
            raise StorageUnavailable("SQLite: too many are reading") from error
        except SQLAlchemyError as error:
            if (found := unavailable(error)) is None:
                raise
            raise found from error

    def leadership(self, name: str) -> Leadership:
        """The right to do one thing alone: always ours, since no other process has the file."""
        return SoleLeadership()

    async def close(self) -> None:
        """Close the readers, finish what is queued, empty the write-ahead log and give the file free."""
        await self._readers.dispose()
        await asyncio.to_thread(self._finish)  # the writer closes last: that empties the log

    def _finish(self) -> None:
        self._writer.stop()
        self._engine.dispose()
        self._lock.release()


@contextmanager
def _ended_in_time(reader: Reader) -> Iterator[None]:
    timer = asyncio.get_running_loop().call_later(READ_SECONDS, reader.end_query)
    try:
        yield
    finally:
        timer.cancel()
