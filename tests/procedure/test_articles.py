"""Every article that the program cites can be quoted, as dated data."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import timedelta

import pytest

from procedure.law import articles
from procedure.law.articles import CITATIONS, citation
from procedure.law.citation import IN_FORCE
from procedure.law.grounds import GROUNDS
from procedure.law.lengths import DEFINITIONS
from procedure.paths import PATHS
from procedure.paths.leg import LEG

SECOND = timedelta(seconds=1)
LONGEST = 400


def test_every_article_named_in_tables_definitions_and_grounds_can_be_quoted() -> None:
    named = {rule.article for path in PATHS for rule in path.rules} | {rule.article for rule in LEG}
    named |= {one.article for one in DEFINITIONS} | {one.code for one in GROUNDS}
    named |= {article for path in PATHS for article in path.article.split(", ")}
    assert {article for article in named if citation(article, IN_FORCE) is None} == set()


def test_nothing_is_quoted_from_before_the_regulation_or_from_an_article_that_does_not_exist() -> None:
    assert citation("7.1.b", IN_FORCE - SECOND) is None
    assert citation("7.9", IN_FORCE) is None


def test_every_quotation_is_short_one_line_and_in_both_languages() -> None:
    for one in CITATIONS:
        assert 0 < len(one.vi) <= LONGEST, one.article
        assert 0 < len(one.en) <= LONGEST, one.article
        assert " ".join(one.vi.split()) == one.vi, one.article
        assert unicodedata.is_normalized("NFC", one.vi), one.article


def test_an_amended_article_is_quoted_as_it_was_when_it_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    old = citation("7.1.b", IN_FORCE)
    assert old is not None
    change = IN_FORCE + timedelta(days=900)
    amended = (replace(old, until=change), replace(old, vi="trong thời hạn 48 giờ", since=change))
    monkeypatch.setattr(articles, "CITATIONS", amended)
    assert citation("7.1.b", change - SECOND) == amended[0]
    assert citation("7.1.b", change) == amended[1]


def test_the_four_clocks_of_the_regulation_quote_their_24_hours() -> None:
    """5.1.b, 7.1.b, 7.1.c, 7.2.a"""
    for article in ("5.1.b", "5.2.a", "7.1.b", "7.1.c", "7.2.a"):
        found = citation(article, IN_FORCE)
        assert found is not None
        assert "24 giờ" in found.vi
        assert "24 hours" in found.en
