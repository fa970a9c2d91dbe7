"""The files of the daily head of heads: ``DATA_DIR/anchors/2026-11-23.txt``, whole or not there at all (Art. 12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.file_modes import make_folder
from bot.whole_files import becoming
from storage import anchors
from storage.trail import Damage
from storage.work import Database, Work

FOLDER = "anchors"
NEWEST = 7
"""How many files `trail verify` compares with: the last week's."""


@dataclass(frozen=True)
class Anchors:
    """Where the files lie. `zone`: a day is the agency's."""

    folder: Path
    zone: ZoneInfo

    def due(self, now: datetime) -> Path | None:
        """Today's file, if it is still to be written."""
        path = self.folder / f"{now.astimezone(self.zone):%Y-%m-%d}.txt"
        return None if path.exists() else path

    async def keep(self, database: Database) -> None:
        """Write today's file if it is not there yet. Raises `SettingError` when it cannot be written."""
        due = await database.read(lambda work: self.due(work.now))
        if due is not None:
            self.write(due, await database.read(anchors.written))

    def write(self, path: Path, text: str) -> None:
        """Put a day's file in its place. Raises `SettingError` when it cannot be written."""
        make_folder(self.folder)
        with becoming(path) as temporary:
            temporary.write_text(text, encoding="utf-8")

    def newest(self) -> list[tuple[str, str]]:
        """The newest files, name and text, the oldest of them first."""
        found = sorted(self.folder.glob("????-??-??.txt"))[-NEWEST:] if self.folder.is_dir() else []
        return [(path.name, path.read_text(encoding="utf-8", errors="replace")) for path in found]


def differences(work: Work, files: list[tuple[str, str]]) -> list[Damage]:
    """What is not as some anchor says, each once."""
    found = (damage for name, text in files for damage in anchors.compare(work, name, text))
    return list(dict.fromkeys(found))
