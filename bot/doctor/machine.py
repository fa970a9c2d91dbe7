"""The doctor on this machine: versions, permissions, disk, and whether `serve` runs."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

from bot import control, file_modes
from bot.config import PREFIX, Settings
from bot.doctor.finding import Finding, bad, ok, warn

MENDED = ((3, 44, 6), (3, 50, 7), (3, 51, 3))
FIRST_WITH_WAL = (3, 7, 0)
LEAST_FREE_BYTES = 512 * 1024 * 1024


def examine(settings: Settings) -> Iterator[Finding]:
    """One finding a thing looked at."""
    yield ok("Python", ".".join(map(str, sys.version_info[:3])))
    yield sqlite_version(sqlite3.sqlite_version_info)
    yield from permissions(settings.data_dir)
    yield _room(settings.data_dir)


async def serving(settings: Settings) -> Finding:
    """Whether a `serve` runs on this data folder."""
    path = control.socket_path(settings.data_dir)
    try:
        await control.ask(path, "ping")
    except control.NotServing:
        return warn("serve", "does not run here", "start it; on PostgreSQL it may well run elsewhere")
    except control.CommandFailed as error:
        return bad("serve", str(error), "look into its log and start it again")
    return ok("serve", f"runs and listens on {path}")


def sqlite_version(version: tuple[int, ...]) -> Finding:
    """F9: from 3.7.0 to 3.51.2 two connections that write at once can corrupt a file in WAL mode."""
    shown = ".".join(map(str, version))
    if has_the_race(version):
        found = f"{shown} has the WAL race of 3.7.0-3.51.2; here only one connection writes, so it cannot strike"
        return warn("SQLite", found, "open the file with no other program; 3.51.3, 3.50.7 and 3.44.6 are mended")
    return ok("SQLite", shown)


def has_the_race(version: tuple[int, ...]) -> bool:
    """Whether a version is in F9's range and is none of the mended ones."""
    if not FIRST_WITH_WAL <= version < MENDED[-1]:
        return False
    return not any(version[:2] == mended[:2] and version >= mended for mended in MENDED)


def permissions(folder: Path) -> Iterator[Finding]:
    """What others on this machine can reach (T19)."""
    if not folder.is_dir():
        yield warn(f"{PREFIX}DATA_DIR", f"{folder} does not exist yet", "serve and db upgrade create it")
        return
    found = file_modes.exposed(folder, file_modes.ENV_FILE)
    for one in found:
        yield bad("permissions", f"{one.path} has mode {one.mode:04o}", str(one).rpartition(": ")[2])
    if not found:
        yield ok("permissions", f"nobody else can read {folder}")


def _room(folder: Path) -> Finding:
    place = next(one for one in (folder.absolute(), *folder.absolute().parents) if one.exists())
    free = shutil.disk_usage(place).free
    shown = f"{free // (1024 * 1024)} MiB free"
    if free < LEAST_FREE_BYTES:
        return bad("disk", shown, "make room: with a full disk mail is refused until there is some")
    return ok("disk", shown)
