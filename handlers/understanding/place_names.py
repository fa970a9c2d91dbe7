"""Every name a place goes by: its own, merged ones, towns, short forms; and which of them are also ordinary words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from handlers.understanding.data_files import lists, word_sets
from handlers.understanding.words import marks, words_of


class Place(Protocol):
    """What a place must tell of itself; `former` are merged provinces, `aliases` other names."""

    @property
    def code(self) -> str: ...
    @property
    def name_vi(self) -> str: ...
    @property
    def name_en(self) -> str: ...
    @property
    def former(self) -> tuple[str, ...]: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class Name:
    """One name: its folded words, the marks of each, and how far to trust it.

    `doubtful`: also ordinary words ("diễn biến", "hòa bình"), so it needs a cue. `short`: an abbreviation. `town`: a
    town or district within the place.
    """

    words: tuple[str, ...]
    marks: tuple[str, ...]
    code: str
    former: str | None = None
    doubtful: bool = False
    short: bool = False
    town: bool = False

    @property
    def flat(self) -> str:
        """The folded name with spaces."""
        return " ".join(self.words)


# Folded names that are also everyday words: điện biên/diễn biến, đồng tháp/đóng thấp, hải phòng/hai phòng …
DOUBTFUL = word_sets()["doubtful"]


def names_of(places: Iterable[Place]) -> list[Name]:
    """All names of the places and of the towns that lie in them."""
    known = {place.code: place for place in places}
    names: list[Name] = []
    for place in known.values():
        names += [_name(text, place.code) for text in (place.name_vi, place.name_en, *place.aliases)]
        names += [_name(part, place.code, text) for text in place.former for part in (text, *text.split(" - "))]
    for code, towns in lists("towns"):
        names += [replace(_name(town, code), town=True) for town in towns if code in known]
    return list({(name.words, name.code): name for name in reversed(names)}.values())


def _name(text: str, code: str, former: str | None = None) -> Name:
    words = words_of(text)
    flats = tuple(word.flat for word in words)
    short = len(flats) == 1 and len(flats[0]) <= 3 and flats[0] not in DOUBTFUL
    doubtful = " ".join(flats) in DOUBTFUL
    return Name(flats, tuple(marks(word.raw) for word in words), code, former, doubtful, short)
