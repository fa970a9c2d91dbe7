"""A dossier as a PDF: carried by every channel, the same each time, without signs that the font lacks."""

from __future__ import annotations

import logging
from datetime import UTC, datetime

import pytest

from bot.channels.port import FileOut
from bot.channels.zalo.formats import format_of
from bot.letters.markup import Block, Paragraph, Run
from bot.letters.pages import _set, pages
from handlers.page_block import PageBlock

AT = datetime(2026, 11, 23, 8, tzinfo=UTC)
BLOCKS = [
    PageBlock(heading="I. DIỄN BIẾN"),
    PageBlock(lead="1. 15:00 – Đỗ Thị Mai", body="Tiếp nhận: – → CHỜ TIẾP NHẬN\n⚠️ 🎯 ✓ • Chuỗi ghi chép toàn vẹn"),
]


def test_it_is_a_pdf_that_zalo_carries() -> None:
    """O9"""
    data = pages("Hồ sơ BC-2026-00001", BLOCKS * 100, AT)
    assert format_of(FileOut("BC-2026-00001.pdf", "application/pdf", data)).endings == (".pdf",)


def test_the_same_words_and_moment_give_the_same_bytes() -> None:
    assert pages("Hồ sơ", BLOCKS, AT) == pages("Hồ sơ", BLOCKS, AT)


def test_pictures_that_the_font_has_not_are_left_out(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        pages("Hồ sơ", BLOCKS, AT)
    assert "missing the following glyphs" not in caplog.text


def test_headings_and_what_leads_an_entry_are_bold_and_the_words_are_not() -> None:
    faces = [(run.text, run.bold) for each in (two for one in BLOCKS for two in _set(one)) for run in _runs(each)]
    assert faces == [
        ("I. DIỄN BIẾN", True),
        ("1. 15:00 – Đỗ Thị Mai", True),
        ("Tiếp nhận: – → CHỜ TIẾP NHẬN", False),
        ("• Chuỗi ghi chép toàn vẹn", False),
    ]


def _runs(block: Block) -> tuple[Run, ...]:
    return block.runs if isinstance(block, Paragraph) else ()
