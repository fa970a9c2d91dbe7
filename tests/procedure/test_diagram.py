"""The page that is generated from the tables."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from procedure.diagram import page
from procedure.paths import PATHS
from procedure.paths.leg import LEG
from procedure.paths.rule import LegRule, Rule
from procedure.terms import Role

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_under_docs_is_fresh() -> None:
    assert (DOCS / "procedure.md").read_text("utf-8") == page(), "run: python -m procedure.diagram > docs/procedure.md"


def _sections() -> list[tuple[str, Sequence[Rule | LegRule]]]:
    tables: list[Sequence[Rule | LegRule]] = [*(path.rules for path in PATHS), LEG]
    return list(zip(page().split("\n## ")[1:], tables, strict=True))


def test_every_line_of_every_table_is_a_row_and_every_move_an_arrow() -> None:
    for section, rules in _sections():
        arrows = [line for line in section.splitlines() if "-->" in line]
        for rule in rules:
            assert f"\n| {rule.event} |" in section
            leads = [line for line in arrows if f"--> {rule.end}:" in line]
            named = any(str(rule.event) in line.split(": ")[1].split(", ") for line in leads)
            assert rule.end is None or {str(one) for one in rule.start} == {str(rule.end)} or named, rule


def test_every_role_of_a_table_has_its_row_of_rights() -> None:
    for section, rules in _sections():
        for role in Role:
            assert (f"\n| {role} | " in section) is any(role in rule.by for rule in rules), (section[:20], role)


def test_the_diagrams_stay_readable() -> None:
    """What may be done from every open state is drawn once."""
    for section in page().split("\n## ")[1:]:
        assert section.count("-->") < 60
