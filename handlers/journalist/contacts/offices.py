"""Which office a text means beside a province: the agency, or a headquarters unit, which has no spokesperson (2.1)."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz, process

from handlers.scene import Scene
from storage import directory
from storage.directory import PROVINCIAL, Unit
from storage.folding import fold

AGENCY_WORDS = ("vss", "bhxh viet nam", "bhxh vn", "bao hiem xa hoi viet nam", "vietnam social security", "toan quoc")
SHORTEST = 6  # shorter names ("VP", "LT") are in too many sentences
LONGEST_READ = 200


def means_agency(text: str) -> bool:
    """Whether the text names the agency itself."""
    line = _line(fold(text))
    return any(f" {words} " in line for words in AGENCY_WORDS)


def headquarters_unit(scene: Scene, text: str) -> Unit | None:
    """The unit whose longest name stands in the text, as words; with accents where the text has them."""
    text = text[:LONGEST_READ]
    marked = fold(text) != " ".join(text.lower().split())
    line = _line(text if marked else fold(text))
    named = ((name, unit) for unit in directory.all_units(scene.work) for name in _names(unit))
    found = [(len(name), unit) for name, unit in named if _line(name if marked else fold(name)) in line]
    return max(found, key=lambda one: one[0])[1] if found else None


def nearest(scene: Scene, text: str) -> tuple[str, ...]:
    """Codes of the three provinces whose names, old or new, look most like the text."""
    provinces = [unit for unit in directory.all_units(scene.work) if unit.kind in PROVINCIAL]
    names = {fold(name): unit.code for unit in provinces for name in (unit.name_vi, unit.name_en, *unit.former)}
    found = process.extract(fold(text[:LONGEST_READ]), list(names), scorer=fuzz.ratio, limit=len(names))
    return tuple(dict.fromkeys(names[name] for name, _, _ in found))[:3]


def _names(unit: Unit) -> Iterator[str]:
    """Names that mean the unit and nothing else; the leaders speak for the agency itself."""
    if unit.kind in PROVINCIAL or unit.kind == "leadership":
        return
    for name in (unit.name_vi, unit.name_en, *unit.aliases):
        if len(name) >= SHORTEST and " " in name:
            yield name


def _line(text: str) -> str:
    words = "".join(letter if letter.isalnum() else " " for letter in text.lower()).split()
    return f" {' '.join(words)} "
