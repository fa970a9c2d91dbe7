"""How much is understood of the development sentences and of sentences never taught."""

from __future__ import annotations

import pytest

from handlers.understanding.data_files import pairs
from handlers.understanding.model import Intent
from handlers.understanding.reader import Reader
from storage.folding import fold
from tests.handlers.understanding.shares import labelled, shares

HELD_OUT = ("heldout", "heldout-fresh", "heldout-last", "heldout-final")


@pytest.mark.parametrize("folded", [False, True])
@pytest.mark.parametrize(("name", "floor"), [(name, 0.95) for name in ("dev", *HELD_OUT)])
def test_at_least_95_of_100_intents_offices_and_topics_are_right_with_accents_and_without(
    reader: Reader, name: str, floor: float, folded: bool
) -> None:
    found = shares(reader, labelled(name), folded=folded)
    assert min(found.intent, found.unit, found.topic) >= floor, found.wrong


def test_no_sentence_of_the_tests_was_taught() -> None:
    taught = {fold(text) for name in ("intents", "requests") for _, text in pairs(name)}
    fresh = [each.text for name in HELD_OUT for each in labelled(name)]
    long = [text for text in fresh if len(text.split()) > 4]
    assert len(fresh) >= 300
    assert [text for text in long if fold(text) in taught] == []


def test_the_sentences_of_the_tests_cover_every_intent_and_topic(reader: Reader) -> None:
    sentences = [each for name in HELD_OUT for each in labelled(name)]
    assert {each.intent for each in sentences} == set(Intent)
    assert {each.topic for each in sentences} - {""} == {topic for topic, _ in pairs("requests")}
