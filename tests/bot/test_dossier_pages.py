"""A dossier as a PDF: carried by every channel, the same each time, without signs that the font lacks."""

from __future__ import annotations

import logging
from datetime import UTC, datetime

import pytest

from bot.channels.port import FileOut
from bot.channels.zalo.formats import format_of
from bot.letters.pages import pages

AT = datetime(2026, 11, 23, 8, tzinfo=UTC)
LINES = ["I. DIỄN BIẾN", "1. 15:00 – Đỗ Thị Mai: receive: – → CHỜ TIẾP NHẬN\n⚠️ 🎯 ✓ • Chuỗi ghi chép toàn vẹn"]


def test_it_is_a_pdf_that_zalo_carries() -> None:
    """O9"""
    data = pages("Hồ sơ BC-2026-00001", LINES * 100, AT)
    assert format_of(FileOut("BC-2026-00001.pdf", "application/pdf", data)).endings == (".pdf",)


def test_the_same_words_and_moment_give_the_same_bytes() -> None:
    assert pages("Hồ sơ", LINES, AT) == pages("Hồ sơ", LINES, AT)


def test_pictures_that_the_font_has_not_are_left_out(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        pages("Hồ sơ", LINES, AT)
    assert "missing the following glyphs" not in caplog.text
