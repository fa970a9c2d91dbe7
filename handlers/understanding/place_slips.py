"""Place names with a slip: a letter missing, doubled, swapped or wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from handlers.understanding.place_cues import newspaper, someone, strong_before, titled_before
from handlers.understanding.place_names import Name
from handlers.understanding.syllables import is_syllable, without_keys
from handlers.understanding.words import Word

_WINDOWS = 40
_TWO_YEARS = ["hai", "nam"]  # "đóng BHXH hai năm" is no slip of "Hà Nam"


class Slips:
    """Looks for near misses. Without a cue right before, some word must be neither a syllable nor `ordinary`."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._names = {name.flat: name for name in names if len(name.flat) >= 5 and not name.short}
        self._joined = {flat.replace(" ", ""): name for flat, name in self._names.items()}
        self._choices = list(self._names)
        self._run_together = list(self._joined)
        self.ordinary: frozenset[str] = frozenset()

    def find(self, words: Sequence[Word]) -> Iterator[tuple[int, int, Name, float]]:
        """The first near miss, as (start, end, name, trust)."""
        left = _WINDOWS
        marked = any(word.raw.lower() != word.flat for word in words)
        for start in range(len(words)):
            strong = strong_before(words, start)
            lenient = titled_before(words, start) or (strong and not marked)
            for size in (3, 2, 1):
                if start + size > len(words) or not self._worth(words[start : start + size], lenient):
                    continue
                left -= 1
                name = self._near([word.flat for word in words[start : start + size]])
                if name and not newspaper(words, start) and not someone(words, start):
                    yield start, start + size, name, 1.0 + strong
                    return
            if left <= 0:
                return

    def like(self, flat: str) -> list[str]:
        """Codes of the places whose names look most like this one."""
        found = process.extract(flat, self._choices, scorer=fuzz.ratio, limit=6)
        return [self._names[choice].code for choice, _, _ in found]

    def _worth(self, span: Sequence[Word], lenient: bool) -> bool:
        flats = [word.flat for word in span]
        odd = not all(is_syllable(flat) or flat in self.ordinary for flat in flats)
        return all(flat.isalnum() for flat in flats) and (odd or (lenient and len(span) == 2 and flats != _TWO_YEARS))

    def _near(self, flats: list[str]) -> Name | None:
        odd = not all(is_syllable(flat) for flat in flats)
        for text in dict.fromkeys([" ".join(flats), " ".join(without_keys(flat) for flat in flats)]):
            choices, names = (self._choices, self._names) if len(flats) > 1 else (self._run_together, self._joined)
            cutoff = 2 if len(text) >= 10 and odd else 1 if len(text) >= 5 else 0
            found = process.extractOne(text, choices, scorer=OSA.distance, score_cutoff=cutoff)
            if found and found[0][0] == text[0]:
                return names[found[0]]
        return None
