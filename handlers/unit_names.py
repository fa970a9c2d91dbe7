"""A unit by what somebody typed: its code or one of its names; else the nearest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from storage.directory import Unit
from storage.folding import fold

SHOWN = 3
BEFORE_A_PLACE = (
    "bhxh tinh ",
    "bhxh thanh pho ",
    "bhxh tp ",
    "bhxh tp. ",
    "bhxh ",
    "tinh ",
    "thanh pho ",
    "tp ",
    "tp. ",
)


def find(units: Sequence[Unit], typed: str) -> Unit | None:
    """The one unit that is called exactly so, accents and case aside."""
    wanted = set(_bare(typed))
    found = {unit.code: unit for unit in units if wanted & spellings(unit)}
    return next(iter(found.values())) if len(found) == 1 else None


def nearest(units: Sequence[Unit], typed: str, limit: int = SHOWN) -> list[Unit]:
    """The units whose code or names look most like what was typed, the best first."""
    called = {spelling: unit for unit in units for spelling in sorted(spellings(unit))}
    best = process.extract(_bare(typed)[-1], list(called), scorer=fuzz.WRatio, limit=4 * limit)
    near = {called[spelling].code: called[spelling] for spelling, *_ in best}
    return list(near.values())[:limit]


@lru_cache(maxsize=1_000)
def spellings(unit: Unit) -> frozenset[str]:
    """Everything a unit is called, folded: a merged province under its former names too."""
    return frozenset(_spellings(unit))


def _spellings(unit: Unit) -> Iterator[str]:
    for name in (unit.code, unit.name_vi, unit.name_en, *unit.former, *unit.aliases):
        yield from _bare(name)


def _bare(name: str) -> list[str]:
    """The name folded, and without what commonly stands before a place."""
    flat = fold(name).strip(" .")
    shorter = next((flat.removeprefix(word) for word in BEFORE_A_PLACE if flat.startswith(word)), flat)
    return [flat, shorter] if shorter else [flat]
