"""Ways to name a place, labelled by hand, and what a reader makes of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from handlers.understanding.places import PlaceFound
from tests.handlers.understanding.shares import FOLDER


class Outcome(StrEnum):
    """What became of one way. WRONG: certain of another place. NEEDLESS: asked back where no place is named."""

    FOUND = "found"
    ASKED = "asked back"
    NOTHING = "nothing found, rightly"
    MISSED = "missed"
    NEEDLESS = "asked without need"
    WRONG = "wrong"


@dataclass(frozen=True)
class Way:
    """`expected`: a code; `ask` (one of `among` must be offered); or `none`: no place is named."""

    text: str
    expected: str
    among: tuple[str, ...] = ()


def ways() -> list[Way]:
    """All of ``places.tsv``."""
    rows = (FOLDER / "places.tsv").read_text("utf-8").splitlines()[1:]
    cells = ([*row.split("\t"), "", ""] for row in rows if row.strip())
    return [Way(text, expected, tuple(filter(None, among.split("|")))) for text, expected, among, *_ in cells]


def outcome(way: Way, found: PlaceFound) -> Outcome:
    """What became of it."""
    if way.expected == "none":
        return Outcome.WRONG if found.certain else Outcome.NEEDLESS if found.nearest else Outcome.NOTHING
    meant = set(way.among) or {way.expected}
    if found.certain:
        return Outcome.FOUND if found.code == way.expected else Outcome.WRONG
    return Outcome.ASKED if meant & set(found.nearest) else Outcome.MISSED


def outcomes(read: Callable[[str], PlaceFound], typed: Callable[[str], str] = str) -> dict[Way, Outcome]:
    """Every way with its outcome, each first changed by `typed`."""
    return {way: outcome(way, read(typed(way.text))) for way in ways()}


def shares(found: dict[Way, Outcome]) -> dict[str, float]:
    """The share of each outcome among the ways that name a place, and of what names none."""
    named = Counter(each for way, each in found.items() if way.expected != "none")
    return {each.value: round(named[each] / named.total(), 3) for each in Outcome}
