"""Labelled sentences kept beside the tests, and the share of them that a reader gets right.

`dev` is the starter data's. No sentence teaches the reader. `unseen` was written last and the reader's lists were not
mended after it was read; from what was misread in the others, the lists have learnt.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from handlers.understanding.model import Understanding
from handlers.understanding.reader import Reader
from storage.folding import fold

FOLDER = Path(__file__).parents[2] / "data" / "utterances"
DEV = "dev"
HELD_OUT = ("heldout", "heldout-fresh", "heldout-last", "heldout-final", "newsroom", "hurried", "deadline", "unseen")


@dataclass(frozen=True)
class Labelled:
    """A sentence with the intent, office and topic it should be read as (empty: none)."""

    text: str
    intent: str
    unit: str
    topic: str


@dataclass(frozen=True)
class Reading:
    """A labelled sentence and what a reader made of it."""

    sentence: Labelled
    found: Understanding

    @property
    def right(self) -> tuple[bool, bool, bool]:
        """Whether intent, office and topic are as labelled; the likeliest intent counts, however unsure."""
        want, got = self.sentence, self.found
        return want.intent == got.best.value, want.unit == (got.unit or ""), want.topic == (got.topic or "")

    @property
    def asked(self) -> bool:
        """Whether it was below the threshold, so that the person is asked."""
        return self.found.intent is None


@dataclass(frozen=True)
class Shares:
    """Shares of right readings, 0 to 1, and the sentences with anything wrong."""

    intent: float
    unit: float
    topic: float
    wrong: tuple[str, ...]


def labelled(name: str) -> list[Labelled]:
    """The sentences of ``tests/data/utterances/<name>.tsv``."""
    rows = (FOLDER / f"{name}.tsv").read_text("utf-8").splitlines()[1:]
    return [Labelled(*[*row.split("\t"), "", ""][:4]) for row in rows if row.strip()]


def readings(reader: Reader, sentences: list[Labelled], *, folded: bool = False) -> list[Reading]:
    """Every sentence as it is read, its accents dropped first if `folded`."""
    return [Reading(each, reader.read(fold(each.text) if folded else each.text)) for each in sentences]


def shares(found: list[Reading]) -> Shares:
    """How many of the sentences are read as labelled."""
    marks = [each.right for each in found]
    intent, unit, topic = (sum(column) / len(found) for column in zip(*marks, strict=True))
    wrong = tuple(each.sentence.text for each in found if not all(each.right))
    return Shares(intent, unit, topic, wrong)
