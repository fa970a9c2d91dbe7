"""A text brought to one form: folded, abbreviations spelt out, fixed phrases, places and codes each as one token."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handlers.understanding.codes import hide_codes
from handlers.understanding.data_files import lists, pairs
from handlers.understanding.places import PlaceFinder, PlaceFound, Span
from handlers.understanding.spelling import Speller
from handlers.understanding.words import LIMIT, Word, words_of
from storage.folding import fold

PLACE_WORD = "_place"
OUTLET_WORD = "_outlet"

# Words whose accents keep them apart from a common one they fold into: tới/tôi, dừng/dùng, nó/nợ, thuộc/thuốc.
CLEARER = {
    "tới": "den",
    "tối": "dem",
    "dừng": "ngung",
    "đừng": "ngung",
    "nó": "ay",
    "thuộc": "ve",
}


@dataclass(frozen=True)
class Normal:
    """`tokens`: the text in one form. `place`: the place it names."""

    tokens: tuple[str, ...]
    place: PlaceFound

    @property
    def line(self) -> str:
        """The tokens with spaces between and around, for patterns."""
        return f" {' '.join(self.tokens)} "


class Normaliser:
    """Brings texts to one form. Without a speller (while it is being taught) nothing is mended."""

    def __init__(self, finder: PlaceFinder, speller: Speller | None = None, outlets: Iterable[str] = ()) -> None:
        self._finder = finder
        self.speller = speller
        self._short = {short: long.split() for short, long in pairs("abbreviations")}
        self._token = {phrase: token for token, phrases in lists("phrases") for phrase in phrases}
        self._token |= {fold(name): OUTLET_WORD for name in outlets}
        longest_first = sorted(self._token, key=len, reverse=True)
        self._phrase = re.compile(f" ({'|'.join(map(re.escape, longest_first))})(?= )")

    def read(self, text: str) -> Normal:
        """`text` in one form."""
        words = words_of(hide_codes(text[:LIMIT]))
        spans = self._finder.spans(words, slips=self.speller is not None)
        place = self._finder.judge(words, spans)
        flats = self._spelt_out(_with_places(words, [span for span in spans if span.trust > 0]))
        if self.speller:
            flats = self.speller.mend(flats)
        return Normal(tuple(self._contracted(flats).split()), place)

    def taught(self, text: str) -> list[Normal]:
        """The forms to learn a sentence in: as it is, and without accents where that makes it less clear."""
        whole = self.read(text)
        plain = self.read(fold(text)) if any(word.raw.lower() in CLEARER for word in words_of(text)) else whole
        return [whole] if plain.tokens == whole.tokens else [whole, plain]

    def _spelt_out(self, flats: Iterable[str]) -> list[str]:
        return [part for flat in flats for part in self._short.get(flat, (flat,))]

    def _contracted(self, flats: Sequence[str]) -> str:
        line = f" {' '.join(flats)} "
        for _ in range(2):  # the second pass: "bao hiem xa hoi" may have become part of a longer phrase
            line = self._phrase.sub(lambda found: f" {self._token[found[1]]}", line)
        return line


def _with_places(words: Sequence[Word], spans: Sequence[Span]) -> list[str]:
    flats: list[str] = []
    at = 0
    for span in spans:
        flats += [_clear(word) for word in words[at : span.start]] + [PLACE_WORD]
        at = span.end
    return flats + [_clear(word) for word in words[at:]]


def _clear(word: Word) -> str:
    return CLEARER.get(word.raw.lower(), word.flat)
