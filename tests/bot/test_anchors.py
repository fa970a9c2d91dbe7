"""The anchor's file: once a day, whole, outside the database; `trail verify` compares with the newest ones (T31)."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

from bot.anchors import NEWEST, Anchors, differences
from storage.work import Database
from tests.fakes import FakeClock
from tests.storage.chronicle import write_history

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


async def test_one_file_a_day_of_the_agencys(sqlite_database: Database, clock: FakeClock, tmp_path: Path) -> None:
    await sqlite_database.write(write_history)
    kept = Anchors(tmp_path / "anchors", ZONE)
    await kept.keep(sqlite_database)
    written = (tmp_path / "anchors" / "2026-11-23.txt").read_text()
    clock.advance(3_600)
    await kept.keep(sqlite_database)
    assert [path.name for path in sorted((tmp_path / "anchors").iterdir())] == ["2026-11-23.txt"]
    assert (tmp_path / "anchors" / "2026-11-23.txt").read_text() == written
    clock.advance(9 * 3_600)  # 18:00 UTC is the next day in Hà Nội
    await kept.keep(sqlite_database)
    assert [name for name, _ in kept.newest()] == ["2026-11-23.txt", "2026-11-24.txt"]


async def test_an_honest_history_agrees_with_every_anchor(sqlite_database: Database, tmp_path: Path) -> None:
    await sqlite_database.write(write_history)
    kept = Anchors(tmp_path, ZONE)
    await kept.keep(sqlite_database)
    assert await sqlite_database.read(lambda work: differences(work, kept.newest())) == []


async def test_only_the_last_weeks_are_read(tmp_path: Path) -> None:
    for day in range(1, 12):
        (tmp_path / f"2026-11-{day:02}.txt").write_text("x")
    (tmp_path / "notes.txt").write_text("no anchor")
    names = [name for name, _ in Anchors(tmp_path, ZONE).newest()]
    assert names == [f"2026-11-{day:02}.txt" for day in range(12 - NEWEST, 12)]


async def test_without_a_folder_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    assert Anchors(tmp_path / "none", ZONE).newest() == []


async def test_the_file_is_readable_by_its_owner_alone(sqlite_database: Database, tmp_path: Path) -> None:
    kept = Anchors(tmp_path / "anchors", ZONE)
    await kept.keep(sqlite_database)
    found = next((tmp_path / "anchors").iterdir())
    assert found.stat().st_mode & 0o077 == 0
    assert found.parent.stat().st_mode & 0o077 == 0
