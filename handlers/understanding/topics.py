"""Which subject a request is about: phrases of each topic, and a classifier taught with requests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from handlers.understanding.bayes import Bayes
from handlers.understanding.cues import Cues, Hit
from handlers.understanding.data_files import lists
from handlers.understanding.decide import added, ranked
from handlers.understanding.features import topic_features
from handlers.understanding.normal import Normaliser

_TRUST = 0.5
_SHARPNESS = 0.6
_KEYWORD = 4.0
_LEAST = 1.0
_ABOUT = 2.0
_ABOUT_WORDS = frozenset({"ve", "about", "on", "regarding", "quanh"})


class Topic(Protocol):
    """What a topic must tell of itself."""

    @property
    def code(self) -> str: ...
    @property
    def keywords(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class TopicFound:
    """The likeliest topic, how sure (0 to 1), the evidence for it (about 0 to 10) and the phrase that decided."""

    code: str | None
    confidence: float
    evidence: float
    why: str


class TopicReader:
    """Reads the subject of a request, among the given topics only."""

    def __init__(
        self, topics: Iterable[Topic], normaliser: Normaliser, taught: Iterable[tuple[str, Sequence[str]]]
    ) -> None:
        shipped = dict(lists("topic_cues"))
        rows = {topic.code: [*shipped.get(topic.code, ()), *_own(topic, normaliser, shipped)] for topic in topics}
        self.cues = Cues(rows.items())
        self._bayes = Bayes((code, topic_features(tokens)) for code, tokens in taught if code in rows)

    def read(self, tokens: Sequence[str]) -> TopicFound:
        """The subject of a request in its normal form."""
        hits = [_about(tokens, hit) for hit in self.cues.hits(tokens)]
        scores = added(hits, self._bayes.scores(topic_features(tokens)), _TRUST)
        if not scores or max(scores.values()) < _LEAST:
            return TopicFound(None, 0.0, 0.0, "")
        code, belief = ranked(scores, _SHARPNESS)[0]
        own = sorted((hit for hit in hits if hit.label == code), key=lambda hit: -hit.weight)
        return TopicFound(code, belief, own[0].weight if own else 0.0, own[0].phrase if own else "")


def _about(tokens: Sequence[str], hit: Hit) -> Hit:
    """The hit, stronger right after "về": what somebody wants to speak about, not whom they want to ask."""
    named = hit.start > 0 and tokens[hit.start - 1] in _ABOUT_WORDS and hit.weight > 0
    return replace(hit, weight=hit.weight + _ABOUT) if named else hit


def _own(topic: Topic, normaliser: Normaliser, shipped: dict[str, tuple[str, ...]]) -> list[str]:
    """The topic's own keywords, unless the shipped list weighs them already."""
    known = {entry.partition(":")[2] for entries in shipped.values() for entry in entries}
    plain = {" ".join(normaliser.read(keyword).tokens) for keyword in topic.keywords}
    return [f"{_KEYWORD}:{keyword}" for keyword in sorted(plain - known)]
