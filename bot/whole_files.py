"""Files that are old or new, never half: written beside their place, brought to disk, then named (K11)."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.config import SettingError


@contextmanager
def becoming(target: Path) -> Iterator[Path]:
    """A temporary file beside `target`, ours alone, that takes its name at the end, or is gone after an error.

    Raises `SettingError` when it cannot be written.
    """
    temporary = target.with_name(f".{target.name}.new")
    temporary.unlink(missing_ok=True)
    try:
        os.close(os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
        yield temporary
        to_disk(temporary)
        temporary.replace(target)
        to_disk(target.parent)
    except (OSError, sqlite3.OperationalError) as error:
        raise SettingError(f"cannot write {target}: {error}") from error
    finally:
        temporary.unlink(missing_ok=True)


def to_disk(path: Path) -> None:
    """Wait until a file's or folder's contents are on disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
