"""The page that is generated from the table."""

from __future__ import annotations

from pathlib import Path

from procedure.diagram import page
from procedure.paths import NATIONAL

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_under_docs_is_fresh() -> None:
    assert (DOCS / "procedure.md").read_text("utf-8") == page(), "run: python -m procedure.diagram > docs/procedure.md"


def test_every_line_of_the_table_is_an_arrow_and_a_row() -> None:
    shown = page()
    for rule in NATIONAL:
        assert f": {rule.event} ({rule.article})" in shown
        assert f"| {rule.event} |" in shown
