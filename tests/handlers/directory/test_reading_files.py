"""Directory files as people save them are read alike; hostile ones are refused in words and cost little (T24, T26)."""

from __future__ import annotations

import time
import tracemalloc
import zipfile
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.directory import drafts
from handlers.directory.drafts import Draft
from handlers.directory.sheets import File
from storage.imports.entries import Kind
from tests.handlers.directory.sheets import HEADINGS, ZONE, csv_file, person, with_entries, workbook, wrong

VIETNAMESE = ("Vai trò *", "Đơn vị", "Họ và tên", "Chức vụ", "Chức vụ tiếng Anh", "Điện thoại", "Thư điện tử")
VIETNAMESE_DATES = ("Từ ngày", "Đến hết ngày")


def rows(file: File, kind: Kind = Kind.SPOKESPERSONS) -> list[Draft]:
    """The rows of a file in which nothing is wrong."""
    found = drafts.read([file], ZONE)
    assert found.problems == [], wrong(file)
    return found.rows[kind]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("line", ["\n", "\r\n"])
def test_any_dress_of_a_csv_file_gives_the_same_rows(encoding: str, separator: str, line: str) -> None:
    found = rows(csv_file([person(name="Lê, Thị; Hà")], separator=separator, encoding=encoding, line=line))
    assert [(row.values["name"], row.values["phone"], row.place.line) for row in found] == [
        ("Lê, Thị; Hà", "024 3936 1234", 2)
    ]


def test_headings_are_known_in_vietnamese_and_english_and_rows_keep_their_number() -> None:
    headings = ("STT", *VIETNAMESE, *VIETNAMESE_DATES)
    title = ("DANH BẠ NGƯỜI PHÁT NGÔN", *[""] * 9)
    sheet = [
        title,
        headings,
        ("", *[""] * 9),
        (1, "Giám đốc", "Hà Nội", "A", "Giám đốc", "", 912345678.0, "a@b.vn", "", ""),
    ]
    (row,) = rows(workbook({"Người phát ngôn": sheet}))
    assert (row.values["office"], row.values["phone"], row.place.line) == ("director", "0912 345 678", 4)
    assert row.at("phone").column == "Điện thoại"


@pytest.mark.parametrize(
    ("since", "until", "begins", "ends"),
    [
        ("01/12/2026", "31/12/2026", "2026-11-30T17:00Z", "2026-12-31T17:00Z"),
        ("2026-12-01", "2026-12-31", "2026-11-30T17:00Z", "2026-12-31T17:00Z"),
        ("1.12.2026 07:30", "31-12-2026 17:30:05", "2026-12-01T00:30Z", "2026-12-31T10:30:05Z"),
        ("2026-12-01T00:00Z", "2026-12-31T00:00+07:00", "2026-12-01T00:00Z", "2026-12-30T17:00Z"),
    ],
)
def test_dates_are_the_agencys_and_an_end_without_a_time_is_the_last_day(
    since: str, until: str, begins: str, ends: str
) -> None:
    (row,) = rows(csv_file([person(since=since, until=until)]))
    assert (row.since, row.until) == (datetime.fromisoformat(begins), datetime.fromisoformat(ends))


def test_date_cells_of_excel_are_read_like_typed_dates() -> None:
    at = datetime(2026, 12, 31, 17, 30)  # noqa: DTZ001 - Excel knows no zones
    (row,) = rows(workbook({"spokespersons": [HEADINGS, person(since=date(2026, 12, 1), until=at)]}))
    assert row.since == datetime(2026, 11, 30, 17, tzinfo=UTC)
    assert row.until == datetime(2026, 12, 31, 10, 30, tzinfo=UTC)


@pytest.mark.parametrize("cell", ["31/02/2026", "12/31/2026", "tomorrow", "01/12/26", "01/12/2026 25:00", "46000"])
def test_what_is_no_date_is_named_with_line_and_column(cell: str) -> None:
    (told,) = wrong(csv_file([person(since=cell)]))
    assert f"spokespersons.csv, line 2, column “since”: found “{cell}”; expected a date such as 31/12/2026" in told


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1900 9068", "1900 9068"),
        ("19009068", "1900 9068"),
        ("+84 (24) 3936.1234", "024 3936 1234"),
        ("912345678", "0912 345 678"),
        ("024 3936 1234 máy lẻ 12", "024 3936 1234 ext. 12"),
        ("+33 1 42 68 53 00", "+33 1 42 68 53 00"),
    ],
)
def test_telephone_numbers_are_kept_in_one_form_which_is_read_back_as_itself(typed: str, kept: str) -> None:
    assert [rows(csv_file([person(phone=one)]))[0].values["phone"] for one in (typed, kept)] == [kept, kept]


@pytest.mark.parametrize("typed", ["113", "024 1", "0000000000", "số máy", "024 3936 1234; 0912 345 678"])
def test_what_is_no_telephone_number_is_named(typed: str) -> None:
    (told,) = wrong(csv_file([person(phone=typed)]))
    assert f"column “phone”: found “{typed}”" in told


def test_several_sheets_are_several_kinds_and_empty_or_hidden_ones_say_nothing() -> None:
    units = [("code", "name_vi", "name_en", "kind", "aliases"), ("TTTT", "Trung tâm", "Centre", "press_centre", "")]
    outlets = [("code", "name_vi", "name_en", "kind", "aliases"), ("vtv", "VTV", "VTV", "tv", "VTV1|VTV24")]
    file = workbook(
        {"Sheet1": units, "Sheet2": outlets, "Sheet3": [], "spokespersons": [HEADINGS, person()], "lists": [("x",)]},
        change=lambda book: book.worksheets()[-1].hide(),
    )
    found = drafts.read([file], ZONE)
    assert (found.problems, list(found.rows)) == ([], [Kind.UNITS, Kind.OUTLETS, Kind.SPOKESPERSONS])
    assert found.rows[Kind.OUTLETS][0].values["aliases"] == ("VTV1", "VTV24")
    assert found.rows[Kind.OUTLETS][0].place.sheet == "Sheet2"


