"""Evidence added up: what phrases say, each further one counting less, and what the classifier learnt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import exp

from handlers.understanding.cues import Hit

_FADING = 0.45


def added(hits: Iterable[Hit], learnt: Mapping[str, float], trust: float) -> dict[str, float]:
    """A score a class: its phrases, heaviest first, each counting `_FADING` of the one before, and what was learnt."""
    weights: dict[str, list[float]] = defaultdict(list)
    for hit in hits:
        weights[hit.label].append(hit.weight)
    scores = {label: trust * score for label, score in learnt.items()}
    for label, found in weights.items():
        found.sort(reverse=True)
        scores[label] = scores.get(label, 0.0) + sum(w * _FADING**i for i, w in enumerate(found[:4]))
    return scores


def ranked(scores: Mapping[str, float], sharpness: float) -> list[tuple[str, float]]:
    """Classes with their share of belief, best first; the shares add up to 1."""
    top = max(scores.values())
    beliefs = {label: exp(sharpness * (score - top)) for label, score in scores.items()}
    total = sum(beliefs.values())
    return sorted(((label, belief / total) for label, belief in beliefs.items()), key=lambda pair: (-pair[1], pair[0]))
