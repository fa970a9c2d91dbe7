"""The unit of work: one connection, one moment, one transaction.

A piece of work is a plain function `piece(work) -> result`. It commits by returning; any exception undoes all it did.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from sqlalchemy import Connection

from storage.keys import Keys
from storage.leadership import Leadership

T = TypeVar("T")


@dataclass(frozen=True)
class Work:
    """What a piece of work acts with: the open transaction, the moment it happens (UTC) and the installation's keys."""

    connection: Connection
    now: datetime
    keys: Keys


Piece = Callable[[Work], T]


class Database(Protocol):
    """A database that runs pieces of work. SQLite and PostgreSQL each have one (`storage/sqlite.py`, `postgres.py`)."""

    async def write(self, piece: Piece[T]) -> T:
        """Run a piece in a transaction; its result after the commit. Raises what it raised, with nothing changed."""

    async def read(self, piece: Piece[T]) -> T:
        """Run a piece that only reads."""

    def leadership(self, name: str) -> Leadership:
        """The right to do one thing alone among all processes: `await hold()` before every turn."""

    async def close(self) -> None:
        """Let go of connections and threads."""
