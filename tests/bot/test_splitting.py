"""Long texts are cut where a reader would cut them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.richtext import Rich
from bot.splitting import split, units

hostile = st.text(
    st.sampled_from("ab \n\t\u0301\u0323\u200d👩🏽🇻🇳👨đ<&>*_") | st.characters(exclude_categories=["Cs"]), max_size=400
)


@given(hostile, st.integers(2, 60))
def test_the_parts_joined_are_the_text_and_each_fits(text: str, limit: int) -> None:
    """O9"""
    parts = split(Rich(text), limit)
    assert "".join(part.text for part in parts) == text
    assert all(units(part.text) <= limit for part in parts)
    assert all(part.text for part in parts) or not text


@given(st.lists(st.from_regex("[a-zđ]{1,12}", fullmatch=True), min_size=1, max_size=60), st.integers(13, 60))
def test_no_word_is_broken_that_fits_into_a_part(words: list[str], limit: int) -> None:
    """O9"""
    parts = split(Rich(" ".join(words)), limit)
    assert [word for part in parts for word in part.text.split()] == words


@given(st.lists(st.sampled_from(["e\u0302\u0323", "👩\u200d👩\u200d👧", "🇻🇳", "👍🏽", "❤\ufe0f"]), max_size=30))
def test_no_character_is_broken_that_is_seen_as_one(characters: list[str]) -> None:
    """O9"""
    parts = split(Rich("".join(characters)), 12)
    rest = iter(characters)
    for part in parts:
        seen = ""
        while len(seen) < len(part.text):
            seen += next(rest)
        assert seen == part.text


@given(hostile, st.data())
def test_bold_stays_on_its_characters(text: str, data: st.DataObject) -> None:
    ends = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6).filter(lambda found: len(found) % 2 == 0)))
    spans = tuple((start, end - start) for start, end in zip(ends[::2], ends[1::2], strict=True) if end > start)
    flags = [any(start <= at < start + length for start, length in spans) for at in range(len(text))]
    found = []
    for part in split(Rich(text, spans), 40):
        found += [any(start <= at < start + length for start, length in part.bold) for at in range(len(part.text))]
        assert all(first[0] + first[1] <= second[0] for first, second in pairwise(part.bold))
    assert found == flags


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("one two\n\nthree four", "one two\n\n"),
        ("one two x\nthree four", "one two x\n"),
        ("one two three four", "one two three "),
        ("onetwothreefourfive", "onetwothreefour"),
    ],
)
def test_a_text_is_cut_at_a_paragraph_else_a_line_else_a_word(text: str, first: str) -> None:
    assert split(Rich(text), 15)[0].text == first
