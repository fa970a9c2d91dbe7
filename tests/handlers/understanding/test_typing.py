"""Carelessly typed words: keys of an input method, missing spaces, slips; and the classifier's fairness."""

from __future__ import annotations

import pytest

from handlers.understanding.bayes import Bayes
from handlers.understanding.courtesy import matter
from handlers.understanding.spelling import Speller
from handlers.understanding.syllables import is_syllable, without_keys


@pytest.mark.parametrize(
    "word", ["nguoi", "phat", "ngon", "nghe", "quyen", "gi", "luong", "huu", "truong", "khuyen", "a"]
)
def test_vietnamese_syllables_are_known_without_their_marks(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["nge", "quag", "nguowif", "kan", "hanoi", "spokesperson", "x9", ""])
def test_what_breaks_the_spelling_rules_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize("typed", ["nguwowif", "nguowfi", "nguo7i2", "nguoiwf"])
def test_keys_of_telex_and_vni_are_taken_out(typed: str) -> None:
    assert without_keys(typed) == "nguoi"


def test_words_run_together_slips_and_keys_are_mended_and_possible_syllables_left_alone() -> None:
    speller = Speller(["nguoi", "phat", "ngon", "spokesperson"])
    mended = speller.mend(["nguoiphatngon", "spokeperson", "nguwowif", "toan", "12345", "xkcdq"])
    assert mended == ["nguoi", "phat", "ngon", "spokesperson", "nguoi", "toan", "12345", "xkcdq"]


def test_an_unseen_word_counts_the_same_against_a_class_taught_little_and_one_taught_much() -> None:
    taught = [("much", {f"w{n}"}) for n in range(200)] + [("little", {"x"})]
    scores = Bayes(taught).scores({"w1", "never seen"})
    assert scores["much"] > scores["little"]
    assert Bayes(taught).scores({"never seen"}) == {"much": 0.0, "little": 0.0}


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("em chao anh chi em can so lieu em cam on a", "can so lieu"),
        ("xin chao", "xin chao"),
        ("cam on nhieu", "cam on nhieu"),
        ("alo co ai khong", "co ai khong"),
    ],
)
def test_courtesies_around_a_matter_are_dropped_and_alone_are_kept(words: str, left: str) -> None:
    assert " ".join(matter(words.split())) == left