def test_an_unknown_a_missing_and_a_doubled_column_are_named_with_the_nearest() -> None:
    headings = ("office", "unit", "name", "title_vi", "phone", "phone", "e mial")
    told = wrong(csv_file([("director", "HNO", "A", "T", "1", "1", "a@b.vn")], headings))
    assert any("column “e mial”: there is no such column. Perhaps: email" in line for line in told)
    assert any("the column “email / thư điện tử” is missing; spokespersons needs it" in line for line in told)
    assert any("column “phone”: this column is there twice" in line for line in told)


def test_cells_outside_the_headings_are_not_dropped_in_silence() -> None:
    file = File(
        "spokespersons.csv", csv_file([person(until="31/12/2027")]).data.replace("Lê ".encode(), "Lê, ".encode())
    )
    assert any("line 2: something stands outside the columns" in line for line in wrong(file))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "the file is empty"),
        ("office;unit\nGiám đốc".encode("cp1258", "replace") + b"\xd0\xff", "line 2: the file is not in UTF-8"),
        (b"office,unit\n\0,HNO", "line 2: this is not a text file"),
        (b'office,unit\n"director,HNO\n', "a quotation mark is not closed"),
        (b"a,b,c\n1,2,3\n", "no row of directory headings was found"),
        (b"%PDF-1.7 \xff", "not in UTF-8"),
        (b"PK\x03\x04 not a zip", "this Excel file cannot be read"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel file"),
        (b"office,unit\n" + b"director,HNO\n" * 10_001, "more than 10000 rows"),
        (b"x" * (10 * 1024 * 1024 + 1), "at most 10 files of 10 MB"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(data: bytes, words: str) -> None:
    told = wrong(File("tep.csv", data))
    assert any(words in line for line in told), told


def test_a_zip_that_is_no_workbook_is_refused() -> None:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("hello.txt", "hello")
    assert "this Excel file cannot be read" in wrong(File("a.xlsx", target.getvalue()))[0]


SHEET = "xl__worksheets__sheet1_xml"
PLAIN = workbook({"spokespersons": [HEADINGS, person()]})


def far_out(at: bytes) -> File:
    """A second cell, very far from the first."""
    cell = b'<row r="1048576"><c r="' + at + b'" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    return with_entries(PLAIN, **{SHEET: lambda data: data.replace(b"</sheetData>", cell)})


def one_text_everywhere() -> File:
    """A long text kept once and used fifty thousand times."""
    text = b"<si><t>" + b"a" * 30_000 + b"</t></si></sst>"
    rows_ = b"".join(b'<row r="%d">' % n + b'<c t="s"><v>1</v></c>' * 50 + b"</row>" for n in range(3, 1_000))
    return with_entries(
        PLAIN,
        **{
            "xl__sharedStrings_xml": lambda data: data.replace(b"</sst>", text),
            SHEET: lambda data: data.replace(b"</sheetData>", rows_ + b"</sheetData>"),
        },
    )


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (with_entries(PLAIN, xl__media__image_png=b"\0" * 60_000_000), "too much inside"),
        (with_entries(PLAIN, **{f"xl__a{n}_xml": b"" for n in range(400)}), "too much inside"),
        (with_entries(PLAIN, xl__vbaProject_bin=b"x"), "holds macros"),
        (with_entries(PLAIN, **{SHEET: lambda data: b'<!DOCTYPE a [<!ENTITY b "c">]>' + data}), "cannot be read"),
        (with_entries(PLAIN, **{SHEET: b"<worksheet><sheetData><row"}), "cannot be read"),
        (far_out(b"XFD1048576"), "more than 10000 rows or 60 columns"),
        (far_out(b"A9999999999999999999"), "more than 10000 rows or 60 columns"),
        (one_text_everywhere(), "too much inside"),
        (File("a.xlsx", PLAIN.data[: len(PLAIN.data) // 2]), "cannot be read"),
    ],
    ids=["bomb", "entries", "macro", "entities", "broken", "far", "farther", "shared", "cut"],
)  # fmt: skip
def test_a_hostile_workbook_is_refused_quickly_and_in_little_memory(file: File, words: str) -> None:
    """T24, T26"""
    tracemalloc.start()
    begun = time.perf_counter()
    told = wrong(file)
    took, (_, most) = time.perf_counter() - begun, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert any(words in line for line in told), told
    assert most < 200 * 1024 * 1024
    assert took < 20


def test_a_formula_is_never_worked_out_its_saved_value_counts() -> None:
    """T23"""
    file = workbook(
        {"spokespersons": [HEADINGS, person()]},
        change=lambda book: book.worksheets()[0].write_formula("C2", '=HYPERLINK("http://evil","x")', None, "Lê Văn C"),
    )
    assert rows(file)[0].values["name"] == "Lê Văn C"


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["a.csv", "a.xlsx", "a.txt"]), st.integers(0, len(PLAIN.data)))
def test_whatever_comes_is_read_or_refused_and_never_raises(noise: bytes, name: str, at: int) -> None:
    """T24: noise, and a workbook with noise in the middle."""
    for data in (noise, PLAIN.data[:at] + noise + PLAIN.data[at + len(noise) :]):
        found = drafts.read([File(name, data)], ZONE)
        assert found.problems or found.rows
