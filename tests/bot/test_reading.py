"""The reader of free text follows the directory, to the next update, without holding anybody up."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import insert

from bot.reading import CurrentReader, Outdated
from handlers.directory.sheets import File
from handlers.understanding.reader import Reader
from storage import directory
from storage.directory import PROVINCIAL
from storage.tables import units
from storage.work import Database
from tests.fakes import FakeClock
from tests.handlers.directory.sheets import brought_in, csv_file

HEADINGS = ("code", "name_vi", "name_en", "kind", "former")


@pytest.fixture
async def filled(database: Database) -> Database:
    await database.write(directory.load_starter)
    return database


async def with_another_province(database: Database) -> File:
    """The provinces that there are, and one more."""
    units = await database.read(directory.all_units)
    rows = [
        (one.code, one.name_vi, one.name_en, one.kind, "|".join(one.former)) for one in units if one.kind in PROVINCIAL
    ]
    return csv_file([*rows, ("KBG", "Kim Bảng Giang", "Kim Bang Giang", "province", "")], HEADINGS, "provinces.csv")


async def test_a_province_entered_today_is_understood_after_the_next_look(filled: Database) -> None:
    reader = await CurrentReader.of(filled)
    assert reader.find_place("bhxh tỉnh Kim Bảng Giang").code is None
    await filled.read(reader.check)
    await brought_in(filled, await with_another_province(filled))
    with pytest.raises(Outdated):
        await filled.read(reader.check)
    await reader.follow(filled)
    await filled.read(reader.check)
    assert reader.find_place("bhxh tỉnh Kim Bảng Giang").code == "KBG"
    assert reader.read("ai phát ngôn của bhxh tỉnh kim bang giang?").unit == "KBG"


async def test_a_province_to_come_is_understood_from_its_first_moment_and_no_longer_from_its_end(
    filled: Database, clock: FakeClock
) -> None:
    """A row counts from its `since` until just before its `until`: nobody has to import anything on that day."""
    begins, ends = clock.now() + timedelta(days=1), clock.now() + timedelta(days=2)
    await filled.write(
        lambda work: work.connection.execute(
            insert(units)
            .values(
                code="KBG", name_vi="Kim Bảng Giang", name_en="Kim Bang Giang", kind="province", former=[], aliases=[]
            )
            .values(since=begins, until=ends)
        ).close()
    )
    reader = await CurrentReader.of(filled)
    seen = []
    for seconds in (86_399, 1, 86_399, 1):
        clock.advance(seconds)
        await reader.follow(filled)
        await filled.read(reader.check)
        seen.append(reader.find_place("bhxh tỉnh Kim Bảng Giang").code)
    assert seen == [None, "KBG", "KBG", None]


async def test_however_many_updates_ask_it_is_taught_once(filled: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    reader, taught = await CurrentReader.of(filled), []
    build = Reader.of
    monkeypatch.setattr(Reader, "of", lambda *known: taught.append(1) or build(*known))
    await filled.write(directory.bump)
    await asyncio.gather(*(reader.follow(filled) for _ in range(20)))
    assert len(taught) == 1


async def test_the_reader_of_the_starter_directory_and_of_the_database_understand_alike(filled: Database) -> None:
    ours, shipped = await CurrentReader.of(filled), Reader.starter()
    for text in ("ai phat ngon cua bhxh ha noi?", "PV VTV hỏi về lương hưu ở Nghệ An", "xin chào", "rút bhxh một lần"):
        assert ours.read(text) == shipped.read(text)


async def test_a_directory_without_anything_leaves_a_reader_that_still_reads(database: Database) -> None:
    reader = await CurrentReader.of(database)
    assert reader.find_place("Hà Nội").code is None
    assert reader.read("ai phát ngôn của BHXH Việt Nam?").unit == "VSS"
    assert reader.read("xin cho biết số người hưởng lương hưu").topic is None
