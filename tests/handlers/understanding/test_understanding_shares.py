"""How much is understood of the development sentences and of sentences never taught."""

from __future__ import annotations

from collections import Counter

import pytest

from handlers.understanding.data_files import pairs
from handlers.understanding.model import Intent
from handlers.understanding.reader import Reader
from storage.folding import fold
from tests.handlers.understanding import report
from tests.handlers.understanding.shares import DEV, HELD_OUT, labelled, readings, shares

CARELESS = 0.33


@pytest.mark.parametrize("folded", [False, True])
@pytest.mark.parametrize("name", [DEV, *HELD_OUT])
def test_at_least_95_of_100_intents_offices_and_topics_are_right_with_accents_and_without(
    reader: Reader, name: str, folded: bool
) -> None:
    found = shares(readings(reader, labelled(name), folded=folded))
    assert min(found.intent, found.unit, found.topic) >= 0.95, found.wrong


def test_every_development_sentence_is_read_as_labelled(reader: Reader) -> None:
    assert shares(readings(reader, labelled(DEV))).wrong == ()


def test_a_sentence_is_asked_about_seldom_and_misread_without_asking_still_more_seldom(reader: Reader) -> None:
    found = readings(reader, [each for name in HELD_OUT for each in labelled(name)])
    asked = [each.sentence.text for each in found if each.asked]
    misread = [each.sentence.text for each in found if not each.asked and not each.right[0]]
    assert len(asked) <= 0.03 * len(found), asked
    assert len(misread) <= 0.02 * len(found), misread


def test_what_is_asked_about_has_the_right_intent_among_the_three(reader: Reader) -> None:
    found = readings(reader, [each for name in HELD_OUT for each in labelled(name)])
    asked = [each for each in found if each.asked]
    near = [each.sentence.intent in each.found.nearest for each in asked]
    assert asked
    assert sum(near) >= 0.8 * len(asked), [each.sentence.text for each in asked]


def test_no_sentence_of_the_tests_was_taught_however_short() -> None:
    taught = {fold(text) for name in ("intents", "requests") for _, text in pairs(name)}
    judged = [each.text for name in (DEV, *HELD_OUT) for each in labelled(name)]
    assert len(judged) >= 300 + len(labelled(DEV))
    assert [text for text in judged if fold(text) in taught] == []


def test_no_sentence_is_judged_twice() -> None:
    judged = Counter(fold(each.text) for name in (DEV, *HELD_OUT) for each in labelled(name))
    assert [text for text, times in judged.items() if times > 1] == []


def test_a_third_of_the_sentences_is_typed_carelessly() -> None:
    """Without any accent though Vietnamese, or all in one careless line: no capital at its beginning."""
    fresh = [each.text for name in HELD_OUT for each in labelled(name)]
    careless = [text for text in fresh if text.isascii() and text[0].islower()]
    assert len(careless) >= CARELESS * len(fresh)


def test_the_sentences_of_the_tests_cover_every_intent_topic_and_province(reader: Reader) -> None:
    sentences = [each for name in HELD_OUT for each in labelled(name)]
    assert {each.intent for each in sentences} == set(Intent)
    assert {each.topic for each in sentences} - {""} == {topic for topic, _ in pairs("requests")}
    assert len({each.unit for each in sentences} - {"", "VSS"}) == 34


def test_the_report_tells_shares_confusions_and_times(capsys: pytest.CaptureFixture[str]) -> None:
    report.main()
    told = capsys.readouterr().out
    assert "dev                61   100.0%   100.0%   100.0%" in told
    assert all(f"by {what}, held out" in told for what in ("intent", "office", "topic"))
    assert "intents confused" in told
    assert "median" in told
