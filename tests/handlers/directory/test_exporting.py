"""The directory written out: taken back it changes nothing; a moment past gives that state back; nothing acts."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from handlers.directory.exporting import as_csv, as_workbook, tables
from handlers.directory.sheets import File
from storage import contacts
from storage.imports.entries import Kind
from storage.work import Database
from tests.fakes import FakeClock
from tests.handlers.directory.sheets import (
    DOCUMENT_HEADINGS,
    ZONE,
    brought_in,
    csv_file,
    document,
    person,
    prepared,
    said,
)


@pytest.mark.parametrize("dress", ["csv", "xlsx"])
async def test_an_export_taken_back_changes_nothing(
    filled: Database, clock: FakeClock, dress: str, everybody: Callable[[], tuple[File, ...]]
) -> None:
    await brought_in(filled, *everybody())
    for seconds in (0, 0.25, 90_000):
        clock.advance(seconds)
        found = await filled.read(lambda work: tables(work, Kind, ZONE))
        if dress == "csv":
            files = tuple(File(f"{table.kind}.csv", as_csv(table)) for table in found)
        else:
            files = (File("all.xlsx", as_workbook(found, clock.now())),)
        again = await filled.read(lambda work, files=files: prepared(work, *files))
        assert again.plan is not None, said(again.problems)
        assert again.plan.changes == ()


@pytest.fixture
def everybody() -> Callable[[], tuple[File, ...]]:
    """A file of every kind that people enter, with successors, ends, and texts that look like formulas."""
    speaking = [
        person("VSS", office="director_general", since="01/03/2024"),
        person("VSS", office="spokesperson", name="=cmd|' /C calc'!A0", title_vi="+Phó, Tổng"),
        person("HNO", until="24/11/2026 12:00"),
        person("HUE"),
        person("HUE", name="Next", since="01/12/2026"),
        person("NAN", since="25/11/2026 07:15", until="31/12/2026"),
    ]
    shift = ("kind", "unit", "name", "title_vi", "phone", "email", "since", "until")
    roster = [
        ("press", "VSS", "@A", "Chuyên viên", "1900 9068", "a@vss.gov.vn", "20/11/2026", "23/11/2026"),
        ("press", "VSS", "@A", "Chuyên viên", "1900 9068", "a@vss.gov.vn", "24/11/2026", "30/11/2026"),
        ("press", "VSS", "C", "Chuyên viên", "1900 9068", "c@vss.gov.vn", "20/11/2026", ""),
        ("leader", "VSS", "B", "Phó Tổng Giám đốc", "0912 345 678", "b@vss.gov.vn", "23/11/2026", "30/11/2026"),
    ]
    outlet = [("moi", "－Báo Mới", "''=New", "online", "A|B"), ("vtv", "VTV", "VTV", "tv", "")]
    return lambda: (
        csv_file(speaking),
        csv_file(roster, shift, "roster.csv"),
        csv_file([document(since="20/11/2026"), document("NAN", "1/UQ")], DOCUMENT_HEADINGS, "uq.csv"),
        csv_file(outlet, ("code", "name_vi", "name_en", "kind", "aliases"), "outlets.csv"),
    )


async def test_a_moment_past_is_exported_as_it_was_and_taken_back_gives_that_state(
    filled: Database, clock: FakeClock
) -> None:
    await brought_in(filled, csv_file([person("HNO"), person("HUE")]))
    then = clock.now()
    clock.advance(86_400)
    await brought_in(filled, csv_file([person("HNO", name="Other")]))
    clock.advance(86_400)
    found = await filled.read(lambda work: tables(work, [Kind.SPOKESPERSONS], ZONE, then))
    assert [(row[1], row[2], row[8]) for row in found[0].rows] == [("HNO", "Lê Thị HNO", ""), ("HUE", "Lê Thị HUE", "")]
    await brought_in(filled, File("then.xlsx", as_workbook(found, clock.now())))
    names = [
        one.name
        for code in ("HNO", "HUE")
        for one in await filled.read(lambda work, code=code: contacts.of(work, code))
    ]
    assert names == ["Lê Thị HNO", "Lê Thị HUE"]


async def test_no_exported_cell_is_a_formula(filled: Database, clock: FakeClock) -> None:
    """T23"""
    hostile = ("=1+1", "+1", "-1", "@SUM(A1)", "＝1", "http://evil.example")
    rows = [(f"o{n}", cell, cell, "online", "") for n, cell in enumerate(hostile)]
    await brought_in(filled, csv_file(rows, ("code", "name_vi", "name_en", "kind", "aliases"), "outlets.csv"))
    (found,) = await filled.read(lambda work: tables(work, [Kind.OUTLETS], ZONE))
    lines = as_csv(found).decode("utf-8-sig").splitlines()
    assert [line.split(",")[1] for line in lines[1:]] == [
        "'=1+1",
        "'+1",
        "'-1",
        "'@SUM(A1)",
        "'＝1",
        "http://evil.example",
    ]
    with zipfile.ZipFile(BytesIO(as_workbook([found], clock.now()))) as book:
        inside = b"".join(book.read(name) for name in book.namelist())
    assert b"<f>" not in inside
    assert b"<hyperlink" not in inside
