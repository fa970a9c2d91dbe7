"""PostgreSQL as a database of pieces of work: any number at once, from any number of processes.

- `now` is the database's, plus the sandbox's stored offset (settings row `clock_offset`, seconds): one round trip (C3).
- A conflict or a lost connection re-runs the piece, at most three times within 5 s; unique keys make that safe when
  the connection broke during COMMIT (D8, D9, D11). So a piece acts on nothing but its `work`.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import aclosing
from datetime import datetime
from typing import TypeVar

import stamina
from sqlalchemy import URL, Connection, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from storage.address import parse
from storage.errors import DatabaseRefused, StorageUnavailable
from storage.keys import Keys
from storage.leadership import Leadership, LockLeadership
from storage.postgres_errors import CONNECTING, NoConnection, is_unavailable, may_retry
from storage.work import Piece, Work

T = TypeVar("T")

POOL = 10
WAIT_SECONDS = 5
RUNS = 4  # the first and three more
NOW = text(
    "SELECT now() + make_interval(secs => coalesce("
    "(SELECT value FROM settings WHERE name = 'clock_offset'), '0')::float8)"
)
SESSION = {
    "application_name": "phatngon",
    "synchronous_commit": "on",
    "timezone": "UTC",
    "jit": "off",
    "lock_timeout": "5s",
    "statement_timeout": "10s",
    "idle_in_transaction_session_timeout": "30s",
}
READING = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}


class PostgresDatabase:
    """A PostgreSQL database. Built by `open`, which also asserts that a commit waits for the disk (D6)."""

    def __init__(self, url: URL, keys: Keys, clock_now: Callable[[], datetime] | None = None) -> None:
        """Nothing is connected yet. `clock_now` takes the place of the database's time, for tests only."""
        self._engine = _pooled(url)
        self._alone = create_async_engine(url, poolclass=NullPool, connect_args={"timeout": WAIT_SECONDS})
        self._keys = keys
        self._now = clock_now

    @classmethod
    async def open(cls, url: str, keys: Keys, clock_now: Callable[[], datetime] | None = None) -> PostgresDatabase:
        """Connect and check. Raises `DatabaseRefused` on unsafe settings, `StorageUnavailable` when nobody answers."""
        database = cls(parse(url), keys, clock_now)
        try:
            await database._assert_durable()
        except BaseException:
            await database.close()
            raise
        return database

    async def write(self, piece: Piece[T]) -> T:
        """Run a piece in a transaction; its result after the commit. Raises what it raised, with nothing changed.

        Raises `StorageUnavailable` when the server is away, full or too slow.
        """
        return await self._retrying(piece, {})

    async def read(self, piece: Piece[T]) -> T:
        """Run a piece on one snapshot in a transaction that cannot write. Raises as `write` does."""
        return await self._retrying(piece, READING)

    def leadership(self, name: str) -> Leadership:
        """The right to do one thing alone among all processes."""
        return LockLeadership(self._alone, name)

    async def close(self) -> None:
        """Close every connection."""
        await self._engine.dispose()
        await self._alone.dispose()

    async def _retrying(self, piece: Piece[T], options: dict[str, object]) -> T:
        try:
            async for attempt in stamina.retry_context(
                on=may_retry, attempts=RUNS, timeout=WAIT_SECONDS, wait_initial=0.1, wait_exp_base=3, wait_jitter=0.1
            ):
                with attempt:
                    return await self._once(piece, options)
        except Exception as error:
            if is_unavailable(error):
                raise StorageUnavailable(f"PostgreSQL: {error}") from error
            raise
        raise AssertionError("a retry neither returned nor raised")

    async def _once(self, piece: Piece[T], options: dict[str, object]) -> T:
        async with aclosing(await self._connect(options)) as connection, connection.begin():
            return await connection.run_sync(self._run, piece)

    async def _connect(self, options: dict[str, object]) -> AsyncConnection:
        try:
            connection = await self._engine.connect()
        except CONNECTING as error:
            raise NoConnection(f"PostgreSQL: {error}") from error
        return await connection.execution_options(**options) if options else connection

    def _run(self, connection: Connection, piece: Piece[T]) -> T:
        now = self._now() if self._now else connection.execute(NOW).scalar_one()
        return piece(Work(connection, now, self._keys))

    async def _assert_durable(self) -> None:
        def ask(work: Work) -> str:
            return str(work.connection.exec_driver_sql("SHOW synchronous_commit").scalar_one())

        if (found := await self.read(ask)) != "on":
            raise DatabaseRefused(f"synchronous_commit is {found}, not on: a commit would not wait for the disk")


def _pooled(url: URL) -> AsyncEngine:
    return create_async_engine(
        url,
        pool_size=POOL,
        max_overflow=0,
        pool_timeout=WAIT_SECONDS,
        hide_parameters=True,  # an error may be shown to people: no words of others in it
        connect_args={"timeout": WAIT_SECONDS, "server_settings": SESSION},
    )
