"""Databases of one process of the tests, emptied and used again: making one costs fifty times as much as emptying it.

A test gets an empty, migrated database under a name that no other test has, as if it were made for it. One whose
tables, functions or settings a test has altered is thrown away, and so is one that has served often.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import asyncpg

from tests import postgres_server

SERVES = 50  # after so many tests too much lies in its files that was deleted

# What was made or altered since the template was: rows of the catalogues by the transaction that wrote them last.
FINGERPRINT = """
SELECT md5(string_agg(line, ' ' ORDER BY line)) FROM (
    SELECT format('class %s %s', oid, xmin) AS line FROM pg_class WHERE oid >= 16384
    UNION ALL SELECT format('column %s %s %s', attrelid, attnum, xmin) FROM pg_attribute WHERE attrelid >= 16384
    UNION ALL SELECT format('default %s %s', oid, xmin) FROM pg_attrdef
    UNION ALL SELECT format('constraint %s %s', oid, xmin) FROM pg_constraint WHERE oid >= 16384
    UNION ALL SELECT format('trigger %s %s', oid, xmin) FROM pg_trigger
    UNION ALL SELECT format('function %s %s', oid, xmin) FROM pg_proc WHERE oid >= 16384
    UNION ALL SELECT format('schema %s %s', oid, xmin) FROM pg_namespace WHERE oid >= 16384
    UNION ALL SELECT format('type %s %s', oid, xmin) FROM pg_type WHERE oid >= 16384
    UNION ALL SELECT format('sequence %s %s', seqrelid, xmin) FROM pg_sequence
    UNION ALL SELECT format('statistics %s %s', starelid, staattnum) FROM pg_statistic WHERE starelid >= 16384
    UNION ALL SELECT format('revision %s', version_num) FROM alembic_version
    UNION ALL SELECT format('setting %s %s', setrole, setconfig) FROM pg_db_role_setting
        WHERE setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
) AS lines
"""

# A connection that a test left open has so many milliseconds to go away.
ALONE = """
SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""

# The role lets the rows of tables that refuse any change be deleted, and skips foreign keys.
EMPTY = """
DO $$
DECLARE one text;
BEGIN
    SET LOCAL session_replication_role = replica;
    FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
        EXECUTE format('DELETE FROM %I', one);
    END LOOP;
    PERFORM setval(seqrelid, seqstart, false) FROM pg_sequence;
END $$
"""


@dataclass
class _Made:
    """A database, what it looked like when it was new, and how many tests have had it."""

    fingerprint: str
    served: int = 0


@dataclass
class Spares:
    """The databases of the server at `address` that nobody uses at present; they end with the server."""

    address: str
    _used: dict[str, _Made] = field(default_factory=dict)
    _spare: list[tuple[str, _Made]] = field(default_factory=list)

    async def take(self, name: str) -> None:
        """Have an empty, migrated database of that name."""
        if self._spare:
            before, made = self._spare.pop()
            await postgres_server.rename(self.address, before, name)
        else:
            await postgres_server.create(self.address, name)
            made = _Made(await self._fingerprint(name))
        made.served += 1
        self._used[name] = made

    async def give_back(self, name: str) -> None:
        """The test is over: nobody is connected any more, and nothing it wrote is left."""
        made = self._used.pop(name)
        if made.served < SERVES and await self._empty(name, made.fingerprint):
            self._spare.append((name, made))
        else:
            await postgres_server.drop(self.address, name)

    async def _fingerprint(self, name: str) -> str:
        connection = await asyncpg.connect(postgres_server.database_url(self.address, name))
        try:
            return str(await connection.fetchval(FINGERPRINT))
        finally:
            await connection.close()

    async def _empty(self, name: str, fingerprint: str) -> bool:
        """Empty it; False where something else than rows has changed."""
        connection = await asyncpg.connect(postgres_server.database_url(self.address, name))
        try:
            await connection.execute(ALONE)
            if await connection.fetchval(FINGERPRINT) != fingerprint:
                return False
            await connection.execute(EMPTY)
        except asyncpg.UndefinedTableError:  # not even the revision is left
            return False
        finally:
            await connection.close()
        return True
