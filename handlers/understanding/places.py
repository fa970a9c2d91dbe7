"""The place a text names, if it names one: exact names first, the longest wins; then slips of the keyboard."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from handlers.understanding.place_names import Name, Place, names_of
from handlers.understanding.place_slips import Slips
from handlers.understanding.place_trust import Setting, trust
from handlers.understanding.words import Word, words_of
from storage import starter

_SURE = 2.0


@dataclass(frozen=True)
class PlaceFound:
    """A place in a text. `code` None: none found. `words`: as typed. `former`: the merged province that was named.

    `certain` False: ask before acting on it. `nearest`: up to three codes, likeliest first.
    """

    code: str | None
    certain: bool
    words: str = ""
    former: str | None = None
    nearest: tuple[str, ...] = ()


NOWHERE = PlaceFound(None, False)


@dataclass(frozen=True)
class Span:
    """A name at words[start:end], with how far it is trusted; 0 or less: not meant as a place."""

    start: int
    end: int
    name: Name
    trust: float


class PlaceFinder:
    """Finds places by every name of `places`."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._by_first: dict[str, list[Name]] = defaultdict(list)
        names = names_of(places)
        for name in names:
            self._by_first[name.words[0]].append(name)
            joined = "".join(name.words)
            if len(name.words) > 1 and len(joined) >= 5:
                self._by_first[joined].append(Name((joined,), (joined,), name.code, name.former))
        for found in self._by_first.values():
            found.sort(key=lambda name: -len(name.words))
        self._slips = Slips(names)

    def learn(self, ordinary: Iterable[str]) -> None:
        """Take these words as ordinary: "how long" is no slip of "Hạ Long"."""
        self._slips.ordinary = frozenset(ordinary) - self._by_first.keys()

    def find(self, text: str) -> PlaceFound:
        """The place that `text` names."""
        words = words_of(text)
        return self.judge(words, self.spans(words))

    def spans(self, words: Sequence[Word], slips: bool = True) -> list[Span]:
        """Every name that stands in the words, not overlapping; with `slips` a mistyped one if none was trusted."""
        setting = Setting.of(words)
        found = list(self._exact(words, setting))
        if slips and not any(span.trust > 0 for span in found):
            found += [Span(*slip) for slip in self._slips.find(words)]
        return found

    def judge(self, words: Sequence[Word], spans: Sequence[Span]) -> PlaceFound:
        """The one place meant among the spans: the most trusted, of equals the first."""
        meant = sorted((span for span in spans if span.trust > 0), key=lambda span: (-span.trust, span.start))
        if not meant:
            return NOWHERE
        best = meant[0]
        typed = " ".join(word.raw for word in words[best.start : best.end])
        nearest = list(dict.fromkeys([span.name.code for span in meant] + self._slips.like(best.name.flat)))
        rivals = {span.name.code for span in meant if span.trust >= best.trust - 0.5}
        certain = best.trust >= _SURE and len(rivals) == 1
        return PlaceFound(best.name.code, certain, typed, best.name.former, tuple(nearest[:3]))

    def _exact(self, words: Sequence[Word], setting: Setting) -> Iterable[Span]:
        at = 0
        while at < len(words):
            span = self._longest(words, at, setting)
            if span:
                yield span
            at = span.end if span else at + 1

    def _longest(self, words: Sequence[Word], at: int, setting: Setting) -> Span | None:
        for name in self._by_first.get(words[at].flat, ()):
            end = at + len(name.words)
            if end <= len(words) and all(w.flat == f for w, f in zip(words[at:end], name.words, strict=True)):
                return Span(at, end, name, trust(words, at, end, name, setting))
        return None


@cache
def _starter() -> PlaceFinder:
    return PlaceFinder(starter.provinces())


def find_place(text: str) -> PlaceFound:
    """The place that `text` names, by the starter directory."""
    return _starter().find(text)
