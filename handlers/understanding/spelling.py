"""Unknown words mended: Telex keys, missing spaces, a slip of one letter."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from handlers.understanding.syllables import is_syllable, without_keys

_MENDED_A_TEXT = 24
_LONGEST_RUN = 30


class Speller:
    """Mends words against a vocabulary. A possible syllable is never touched: it may be a word not seen yet."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._known = frozenset(vocabulary)
        self._long = sorted(word for word in self._known if len(word) >= 4 and word.isalpha())
        self._memory: dict[str, tuple[str, ...]] = {}

    def mend(self, words: list[str]) -> list[str]:
        """The words, the first few unknown ones mended."""
        mended: list[str] = []
        left = _MENDED_A_TEXT
        for word in words:
            if self._fine(word) or not left:
                mended.append(word)
                continue
            left -= 1
            mended.extend(self._remembered(word))
        return mended

    def _fine(self, word: str) -> bool:
        return word in self._known or len(word) < 3 or word.isdigit() or word[0] == "_" or is_syllable(word)

    def _remembered(self, word: str) -> tuple[str, ...]:
        if word not in self._memory:
            if len(self._memory) > 4096:
                self._memory.clear()
            self._memory[word] = self._meant(word)
        return self._memory[word]

    def _meant(self, word: str) -> tuple[str, ...]:
        bare = without_keys(word)
        if bare in self._known and is_syllable(bare):  # nobody types "ad" as "asdf"
            return (bare,)
        return self._split(word) or self._split(bare) or self._near(word) or (word,)

    def _near(self, word: str) -> tuple[str, ...]:
        if not 4 <= len(word) <= 16:
            return ()
        found = process.extractOne(word, self._long, scorer=OSA.distance, score_cutoff=1)
        return (found[0],) if found else ()

    def _split(self, word: str) -> tuple[str, ...]:
        """The word as the fewest known syllables, or nothing: ``"nguoiphatngon"`` → nguoi phat ngon."""
        if not 6 <= len(word) <= _LONGEST_RUN:
            return ()
        best: list[tuple[str, ...] | None] = [()] + [None] * len(word)
        for end in range(2, len(word) + 1):
            for start in range(max(0, end - 7), end - 1):
                head, part = best[start], word[start:end]
                shorter = head is not None and (best[end] is None or len(head) + 1 < len(best[end] or ()))
                if shorter and head is not None and part in self._known and is_syllable(part):
                    best[end] = (*head, part)
        return best[-1] or ()
