"""Phrases and patterns that speak for a class, each with a weight, looked up in the tokens of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_LONGEST = 6
_CHOICES = re.compile(r"\(((?:\w+(?: \w+)*)(?:\|\w+(?: \w+)*)*)\)(?!\?)(?= |\(|$)")


@dataclass(frozen=True)
class Hit:
    """A phrase found: what it speaks for, how strongly, and where it stands, as tokens[start:end]."""

    label: str
    weight: float
    phrase: str
    start: int
    end: int


class Cues:
    """`rows`: (class, "weight:phrase" entries); phrases are in the normal form of tokens."""

    def __init__(self, rows: Iterable[tuple[str, Iterable[str]]]) -> None:
        self._at: dict[str, dict[str, float]] = {}
        for label, entries in rows:
            for entry in entries:
                weight, _, phrase = entry.partition(":")
                found = self._at.setdefault(phrase, {})
                found[label] = max(found.get(label, 0.0), float(weight))
        self.vocabulary = frozenset(word for phrase in self._at for word in phrase.split())

    def hits(self, tokens: Sequence[str]) -> list[Hit]:
        """Every phrase that stands in the tokens and is not part of a longer one, whatever the longer one means."""
        found: list[Hit] = []
        reach = 0
        for start in range(len(tokens)):
            for size in range(min(_LONGEST, len(tokens) - start), 0, -1):
                phrase, end = " ".join(tokens[start : start + size]), start + size
                labels = self._at.get(phrase)
                if labels and end > reach:
                    reach = end
                    found += [Hit(label, weight, phrase, start, end) for label, weight in labels.items()]
        return found


class Patterns:
    """`rows`: (class, "weight pattern"); a pattern is matched where words begin, over tokens joined by one space.

    Gaps are bounded, so the time is linear in the text. A pattern none of whose first words stands in the text is not
    tried, which spares most of them.
    """

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        self._rows = [(label, *_compiled(row)) for label, row in rows]

    def hits(self, tokens: Sequence[str]) -> list[Hit]:
        """One hit a pattern that matches; its phrase is what matched."""
        line, words = " ".join(tokens), frozenset(tokens)
        found = (
            (label, weight, pattern.search(line))
            for label, weight, begins, pattern in self._rows
            if not (begins and begins.isdisjoint(words))
        )
        return [Hit(label, weight, match[0].strip("^$ "), -1, -1) for label, weight, match in found if match]


def _compiled(row: str) -> tuple[float, frozenset[str], re.Pattern[str]]:
    weight, _, pattern = row.partition(" ")
    anchored = pattern.replace("^ ", r"\^ ").replace(" $", r" \$")
    return float(weight), _first_words(pattern), re.compile(rf"(?<![^ ])(?:{anchored})(?![^ ])")


def _first_words(pattern: str) -> frozenset[str]:
    """The words of which a match must begin with one; empty where the pattern does not begin with plain choices."""
    group = _CHOICES.match(pattern)
    return frozenset(choice.split()[0] for choice in group[1].split("|")) if group else frozenset()
