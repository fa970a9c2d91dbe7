"""What is wanted: phrases, patterns and a classifier, added up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from handlers.understanding.bayes import Bayes
from handlers.understanding.cues import Cues, Hit, Patterns
from handlers.understanding.data_files import lists, pairs
from handlers.understanding.decide import added, ranked
from handlers.understanding.features import intent_features
from handlers.understanding.persons import KIN, ME, with_persons

_TRUST = 0.6
_SHARPNESS = 0.6
_SUBJECT = 0.45
_NOBODY = 1.5
_MOST_TOKENS = 160


class IntentReader:
    """Ranks intents for a text in its normal form."""

    def __init__(self, taught: Iterable[tuple[str, Sequence[str]]]) -> None:
        self.cues = Cues(lists("intent_cues"))
        self._patterns = Patterns(pairs("patterns"))
        self._bayes = Bayes((intent, intent_features(with_persons(tokens))) for intent, tokens in taught)

    def read(self, tokens: Sequence[str], subject: float) -> tuple[list[tuple[str, float]], list[Hit]]:
        """Intents with their shares, best first, and the hits. `subject`: how clearly a topic is spoken of, 0 to 7.

        A clear subject speaks for a question about it: a request, or a citizen's own matter.
        """
        peopled = with_persons(tokens[:_MOST_TOKENS])
        framed = ["^", *peopled, "$"]
        hits = self.cues.hits(framed) + self._patterns.hits(framed)
        scores = added(hits, self._bayes.scores(intent_features(peopled)), _TRUST)
        for intent in ("request", "citizen"):
            scores[intent] = scores.get(intent, 0.0) + _SUBJECT * subject
        if not {ME, KIN, "my"} & set(peopled):
            scores["citizen"] -= _NOBODY  # who asks for themselves says so
        return ranked(scores, _SHARPNESS), hits
