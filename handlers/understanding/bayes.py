"""A naive Bayes classifier for short texts, trained in a moment.

A feature's weight in a class is ``log((1 - blend) * p(feature | class) / p(feature) + blend)``: a feature never seen in
a class counts the same against every class, however few sentences the class was taught with.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from math import log

_PRIOR = 60.0
_BLEND = 0.06


class Bayes:
    """Scores of classes for a set of features. `samples`: (class, features) pairs."""

    def __init__(
        self, samples: Iterable[tuple[str, Iterable[str]]], prior: float = _PRIOR, blend: float = _BLEND
    ) -> None:
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for label, features in samples:
            counts[label].update(set(features))
        self.classes = tuple(sorted(counts))
        self.floor = log(blend)
        self._weights = _weights(counts, prior, blend)

    def known(self, feature: str) -> bool:
        """Whether the feature was ever taught."""
        return feature in self._weights

    def weights(self, feature: str) -> dict[str, float]:
        """The feature's weight in each class that has it; `floor` elsewhere."""
        return self._weights.get(feature, {})

    def scores(self, features: Iterable[str]) -> dict[str, float]:
        """The sum of weights a class, divided by the root of how many features were known."""
        totals = dict.fromkeys(self.classes, 0.0)
        seen = 0
        for feature in set(features):
            weights = self._weights.get(feature)
            if weights is None:
                continue
            seen += 1
            for label, weight in weights.items():
                totals[label] += weight - self.floor
        root = max(seen, 1) ** 0.5
        return {label: total / root for label, total in totals.items()}


def _weights(counts: dict[str, Counter[str]], prior: float, blend: float) -> dict[str, dict[str, float]]:
    sizes = {label: sum(counter.values()) for label, counter in counts.items()}
    background: defaultdict[str, float] = defaultdict(float)
    for label, counter in counts.items():
        for feature, count in counter.items():
            background[feature] += count / sizes[label] / len(counts)
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    for label, counter in counts.items():
        for feature, count in counter.items():
            common = background[feature]
            share = (count + prior * common) / (sizes[label] + prior)
            weights[feature][label] = log((1 - blend) * share / common + blend)
    return dict(weights)
