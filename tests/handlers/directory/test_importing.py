"""Whole imports: all problems at once with file, line and column, or everything; and back by the former file."""

from __future__ import annotations

import time

import pytest
from sqlalchemy import Table, select

from handlers.directory import drafts
from handlers.directory.exporting import as_workbook, tables
from handlers.directory.importing import prepare
from handlers.directory.sheets import File
from storage import contacts, directory, starter
from storage.imports.entries import Kind
from storage.tables import acts, duties, outlets, postings, settings, speakers, topics, units
from storage.tables import authorisations as documents
from storage.work import Database, Work
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
    workbook,
)

PROVINCES = [one.code for one in starter.provinces()]
UNIT_HEADINGS = ("code", "name_vi", "name_en", "kind")
CENTRE = ("TTTT", "Trung tâm Truyền thông", "Communications Centre", "press_centre")


async def everything(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """Every row that an import may touch."""
    watched: tuple[Table, ...] = (units, outlets, topics, speakers, duties, documents, postings, acts, settings)

    def piece(work: Work) -> dict[str, list[tuple[object, ...]]]:
        found = {one.name: work.connection.execute(select(one).order_by(*one.primary_key)) for one in watched}
        return {name: [tuple(row) for row in rows] for name, rows in found.items()}

    return await database.read(piece)


async def wrong(database: Database, *files: File, language: str = "en") -> list[str]:
    """The problems of an import that must not be possible."""
    found = await database.read(lambda work: prepared(work, *files))
    assert found.plan is None
    return said(found.problems, language)


async def test_thirty_four_provinces_with_five_kinds_of_error_name_all_five_and_change_nothing(
    filled: Database,
) -> None:
    rows = [person(code) for code in PROVINCES]
    rows[4] = person("SLA", phone="0212 38")
    rows[9] = person("HTX")
    rows[15] = person("BNI", email="giamdoc.bacninh")
    rows[20] = person("DNG", since="31/11/2026")
    rows[33] = person("AGI", name="")
    rows.append(person("NAN", name="Somebody else"))
    before = await everything(filled)
    told = await wrong(filled, csv_file(rows))
    assert [line.partition(":")[0] for line in told] == [
        "• spokespersons.csv, line 6, column “phone”",
        "• spokespersons.csv, line 11, column “unit”",
        "• spokespersons.csv, line 17, column “email”",
        "• spokespersons.csv, line 22, column “since”",
        "• spokespersons.csv, line 35, column “name”",
        "• spokespersons.csv, line 36, column “office”",
    ]
    for line, found in zip(told, ("0212 38", "HTX", "giamdoc.bacninh", "31/11/2026", "empty", "line 10"), strict=True):
        assert found in line
    assert "HTI (Hà Tĩnh)" in told[1]
    assert await everything(filled) == before


async def test_the_problems_of_all_files_are_told_at_once_in_either_language(filled: Database) -> None:
    files = (csv_file([person(phone="1")]), csv_file([document(until="")], DOCUMENT_HEADINGS, "uq.csv"))
    assert [line.split(",")[0] for line in await wrong(filled, *files)] == ["• spokespersons.csv", "• uq.csv"]
    vietnamese = await wrong(filled, *files, language="vi")
    assert vietnamese[0].startswith("• spokespersons.csv, dòng 2, cột “phone”: có “1”; cần một số điện thoại có thật")


async def test_one_wrong_row_keeps_every_file_out(filled: Database) -> None:
    before = await everything(filled)
    await wrong(
        filled,
        csv_file([person("HUE")]),
        workbook({"units": [UNIT_HEADINGS, CENTRE, ("X Y", "X", "X", "headquarters")]}),
    )
    assert await everything(filled) == before


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (person("TTTT"), "column “unit”: found “TTTT”; a “Director” belongs to a province"),
        (person("HNO", office="spokesperson"), "belongs to the agency alone: expected VSS"),
        (person("HNO", office="Phó Giám đốc"), "needs a document, a matter and an end (Art. 2.4)"),
        (person("HNO", office="delegate"), "Move this row to the authorisations file"),
        (person("HNO", office="boss"), "expected one of: director_general, spokesperson"),
        (person("HNO", since="02/12/2026", until="01/12/2026"), "the end should be after the beginning"),
    ],
)
async def test_offices_fit_their_units_and_ends_follow_beginnings(
    filled: Database, row: tuple[object, ...], words: str
) -> None:
    """2.1, 2.2, 2.4"""
    (told,) = await wrong(filled, csv_file([row]))
    assert words in told


async def test_an_authorisation_needs_its_document_its_matter_and_its_dates(filled: Database) -> None:
    """2.4"""
    for column in ("number", "signed_on", "matter", "granted_by", "since", "until"):
        (told,) = await wrong(filled, csv_file([document(**{column: ""})], DOCUMENT_HEADINGS, "uq.csv"))
        assert f"line 2, column “{column}”: this cell must be filled" in told
    (told,) = await wrong(filled, csv_file([document("TTTT")], DOCUMENT_HEADINGS, "uq.csv"))
    assert "for the agency (VSS) or for a province" in told


