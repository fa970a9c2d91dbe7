"""Fixtures for every test: a database of each kind, a clock that stands still, keys."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from storage import upgrade
from storage.keys import Keys
from storage.postgres import PostgresDatabase
from storage.sqlite import SqliteDatabase
from storage.work import Database
from tests import postgres_server
from tests.fakes import FakeClock
from tests.files_together import FilesTogether
from tests.postgres_spares import Spares

HOW_TO_MEND = "a change of storage/tables/ needs a revision of its own in storage/migrations/versions/"
WAITING = ("torture", "walkthroughs")
SHORT = {
    "test_cut_replies.py": ("[sqlite-zalo]", "[postgres-telegram]"),
    "test_stop.py": ("[postgres]",),
    "test_random_kills.py": ("[sqlite]",),
}
"""Of these every kind takes most of a minute: each database and each channel is met once."""
_folder = pytest.StashKey[Path]()
_numbers = count()


def pytest_addoption(parser: pytest.Parser) -> None:
    """`make torture` asks for the long tests."""
    parser.addoption("--torture", action="store_true", help="run the long fault tests as well")
    parser.addoption("--kills", type=int, default=200, help="kills of a database in the long test of random kills")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without being asked for, the long tests are left out; what waits much begins first, so nobody waits for it."""
    if not config.getoption("--torture"):
        items[:] = [item for item in items if not _is_long(item)]
    items.sort(key=lambda item: item.path.parent.name not in WAITING)


def _is_long(item: pytest.Item) -> bool:
    """Marked so; or of the longest fault tests a kind of database and channel that `make torture` alone runs."""
    short = SHORT.get(item.path.name)
    return item.get_closest_marker("torture") is not None or (short is not None and not item.name.endswith(short))


def pytest_configure(config: pytest.Config) -> None:
    """The first process of the run chooses where PostgreSQL's data will lie."""
    handed = getattr(config, "workerinput", {}).get("postgres_folder")
    config.stash[_folder] = Path(handed or tempfile.mkdtemp(prefix="phatngon-postgres-"))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """The processes share the tests by file; see there."""
    return FilesTogether(config, log) if config.getoption("dist") == "loadfile" else None


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """The others are told."""
    node.workerinput["postgres_folder"] = str(node.config.stash[_folder])


def pytest_unconfigure(config: pytest.Config) -> None:
    """The first process stops PostgreSQL, whoever started it."""
    if not hasattr(config, "workerinput"):
        postgres_server.stop(config.stash[_folder])


@pytest.fixture
def clock() -> FakeClock:
    """2026-11-23 08:00 UTC, a Monday, until the test moves it."""
    return FakeClock()


@pytest.fixture(scope="session")
def keys() -> Keys:
    """The keys of a made-up installation."""
    return Keys.derive("test secret of 32 characters or more")


@pytest.fixture(scope="session")
def postgres_address(pytestconfig: pytest.Config) -> str:
    """The URL of the run's PostgreSQL server. A server that does not start fails the test; it is never skipped."""
    return postgres_server.start(pytestconfig.stash[_folder])


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file, to be copied."""
    path = tmp_path_factory.mktemp("template") / "template.db"
    url = f"sqlite:///{path}"
    postgres_server.run(upgrade.upgrade(url))
    assert postgres_server.run(upgrade.check(url)) == [], HOW_TO_MEND
    return path


@pytest.fixture
def sqlite_url(tmp_path: Path, sqlite_template: Path) -> str:
    """A migrated, empty SQLite file of the test's own that nobody has opened."""
    shutil.copy(sqlite_template, tmp_path / "test.db")
    return f"sqlite:///{tmp_path / 'test.db'}"


@pytest.fixture(scope="session")
def postgres_spares(postgres_address: str) -> Spares:
    """The databases of this process that were used before."""
    return Spares(postgres_address)


@pytest.fixture
async def postgres_url(postgres_spares: Spares) -> AsyncIterator[str]:
    """A migrated, empty PostgreSQL database of the test's own."""
    name = f"test_{os.getpid()}_{next(_numbers)}"
    await postgres_spares.take(name)
    yield postgres_server.database_url(postgres_spares.address, name)
    await postgres_spares.give_back(name)


@pytest.fixture
async def sqlite_database(sqlite_url: str, tmp_path: Path, clock: FakeClock, keys: Keys) -> AsyncIterator[Database]:
    """SQLite on the test's clock."""
    database = SqliteDatabase(tmp_path / "test.db", clock.now, keys)
    yield database
    await database.close()


@pytest.fixture
async def postgres_database(postgres_url: str, clock: FakeClock, keys: Keys) -> AsyncIterator[Database]:
    """PostgreSQL on the test's clock in place of its own."""
    database = await PostgresDatabase.open(postgres_url, keys, clock.now)
    yield database
    await database.close()


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> Database:
    """Each kind of database in turn: the same test runs on both."""
    found: Database = request.getfixturevalue(f"{request.param}_database")
    return found


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of a migrated, empty database of each kind in turn, not opened."""
    found: str = request.getfixturevalue(f"{request.param}_url")
    return found
