"""What the classifiers look at: words, pairs of words, the first and last word, the length."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_LENGTHS = ((2, "≤2"), (4, "≤4"), (8, "≤8"), (16, "≤16"))
_MOST = 120


def intent_features(tokens: Sequence[str]) -> set[str]:
    """Features that tell what is wanted."""
    read = ["9" if token.isdigit() else token for token in tokens[:_MOST]]
    features = {*read, *_pairs(read), _length(len(read))}
    if read:
        features |= {f"^{read[0]}", f"{read[-1]}$", f"^{' '.join(read[:2])}"}
    return features


def topic_features(tokens: Sequence[str]) -> set[str]:
    """Features that tell what it is about: no place, no agency, no number."""
    read = [token for token in tokens[:_MOST] if token not in {"_place", "_vss"} and not token.isdigit()]
    return {*read, *_pairs(read)}


def _pairs(tokens: Sequence[str]) -> set[str]:
    return {f"{first} {second}" for first, second in pairwise(tokens)}


def _length(size: int) -> str:
    return next((name for most, name in _LENGTHS if size <= most), ">16")