async def test_an_imported_authorisation_is_a_delegates_or_a_deputys_by_its_unit(
    filled: Database, clock: FakeClock
) -> None:
    """2.1.c, 2.2.b"""
    rows = [document(alone="không"), document("Nghệ An", "3/UQ")]
    await brought_in(filled, csv_file(rows, DOCUMENT_HEADINGS, "uq.csv"))
    clock.advance(86_400)
    (delegate,) = await filled.read(lambda work: contacts.of(work, "VSS"))
    (deputy,) = await filled.read(lambda work: contacts.of(work, "NAN"))
    assert (delegate.office, delegate.alone, delegate.granted_by) == ("delegate", False, "Tổng Giám đốc")
    assert (deputy.office, deputy.alone, deputy.signed_on) == ("deputy", True, "2026-11-20")


async def test_a_unit_that_is_still_needed_cannot_end(filled: Database) -> None:
    await brought_in(filled, csv_file([person("HNO")]))
    told = await wrong(filled, csv_file([CENTRE], UNIT_HEADINGS, "units.csv"))
    assert any("the unit BHXH is not in the file any more, but topics still has it" in line for line in told)
    (told_province,) = await wrong(filled, csv_file([("HUE", "Huế", "Hue", "city")], UNIT_HEADINGS, "provinces.csv"))
    assert "the unit HNO is not in the file any more, but spokespersons still has it" in told_province


async def test_codes_are_no_ones_twice_and_a_press_centre_stays(filled: Database) -> None:
    rows = [
        ("hno", "X", "X", "headquarters"),
        ("VSS", "Y", "Y", "headquarters"),
        ("VP", "A", "A", "leadership"),
        ("vp", "B", "B", "leadership"),
    ]
    told = await wrong(filled, csv_file(rows, UNIT_HEADINGS, "units.csv"))
    for words in (
        "the code HNO is a unit's and a province's",
        "VSS is the agency itself",
        "“VP” is there already for the same time: units.csv, line 4",
        "no unit of the kind press_centre",
    ):
        assert any(words in line for line in told), words


async def test_names_of_units_may_stand_for_their_codes_and_new_units_may_be_used_at_once(filled: Database) -> None:
    provinces = [("HNO", "Hà Nội", "Hanoi", "city"), ("MOI", "Tỉnh Mới", "New Province", "province")]
    files = (
        csv_file(provinces, UNIT_HEADINGS, "provinces.csv"),
        csv_file([person("Tỉnh Mới", email="m@vss.gov.vn"), person("BHXH TP Hà Nội", email="h@vss.gov.vn")]),
    )
    found = await filled.read(lambda work: prepared(work, *files))
    assert found.plan is not None
    new = [change.values["unit_code"] for change in found.plan.changes if change.kind is Kind.SPOKESPERSONS]
    assert new == ["MOI", "HNO"]


def crowd(number: int) -> tuple[File, File]:
    """So many provinces, each with its Director."""
    codes = [f"P{place:04}" for place in range(number)]
    provinces = csv_file(
        [(code, f"Tỉnh {code}", f"Province {code}", "province") for code in codes], UNIT_HEADINGS, "provinces.csv"
    )
    return provinces, csv_file([person(code) for code in codes])


async def test_a_thousand_contacts_are_in_within_seconds_and_gone_again_by_the_former_file(
    filled: Database, clock: FakeClock
) -> None:
    await brought_in(filled, csv_file([person(code) for code in PROVINCES]))
    former = File("former.xlsx", as_workbook(await filled.read(lambda work: tables(work, Kind, ZONE)), clock.now()))
    before = await filled.read(contacts.everyone)
    clock.advance(60)
    begun = time.perf_counter()
    await brought_in(filled, *crowd(1_000))
    took = time.perf_counter() - begun
    assert len(await filled.read(contacts.everyone)) == 1_001
    assert took < 20
    clock.advance(60)
    await brought_in(filled, former)
    after = await filled.read(contacts.everyone)
    assert list(after) == [directory.AGENCY, *sorted(after.keys() - {directory.AGENCY}, key=PROVINCES.index)]
    assert {code: [(one.name, one.phone) for one in found] for code, found in after.items()} == {
        code: [(one.name, one.phone) for one in found] for code, found in before.items()
    }


async def test_a_unit_whose_end_the_file_says_has_passed_can_be_used_by_nobody(filled: Database) -> None:
    provinces = [("HNO", "Hà Nội", "Hanoi", "city", "01/11/2026"), ("HUE", "Huế", "Hue", "city", "")]
    headings = (*UNIT_HEADINGS, "until")
    told = await wrong(filled, csv_file(provinces, headings, "provinces.csv"), csv_file([person("HNO")]))
    assert any("spokespersons.csv, line 2, column “unit”" in line for line in told)


async def test_ten_thousand_lines_with_unknown_units_are_told_without_holding_everybody_up(filled: Database) -> None:
    rows = [person(f"ZZ{number}") for number in range(9_000)]
    read = drafts.read([csv_file(rows)], ZONE)
    begun = time.perf_counter()
    found = await filled.read(lambda work: prepare(work, read))
    took = time.perf_counter() - begun
    assert len(found.problems) == 9_000
    assert took < 8  # looked up one by one it took twice that
