"""Nobody else on this machine may read what we keep: folders 0700, files 0600, or we do not start (T19, S9)."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from bot.config import PREFIX, SettingError

OTHERS = stat.S_IRWXG | stat.S_IRWXO
ENV_FILE = Path(".env")


@dataclass(frozen=True)
class Exposed:
    """A path that others may read or write, and its mode."""

    path: Path
    mode: int

    def __str__(self) -> str:
        right = "700" if self.path.is_dir() else "600"
        return f"{self.path} has mode {self.mode:04o}, so others can reach it: run  chmod {right} {self.path}"


def keep_to_ourselves() -> None:
    """Whatever this process creates from now on, only its own user can read."""
    os.umask(0o077)


def make_folder(folder: Path) -> None:
    """Create the data folder if it is missing. Raises `SettingError` when that cannot be."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SettingError(f"{PREFIX}DATA_DIR: cannot create {folder}: {error.strerror}") from error


def exposed(folder: Path, *more: Path) -> list[Exposed]:
    """What of the data folder, all that lies in it, and `more` can be reached by group or others."""
    within = sorted(folder.rglob("*")) if folder.is_dir() else []
    found = (_exposed(path) for path in (folder, *within, *more))
    return [one for one in found if one is not None]


def refuse_exposed(folder: Path, *more: Path) -> None:
    """Raises `SettingError` that names every exposed path and its remedy."""
    found = exposed(folder, *more)
    if found:
        raise SettingError("\n".join(map(str, found)))


def _exposed(path: Path) -> Exposed | None:
    try:
        found = path.lstat()
    except FileNotFoundError:
        return None
    mode = stat.S_IMODE(found.st_mode)
    return Exposed(path, mode) if mode & OTHERS and not stat.S_ISLNK(found.st_mode) else None
