"""vCards that telephones read, whatever people entered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialling import e164, link
from bot.vcard import Card, Version, fitting, write

ANYTHING = st.text(st.sampled_from("\r\n:;,\\\x00\u202e\u2028ậ👩A ") | st.characters(), max_size=120)
CARDS = st.builds(Card, ANYTHING, ANYTHING, ANYTHING, ANYTHING, ANYTHING, ANYTHING)
FULL = Card(
    "Đặng Thùy Dương", "024 3936 1234", "s@example.vn", "Phó Tổng Giám đốc", "BHXH Việt Nam", "Việc: a; b\nTừ 1/1"
)


def fields(written: str) -> list[tuple[str, str]]:
    """The lines put together again, as a reader does: (name with parameters, raw value)."""
    lines = written.replace("\r\n ", "").split("\r\n")
    assert lines.pop() == ""
    return [(name, value) for name, _, value in (line.partition(":") for line in lines)]


def test_version_3_says_it_all() -> None:
    assert fields(write([FULL])) == [
        ("BEGIN", "VCARD"),
        ("VERSION", "3.0"),
        ("FN", "Đặng Thùy Dương"),
        ("N", ";Đặng Thùy Dương;;;"),
        ("ORG", "BHXH Việt Nam"),
        ("TITLE", "Phó Tổng Giám đốc"),
        ("TEL;TYPE=WORK,VOICE", "+842439361234"),
        ("EMAIL;TYPE=INTERNET,WORK", "s@example.vn"),
        ("NOTE", "Việc: a\\; b\\nTừ 1/1"),
        ("END", "VCARD"),
    ]


def test_version_4_gives_the_number_as_an_address() -> None:
    found = dict(fields(write([FULL], Version.V4)))
    assert found["VERSION"] == "4.0"
    assert found['TEL;VALUE=uri;TYPE="work,voice"'] == "tel:+84-24-3936-1234"
    assert found["EMAIL;TYPE=work"] == "s@example.vn"


def test_what_is_empty_is_left_out() -> None:
    assert [name for name, _ in fields(write([Card("An")]))] == ["BEGIN", "VERSION", "FN", "N", "END"]


@pytest.mark.parametrize(
    ("entered", "dialled", "tapped"),
    [
        ("0912 345 678", "+84912345678", "tel:+84-912-345-678"),
        ("+44 20 7946 0958", "+442079460958", "tel:+44-20-7946-0958"),
        ("024 3936 1234 ext 12", None, "tel:+84-24-3936-1234;ext=12"),
        ("113 hoặc 114", None, None),
        ("=1+1", None, None),
        ("", None, None),
    ],
)
def test_a_number_is_dialled_only_if_it_can_be(entered: str, dialled: str | None, tapped: str | None) -> None:
    assert (e164(entered), link(entered)) == (dialled, tapped)


def test_a_number_that_cannot_be_dialled_whole_stays_as_it_was_entered() -> None:
    written = write([Card("An", "024 3936 1234 ext 12"), Card("Bình", "1900 máy lẻ 5")])
    assert "TEL;TYPE=WORK,VOICE:024 3936 1234 ext 12\r\n" in written
    assert "TEL;TYPE=WORK,VOICE:1900 máy lẻ 5\r\n" in written


@given(st.lists(CARDS, max_size=3), st.sampled_from(Version))
def test_no_field_begins_another(cards: list[Card], version: Version) -> None:
    """T21: a name with line breaks adds no telephone number to a card."""
    found = fields(write(cards, version))
    names = [name.partition(";")[0] for name, _ in found]
    assert names.count("BEGIN") == names.count("END") == names.count("FN") == len(cards)
    assert all(names.count(name) <= len(cards) for name in ("TEL", "EMAIL", "NOTE", "ORG", "TITLE"))
    assert set(names) <= {"BEGIN", "VERSION", "FN", "N", "ORG", "TITLE", "TEL", "EMAIL", "NOTE", "END"}


@given(CARDS)
def test_no_line_is_longer_than_75_bytes_and_no_character_is_torn(card: Card) -> None:
    lines = write([card]).encode().split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode() is not None for line in lines)


@given(CARDS, st.integers(300, 2048))
def test_a_card_that_must_fit_fits_or_is_left_out(card: Card, most: int) -> None:
    written = fitting(card, most)
    assert len(written.encode()) <= most
    assert written == "" or written.startswith("BEGIN:VCARD\r\n")


def test_the_note_goes_first_when_there_is_no_room() -> None:
    long = Card(FULL.name, FULL.phone, FULL.email, FULL.title, FULL.organisation, "dài " * 1000)
    assert fitting(long, 2048) == write([Card(*(getattr(FULL, name) for name in list(vars(FULL))[:5]))])
