"""The place a text names, if it names one: exact names first, the longest wins; then slips of the keyboard."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from handlers.understanding.place_names import Name, Place, names_of
from handlers.understanding.place_slips import Slips
from handlers.understanding.place_trust import Setting, trust
from handlers.understanding.words import Word, words_of

_SURE = 2.0
_BOTH = frozenset({"va", "hoac", "hay", "voi", "cung", "and", "or"})


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
    """A name at words[start:end], with how far it is trusted; 0 or less: not meant as a place.

    `others`: codes of further places that the same words may name.
    """

    start: int
    end: int
    name: Name
    trust: float
    others: tuple[str, ...] = ()


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

    def learn(self, ordinary: Iterable[str], pairs: Iterable[str] = ()) -> None:
        """Take these words and pairs as ordinary: "how long" is no slip of "Hạ Long", "lao động" none of "Lâm Đồng"."""
        self._slips.ordinary = frozenset(ordinary) - self._by_first.keys()
        self._slips.ordinary_pairs = frozenset(pairs)

    def find(self, text: str) -> PlaceFound:
        """The place that `text` names."""
        words = words_of(text)
        return self.judge(words, self.spans(words))

    def spans(self, words: Sequence[Word], slips: bool = True) -> list[Span]:
        """Every name that stands in the words, not overlapping; with `slips` a mistyped one if none was trusted."""
        setting = Setting.of(words)
        found = [self._or_longer(words, span) for span in self._exact(words, setting)]
        if slips and not any(span.trust > 0 for span in found):
            found += [Span(**vars(slip)) for slip in self._slips.find(words)]
        return found

    def _or_longer(self, words: Sequence[Word], span: Span) -> Span:
        """One word that with the next may be a slip of a longer name: "vinh lon" is hardly Vinh."""
        if span.end - span.start > 1 or span.end == len(words) or span.trust <= 0:
            return span
        return replace(span, others=(*span.others, *self._slips.longer(words[span.start : span.end + 1])))

    def judge(self, words: Sequence[Word], spans: Sequence[Span]) -> PlaceFound:
        """The one place meant among the spans: the most trusted, of equals the first."""
        meant = sorted((span for span in spans if span.trust > 0), key=lambda span: (-span.trust, span.start))
        if not meant:
            return NOWHERE
        best = meant[0]
        typed = " ".join(word.raw for word in words[best.start : best.end])
        flat = " ".join(word.flat for word in words[best.start : best.end])
        codes = [code for span in meant for code in (span.name.code, *span.others)]
        nearest = list(dict.fromkeys(codes + self._slips.like(flat)))
        rivals = {span.name.code for span in meant if span.trust >= best.trust - 0.5 or _beside(words, best, span)}
        rivals.update(best.others)
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
        names = [name for name in self._by_first.get(words[at].flat, ()) if _stands(words, at, name)]
        if not names:
            return None
        first, end = names[0], at + len(names[0].words)
        others = {name.code: None for name in names if name.words == first.words and name.code != first.code}
        return Span(at, end, first, trust(words, at, end, first, setting), tuple(others))


def _stands(words: Sequence[Word], at: int, name: Name) -> bool:
    """Whether the name stands in the words right there."""
    end = at + len(name.words)
    return end <= len(words) and all(w.flat == f for w, f in zip(words[at:end], name.words, strict=True))


def _beside(words: Sequence[Word], one: Span, other: Span) -> bool:
    """Whether two places are named in one breath: "Nghệ An hoặc Hà Tĩnh"."""
    first, second = sorted((one, other), key=lambda span: span.start)
    between = [word.flat for word in words[first.end : second.start]]
    return len(between) == 1 and between[0] in _BOTH
