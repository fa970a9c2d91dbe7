"""What is read from a claim: names, numbers, addresses, documents, days; and what is none."""

from __future__ import annotations

from datetime import date
from time import perf_counter

import pytest

from handlers.genuine.claim import Claim, Kind
from handlers.genuine.reading import read_claim
from tests.handlers.rig import READER

TODAY = date(2026, 11, 23)
PUBLISHED = ("Đặng Thùy Dương (mẫu)", "Đinh Công Thành", "Nguyễn Thị Lan")


def read(text: str) -> Claim:
    return read_claim(text, TODAY, PUBLISHED, READER)


def plain(text: str, kind: Kind) -> list[str]:
    return [fact.plain for fact in read(text).facts if fact.kind is kind]


@pytest.mark.parametrize(
    "typed",
    [
        "0912345678",
        "0912 345 678",
        "0912.345.678",
        "0912-345-678",
        "09 12 34 56 78",
        "(0912) 345 678",
        "+84 912 345 678",
        "+84912345678",
        "84912345678",
        "0084912345678",
        "o912345678",
        "0912,345,678",
        "0912 - 345 – 678",
        "0912·345·678",
        "０９１２３４５６７８",
        "0912\u200b345\u200b678",
        "sđt:0912345678.",
        "gọi 0912 345 678 lúc 9h",
        "TEL 0912345678/Zalo",
    ],
)
def test_a_telephone_number_is_read_however_it_is_spaced(typed: str) -> None:
    assert plain(typed, Kind.PHONE) == ["+84912345678"]


@pytest.mark.parametrize(
    "typed", ["số 45", "12/10/2026", "TCBC-2026-008", "BC-2026-00042", "123/UQ-BHXH", "500 000 người"]
)
def test_what_is_no_telephone_number_is_not_taken_for_one(typed: str) -> None:
    assert plain(typed, Kind.PHONE) == []


def test_two_numbers_beside_each_other_are_two() -> None:
    assert plain("0912 345 678 0987 654 321", Kind.PHONE) == ["+84912345678", "+84987654321"]


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("Huong.LT@VSS.example.vn", "huong.lt@vss.example.vn"),
        ("(mailto:huong.lt@vss.example.vn).", "huong.lt@vss.example.vn"),
        ("huong.lt @ vss.example.vn", "huong.lt@vss.example.vn"),
        ("huоng.lt@vss.example.vn", "huоng.lt@vss.example.vn"),
        ("huong.lt@\u200bvss.example.vn", "huong.lt@\u200bvss.example.vn"),
        ("\u212auan@vss.example.vn", "\u212auan@vss.example.vn"),
    ],
)
def test_an_address_is_put_in_lower_case_and_otherwise_left_as_it_is(typed: str, read_as: str) -> None:
    assert plain(typed, Kind.EMAIL) == [read_as]


@pytest.mark.parametrize(
    "typed", ["123/UQ-BHXH", "123 / uq – bhxh", "0123/UQ-BHXH", "123/UQ BHXH", "số:123/uq-bhxh", "123/2026/UQ-BHXH"]
)
def test_a_document_number_is_read_in_any_spelling(typed: str) -> None:
    assert plain(typed, Kind.DOCUMENT) == ["123/uqbhxh"]


def test_a_running_number_alone_is_one_and_a_rate_is_none() -> None:
    assert plain("văn bản số 45 còn hiệu lực không", Kind.DOCUMENT) == ["45"]
    assert plain("quyết định 45/QĐ-BHXH", Kind.DOCUMENT) == ["45/qdbhxh"]
    assert plain("10/tháng và 24/7, 3/ngày", Kind.DOCUMENT) == []


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("ngày 12/10/2026", date(2026, 10, 12)),
        ("12-10-2026", date(2026, 10, 12)),
        ("12.10.26", date(2026, 10, 12)),
        ("2026-10-12", date(2026, 10, 12)),
        ("ngày 12/10", date(2026, 10, 12)),
        ("12/12", date(2025, 12, 12)),
        ("ngày 3 tháng 11 năm 2026", date(2026, 11, 3)),
        ("3 thang 11", date(2026, 11, 3)),
        ("on 3 Nov 2026", date(2026, 11, 3)),
        ("November 3rd, 2026", date(2026, 11, 3)),
        ("hôm nay", TODAY),
        ("hom qua", date(2026, 11, 22)),
        ("yesterday", date(2026, 11, 22)),
        ("hôm kia", date(2026, 11, 21)),
        ("ngày 31/02/2026", None),
        ("ngày 45/13/2026", None),
    ],
)
def test_a_day_is_read_day_before_month(typed: str, day: date | None) -> None:
    found = read(f"0912345678 {typed}").day
    assert found is not None
    assert found.date == day


def test_the_date_behind_a_documents_number_is_the_documents() -> None:
    found = read("văn bản số 123/UQ-BHXH ngày 20/11/2026 có thật không")
    assert found.day is None
    assert [fact.plain for fact in found.facts if fact.kind is Kind.SIGNED] == ["2026-11-20"]
    assert read("123/UQ-BHXH còn hiệu lực ngày 20/11/2026 không").day is not None


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("ông Đinh Công Thành có phải người phát ngôn BHXH Hà Nội không?", "Đinh Công Thành"),
        ("dinh cong thanh co phai nguoi phat ngon k", "dinh cong thanh"),
        ("PHÓ TỔNG GIÁM ĐỐC ĐẶNG THÙY DƯƠNG", "ĐẶNG THÙY DƯƠNG"),
        ("Is Mr Dang Thuy Duong your spokesperson?", "Dang Thuy Duong"),
        ("Giám đốc Đinh Công Thành, 0912345678", "Đinh Công Thành"),
        ("Nguyễn Thị Lan Anh có phải người phát ngôn?", "Nguyễn Thị Lan Anh"),
        ("nguyễn thị lan anh có phải người phát ngôn?", "nguyễn thị lan anh"),
        ("nguyen thi lan anh sdt 0912345678", "nguyen thi lan anh"),
        ("bà Nguyễn Thị Lan nói", "Nguyễn Thị Lan"),
        ("người tên Minh xưng là đại diện bhxh", "Minh"),
        ("bà Trần Thị Huế có phải giám đốc Nghệ An", "Trần Thị Huế"),
        ("le anh dung co phai nguoi phat ngon khong", "le anh dung"),
    ],
)
def test_a_name_is_read_whole(typed: str, name: str) -> None:
    assert [fact.typed for fact in read(typed).facts if fact.kind is Kind.NAME] == [name]


@pytest.mark.parametrize(
    "typed",
    [
        "thông cáo này thật hay giả",
        "công văn lan truyền trên facebook có phải thật không",
        "Có đúng là BHXH Việt Nam phát đi thông tin này không",
        "tài khoản này có chính chủ không",
        "số điện thoại này có phải của BHXH Việt Nam không",
        "is it fake or real",
        "bhxh hà nội",
        "",
    ],
)
def test_where_nothing_is_given_nothing_is_read(typed: str) -> None:
    assert read(typed).empty


@pytest.mark.parametrize(
    "hostile", ["0912 " * 400, "a@b." * 400, "1/" * 800, "Nguyễn " * 300, "@" * 1500, "(" * 1500, "12/10 " * 300]
)
def test_no_claim_takes_long_to_read(hostile: str) -> None:
    """T27"""

    def once() -> float:
        begun = perf_counter()
        read(hostile)
        return perf_counter() - begun

    assert min(once() for _ in range(3)) <= 0.1
