"""Labelled sentences kept beside the tests, and the share of them that a reader gets right."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from handlers.understanding.reader import Reader
from storage.folding import fold

FOLDER = Path(__file__).parents[2] / "data" / "utterances"


@dataclass(frozen=True)
class Labelled:
    """A sentence with the intent, office and topic it should be read as (empty: none)."""

    text: str
    intent: str
    unit: str
    topic: str


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


def shares(reader: Reader, sentences: list[Labelled], *, folded: bool = False) -> Shares:
    """How many of the sentences are read as labelled, their accents dropped first if `folded`."""
    read = [reader.read(fold(each.text) if folded else each.text) for each in sentences]
    pairs = list(zip(sentences, read, strict=True))
    intent = [want.intent == got.best.value for want, got in pairs]
    unit = [want.unit == (got.unit or "") for want, got in pairs]
    topic = [want.topic == (got.topic or "") for want, got in pairs]
    marks = zip(sentences, intent, unit, topic, strict=True)
    wrong = tuple(each.text for each, *right in marks if not all(right))
    size = len(sentences)
    return Shares(sum(intent) / size, sum(unit) / size, sum(topic) / size, wrong)
