"""Hundreds of ways to name a place: found, or asked back; never a certain wrong answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from handlers.understanding.reader import Reader
from storage.folding import fold
from tests.handlers.understanding.places_read import Outcome, outcomes, shares, ways

TYPED = [pytest.param(str, id="as typed"), pytest.param(fold, id="folded"), pytest.param(str.upper, id="capitals")]


def test_there_are_more_than_two_hundred_of_all_kinds() -> None:
    found = ways()
    assert len({way.text for way in found}) == len(found) >= 400
    assert len({way.expected for way in found} - {"ask", "none"}) == 34
    assert min(sum(way.expected == kind for way in found) for kind in ("ask", "none")) >= 15


@pytest.mark.parametrize("typed", TYPED)
def test_no_answer_is_certain_and_wrong(reader: Reader, typed: Callable[[str], str]) -> None:
    found = outcomes(reader.find_place, typed)
    assert [way.text for way, each in found.items() if each is Outcome.WRONG] == []


def test_nine_in_ten_are_found_and_the_rest_is_asked_back(
    reader: Reader, record_property: Callable[[str, object], None]
) -> None:
    found = outcomes(reader.find_place)
    share = shares(found)
    record_property("shares", share)
    assert share[Outcome.FOUND] >= 0.88
    assert [way.text for way, each in found.items() if each is Outcome.MISSED] == []


def test_where_no_place_is_named_none_is_asked_about(reader: Reader) -> None:
    found = outcomes(reader.find_place)
    assert [way.text for way, each in found.items() if each is Outcome.NEEDLESS] == []


def test_three_are_offered_whenever_it_is_asked_back(reader: Reader) -> None:
    unsure = [reader.find_place(way.text) for way in ways()]
    assert {len(found.nearest) for found in unsure if found.nearest and not found.certain} == {3}
