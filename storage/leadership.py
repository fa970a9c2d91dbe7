"""What must be single among all processes: polling, a bot token's sending budget, a token's refresh (U11, O7).

On PostgreSQL an advisory lock on a connection of its own: it falls free when its holder dies, and another takes over.
On SQLite one process holds the file, so it leads in everything.
"""

from __future__ import annotations

from typing import Protocol

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

TRY = text("SELECT pg_try_advisory_lock(hashtextextended(:name, 0))")
STILL_THERE = text("SELECT 1")


class Leadership(Protocol):
    """The right to do one thing alone. Used by one task at a time."""

    async def hold(self) -> bool:
        """Take it, or make sure that it is still ours; False while another process has it. Ask before every turn."""

    async def release(self) -> None:
        """Let another process have it."""


class SoleLeadership:
    """Leadership where there is only one process."""

    async def hold(self) -> bool:
        """Always."""
        return True

    async def release(self) -> None:
        """Nobody waits for it."""


class LockLeadership:
    """Leadership by an advisory lock that lives as long as its connection."""

    def __init__(self, engine: AsyncEngine, name: str) -> None:
        """`engine` opens a connection for this alone and does not pool it."""
        self._engine = engine
        self._name = f"leadership:{name}"
        self._connection: AsyncConnection | None = None

    async def hold(self) -> bool:
        """Take it, or make sure that it is still ours. False while another has it or the server is away."""
        try:
            return await (self._take() if self._connection is None else self._confirm(self._connection))
        except Exception:  # a server that starts or stops answers with asyncpg's own errors, not SQLAlchemy's
            await self.release()
            return False

    async def release(self) -> None:
        """Close the connection; the lock goes with it."""
        connection, self._connection = self._connection, None
        if connection is not None:
            await connection.invalidate()
            await connection.close()

    async def _take(self) -> bool:
        self._connection = await self._engine.connect()
        await self._connection.execution_options(isolation_level="AUTOCOMMIT")
        if (await self._connection.execute(TRY, {"name": self._name})).scalar():
            return True
        await self.release()
        return False

    async def _confirm(self, connection: AsyncConnection) -> bool:
        await connection.execute(STILL_THERE)
        return True
