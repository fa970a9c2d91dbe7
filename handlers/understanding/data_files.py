"""The package's own tab-separated data: labelled sentences and word lists."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def pairs(name: str) -> list[tuple[str, str]]:
    """The two columns of ``data/<name>.tsv``, its heading left out."""
    text = files("handlers.understanding.data").joinpath(f"{name}.tsv").read_text("utf-8")
    rows = (line.partition("\t") for line in text.splitlines()[1:] if line.strip())
    return [(first.strip(), last.strip()) for first, _, last in rows]


def lists(name: str) -> list[tuple[str, tuple[str, ...]]]:
    """The same, the second column taken apart at ``|``."""
    return [(key, tuple(part.strip() for part in field.split("|"))) for key, field in pairs(name)]


@cache
def word_sets() -> dict[str, frozenset[str]]:
    """The named sets of words of ``data/word_sets.tsv``, folded."""
    return {name: frozenset(words) for name, words in lists("word_sets")}
