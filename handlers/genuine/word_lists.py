"""The words that stand around names in a question: offices, titles, surnames, and words that belong to no name.

In a text typed with accents they are known by them: "đúng" is not "Dũng". Without accents both are possible.
"""

from __future__ import annotations

import re
from importlib.resources import files

from storage.folding import fold


def _lists() -> dict[str, tuple[str, ...]]:
    text = files("handlers.genuine.data").joinpath("around_names.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {kind: tuple(words.split("|")) for kind, words in rows}


_LISTS = _lists()
_OFFICES = sorted({fold(phrase) for phrase in _LISTS["office"]}, key=len, reverse=True)
OFFICE = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _OFFICES))})(?!\w)")
_SETS = {kind: (frozenset(words), frozenset(map(fold, words))) for kind, words in _LISTS.items()}
NAME_TOO = _SETS["name too"][1]


def is_one(kind: str, raw: str, marked: bool) -> bool:
    """Whether a word is one of a kind: ``title``, ``surname``, ``around`` (belongs to no name)."""
    with_marks, without = _SETS[kind]
    word = raw.lower()
    return word in with_marks if marked else fold(word) in without
