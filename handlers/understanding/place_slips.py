"""Place names with a slip, cut short, or with the first word as a letter; certain only where one name alone is near.

- A slip: a letter missing, doubled, swapped or wrong ("quag ninh").
- Cut short: "tỉnh Quảng". By a letter: "K. Hòa".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from handlers.understanding.place_cues import newspaper, someone, strong_before, titled_before
from handlers.understanding.place_names import Name
from handlers.understanding.syllables import is_syllable, without_keys
from handlers.understanding.words import Word

_WINDOWS = 40
_TWO_YEARS = ["hai", "nam"]  # "đóng BHXH hai năm" is no slip of "Hà Nam"
_ALIKE = 24
_UNSURE = 1.0


@dataclass(frozen=True)
class Slip:
    """A near miss at words[start:end]. `others`: codes of places whose names are as near."""

    start: int
    end: int
    name: Name
    trust: float
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Where:
    """How much speaks for a place right at a word: a title, "BHXH" before it; whether nothing follows the span."""

    titled: bool
    strong: bool
    marked: bool
    size: int

    def lenient(self, start: int, end: int) -> bool:
        """Whether words that are all good syllables may be a slip too."""
        last = end == self.size
        return self.titled or (self.strong and (last or not self.marked)) or (last and start == 0)


class Slips:
    """Looks for near misses. Without a cue right before, some word must be neither a syllable nor `ordinary`."""

    def __init__(self, names: Iterable[Name]) -> None:
        spelt = [name for name in names if len(name.flat) >= 5 and not name.short]
        self._names: dict[str, list[Name]] = defaultdict(list)
        self._joined: dict[str, list[Name]] = defaultdict(list)
        self._begun: dict[str, list[Name]] = defaultdict(list)
        self._lettered: dict[tuple[str, str], list[Name]] = defaultdict(list)
        for name in spelt:
            self._names[name.flat].append(name)
            self._joined[name.flat.replace(" ", "")].append(name)
            if len(name.words) == 2 and not name.town:
                self._begun[name.words[0]].append(name)
                self._lettered[name.words[0][0], name.words[1]].append(name)
        self._choices, self._run_together = list(self._names), list(self._joined)
        self.ordinary: frozenset[str] = frozenset()
        self.ordinary_pairs: frozenset[str] = frozenset()

    def find(self, words: Sequence[Word]) -> Iterator[Slip]:
        """The first near miss."""
        left = _WINDOWS
        marked = any(word.raw.lower() != word.flat for word in words)
        for start in range(len(words)):
            where = _Where(titled_before(words, start), strong_before(words, start), marked, len(words))
            for size in (3, 2, 1):
                end = start + size
                if end > len(words) or not self._worth(words, start, end, where):
                    continue
                left -= 1
                slip = self._slip(words, start, end, where)
                if slip and not newspaper(words, start) and not someone(words, start):
                    yield slip
                    return
            if left <= 0:
                return

    def like(self, flat: str) -> list[str]:
        """Codes of the places whose names look most like this one."""
        found = process.extract(flat, self._choices, scorer=fuzz.ratio, limit=_ALIKE)
        return [name.code for choice, _, _ in found for name in self._names[choice]]

    def longer(self, pair: Sequence[Word]) -> tuple[str, ...]:
        """Codes of the places that two ordinary words are but one letter from."""
        flats = [word.flat for word in pair]
        if " ".join(flats) in self.ordinary_pairs or not self._regular(flats):
            return ()
        where = _Where(titled=False, strong=False, marked=False, size=len(pair))
        return tuple(dict.fromkeys(name.code for name in self._near(flats, where)))

    def _worth(self, words: Sequence[Word], start: int, end: int, where: _Where) -> bool:
        flats = [word.flat for word in words[start:end]]
        if flats == _TWO_YEARS or " ".join(flats) in self.ordinary_pairs or not all(flat.isalnum() for flat in flats):
            return False
        odd = not all(is_syllable(flat) or flat in self.ordinary for flat in flats)
        lenient = where.lenient(start, end)
        return odd or (lenient and len(flats) == 2) or (lenient and where.strong and end == where.size)

    def _slip(self, words: Sequence[Word], start: int, end: int, where: _Where) -> Slip | None:
        flats = [word.flat for word in words[start:end]]
        part = self._part(flats, where, last=end == len(words))
        if part:
            return Slip(start, end, part[0], _UNSURE, _codes(part))
        near = self._near(flats, where)
        if not near:
            return None
        sure = where.titled or (where.strong and not (where.marked and self._regular(flats)))
        one = len({name.code for name in near}) == 1
        return Slip(start, end, near[0], _UNSURE + sure if one else _UNSURE, _codes(near))

    def _part(self, flats: list[str], where: _Where, *, last: bool) -> list[Name]:
        """Names that begin so ("tỉnh Quảng"), or whose first word is but a letter ("K. Hòa")."""
        if len(flats) == 1 and where.strong and last:
            found = self._begun.get(flats[0], [])
            return found if len({name.code for name in found}) > 1 else []
        if len(flats) == 2 and len(flats[0]) == 1:
            return self._lettered.get((flats[0], flats[1]), [])
        return []

    def _near(self, flats: list[str], where: _Where) -> list[Name]:
        """The names at the least distance that counts as a slip, all of them."""
        regular = self._regular(flats)
        choices, names = (self._choices, self._names) if len(flats) > 1 else (self._run_together, self._joined)
        for text in dict.fromkeys([" ".join(flats), " ".join(without_keys(flat) for flat in flats)]):
            two = not regular and (len(text) >= 10 or (len(text) >= 8 and where.strong))
            cutoff = 2 if two else 1 if len(text) >= 5 else 0
            found = process.extract(text, choices, scorer=OSA.distance, score_cutoff=cutoff, limit=_ALIKE)
            close = [choice for choice, score, _ in found if score == found[0][1] and choice[0] == text[0]]
            if close:
                return [name for choice in close for name in names[choice]]
        return []

    def _regular(self, flats: list[str]) -> bool:
        return all(is_syllable(flat) for flat in flats)


def _codes(names: Sequence[Name]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.code for name in names))[1:]
