"""What rows may refer to: units as they will be once the files are in, and what offices are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from handlers.directory.drafts import Draft, Drafts
from handlers.unit_names import SHOWN, find, nearest
from storage import directory, starter
from storage.directory import AGENCY, PROVINCIAL, Title, Unit
from storage.folding import fold
from storage.imports.entries import Kind, Value
from storage.work import Work

SCORE, ALIKE = JaroWinkler.similarity, 0.75  # a code that begins alike is the likelier one
AGENCY_NAMES = frozenset(map(fold, (AGENCY, "BHXH Việt Nam", "Bảo hiểm xã hội Việt Nam", "Vietnam Social Security")))


@dataclass(frozen=True)
class Known:
    """The units and the titles of offices that rows may name."""

    units: tuple[Unit, ...]
    titles: Mapping[str, Title]

    def code_of(self, typed: str) -> str | None:
        """The code of the unit that is called so, by code or name; VSS for the agency itself."""
        if fold(typed) in AGENCY_NAMES:
            return AGENCY
        exact = next((unit for unit in self.units if unit.code == typed.strip().upper()), None)
        unit = exact or find(self.units, typed)
        return unit.code if unit else None

    def is_province(self, code: str) -> bool:
        """Whether a unit is a provincial office."""
        return any(unit.code == code and unit.kind in PROVINCIAL for unit in self.units)

    def near(self, typed: str) -> str:
        """The units that may have been meant, those with a like code first: ``NAN (Nghệ An), …``."""
        by_code = {unit.code: unit for unit in self.units}
        alike = process.extract(typed.upper(), list(by_code), scorer=SCORE, score_cutoff=ALIKE, limit=SHOWN)
        found = [*(by_code[code] for code, *_ in alike), *nearest(self.units, typed)]
        return ", ".join(dict.fromkeys(f"{unit.code} ({unit.name_vi})" for unit in found[:SHOWN]))


def stands(work: Work) -> Known:
    """As the directory stands; the starter directory where nothing has been entered yet."""
    units = directory.all_units(work)
    return Known(tuple(units), _by_code(directory.all_titles(work))) if units else shipped()


def shipped() -> Known:
    """By the starter directory."""
    rows = (*starter.units(), *starter.provinces())
    units = tuple(Unit(one.code, one.name_vi, one.name_en, one.kind, one.former, one.aliases) for one in rows)
    return Known(units, _by_code([Title(one.code, one.name_vi, one.name_en) for one in starter.titles()]))


def _by_code(titles: Iterable[Title]) -> dict[str, Title]:
    return {one.code: one for one in titles}


def with_files(known: Known, drafts: Drafts, now: datetime) -> Known:
    """What is known once the files are in: of a kind with a file, only what the file has and is not over."""
    units = list(known.units)
    for kind in (Kind.UNITS, Kind.PROVINCES):
        if kind in drafts.rows:
            provincial = kind is Kind.PROVINCES
            units = [unit for unit in units if (unit.kind in PROVINCIAL) is not provincial]
            current = [row for row in drafts.rows[kind] if row.until is None or row.until > now]
            units += [unit for row in current if (unit := _unit(row))]
    titles = known.titles
    if Kind.TITLES in drafts.rows:
        titles = _by_code(title for row in drafts.rows[Kind.TITLES] if (title := _title(row)))
    return Known(tuple(units), titles)


def _unit(row: Draft) -> Unit | None:
    """None if one of its cells could not be read, which is told already."""
    code, name_vi, name_en, kind = (_text(row, name) for name in ("code", "name_vi", "name_en", "kind"))
    if not (code and name_vi and name_en and kind):
        return None
    return Unit(code, name_vi, name_en, kind, _list(row.values.get("former")), _list(row.values.get("aliases")))


def _title(row: Draft) -> Title | None:
    code, name_vi, name_en = (_text(row, name) for name in ("office", "name_vi", "name_en"))
    return Title(code, name_vi, name_en) if code and name_vi and name_en else None


def _text(row: Draft, column: str) -> str:
    value = row.values.get(column)
    return value if isinstance(value, str) else ""


def _list(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()
