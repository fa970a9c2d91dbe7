"""PostgreSQL's errors in our words: what may be tried again at once, and what means 'not now'."""

from __future__ import annotations

import asyncpg  # type: ignore[import-untyped]  # it ships no types
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from storage.errors import StorageUnavailable

CONFLICTS = frozenset({"40001", "40P01"})  # serialisation failure, deadlock
RESTARTS = frozenset({"57P01", "57P02", "57P03"})  # shut down, crashed, not up yet
LOST = "08"  # the class of every connection exception
NOT_NOW = frozenset({"55P03", "57014", "25006", "25P03"})  # lock or statement took too long, standby, idle too long
NO_ROOM = ("53", "58")  # the classes: out of disk, memory or connections; the server's disk failed

CONNECTING = (OSError, TimeoutError, DBAPIError, asyncpg.PostgresError, asyncpg.InterfaceError)


class NoConnection(StorageUnavailable):
    """The server did not let us in: refused, silent, starting, or no connection left."""


def may_retry(error: BaseException) -> bool:
    """Whether the same piece may simply be run again: a conflict or a lost connection (D8, D9, D11)."""
    if isinstance(error, DBAPIError):
        code = _code(error)
        return error.connection_invalidated or code in CONFLICTS | RESTARTS or code.startswith(LOST)
    return isinstance(error, (NoConnection, ConnectionError, asyncpg.InterfaceError))


def is_unavailable(error: BaseException) -> bool:
    """Whether the database failed and not the piece."""
    if may_retry(error) or isinstance(error, PoolTimeout):
        return True
    return isinstance(error, DBAPIError) and (_code(error) in NOT_NOW or _code(error).startswith(NO_ROOM))


def _code(error: DBAPIError) -> str:
    return str(getattr(error.orig, "sqlstate", None) or "")
