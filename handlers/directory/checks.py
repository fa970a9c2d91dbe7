"""What only shows across rows: units that do not exist, offices that do not fit them, the same thing entered twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

from handlers.directory.drafts import Draft
from handlers.directory.known import Known
from handlers.directory.problems import Problem
from handlers.talk import say
from storage.directory import AGENCY, PROVINCIAL
from storage.imports.entries import Kind, Value

KEYS: Mapping[Kind, tuple[str, ...]] = {
    Kind.UNITS: ("code",),
    Kind.PROVINCES: ("code",),
    Kind.OUTLETS: ("code",),
    Kind.TOPICS: ("code",),
    Kind.TITLES: ("office",),
    Kind.SPOKESPERSONS: ("office", "unit"),
    Kind.AUTHORISATIONS: ("unit", "number", "name"),
    Kind.ROSTER: ("kind", "unit", "name"),
}
REFERS = {Kind.SPOKESPERSONS: "unit", Kind.AUTHORISATIONS: "unit", Kind.ROSTER: "unit", Kind.TOPICS: "lead_unit"}
OF_THE_AGENCY = ("director_general", "spokesperson")
PRESS_CENTRE = "press_centre"
LOOKED_NEAR = 200  # of ten thousand lines with an unknown unit nobody reads more, and each costs a look at all names
NEVER = datetime.max.replace(tzinfo=UTC)


def referred(kind: Kind, rows: Sequence[Draft], known: Known, problems: list[Problem]) -> list[Draft]:
    """The rows with units by their codes; unknown ones are named with the nearest."""
    column = REFERS.get(kind)
    return [_with_code(row, column, known, problems) for row in rows] if column else list(rows)


def _with_code(row: Draft, column: str, known: Known, problems: list[Problem]) -> Draft:
    typed = row.values.get(column)
    if not isinstance(typed, str):
        return row
    code = known.code_of(typed)
    if code is None:
        near = known.near(typed) if len(problems) < LOOKED_NEAR else "…"
        problems.append(Problem(row.at(column), say("import_unit_unknown", found=typed, near=near)))
        return replace(row, values={**row.values, column: None})
    return replace(row, values={**row.values, column: code})


def problems_of(kind: Kind, rows: Sequence[Draft], known: Known, now: datetime) -> Iterator[Problem]:
    """Everything that is wrong across the rows of one kind."""
    yield from _twice(kind, [row for row in rows if row.until is None or row.until > now], now)
    check = OWN_RULES.get(kind)
    for row in rows if check else ():
        yield from check(row, known) if check else ()
    if kind is Kind.UNITS and rows and not any(row.values.get("kind") == PRESS_CENTRE for row in rows):
        yield Problem(replace(rows[0].place, line=None), say("import_no_press_centre"))


def _twice(kind: Kind, rows: Iterable[Draft], now: datetime) -> Iterator[Problem]:
    """The same key at the same time: both lines are named. One after the other is no problem."""
    by_key: dict[tuple[Value, ...], list[Draft]] = defaultdict(list)
    for row in rows:
        key = tuple(_folded(row.values.get(name)) for name in KEYS[kind])
        if all(part is not None for part in key):
            by_key[key].append(row)
    for same in by_key.values():
        for earlier, later in pairwise(sorted(same, key=lambda row: _begins(row, now))):
            if _meet(kind, earlier, later, now):
                text = say("import_twice", what=_shown(kind, later), other=earlier.place.text())
                yield Problem(later.at(KEYS[kind][0]), text)


def _begins(row: Draft, now: datetime) -> datetime:
    return max(row.since or now, now)


def _meet(kind: Kind, earlier: Draft, later: Draft, now: datetime) -> bool:
    """Whether two rows of one key count at the same time.

    A row without an end leaves room for a successor that is to come, save where all is dated.
    """
    begins = _begins(later, now)
    if earlier.until is None and kind not in (Kind.AUTHORISATIONS, Kind.ROSTER):
        return begins == _begins(earlier, now)
    return begins < (earlier.until or NEVER)


def _folded(value: Value) -> Value:
    return value.casefold() if isinstance(value, str) else value


def _shown(kind: Kind, row: Draft) -> str:
    return ", ".join(str(row.values[name]) for name in KEYS[kind])


def _office(row: Draft, known: Known) -> Iterator[Problem]:
    """2.1, 2.2: who speaks by office; those authorised need a document, a matter and an end (2.4)."""
    office, unit = row.values.get("office"), row.values.get("unit")
    if office in ("delegate", "deputy"):
        yield Problem(row.at("office"), say("import_needs_document", office=say(f"office_of_{office}")))
    elif isinstance(unit, str) and office in OF_THE_AGENCY and unit != AGENCY:
        text = say("import_office_agency", office=say(f"office_of_{office}"), unit=unit)
        yield Problem(row.at("unit"), text)
    elif isinstance(unit, str) and office == "director" and not known.is_province(unit):
        yield Problem(row.at("unit"), say("import_office_province", unit=unit))


def _authorised(row: Draft, known: Known) -> Iterator[Problem]:
    """2.1.c, 2.2.b: for the agency or for a province."""
    unit = row.values.get("unit")
    if isinstance(unit, str) and unit != AGENCY and not known.is_province(unit):
        yield Problem(row.at("unit"), say("import_speaks_for_nobody", unit=unit))


def _own_code(row: Draft, known: Known) -> Iterator[Problem]:
    """VSS is the agency itself; a code belongs to a unit or to a province."""
    code = row.values.get("code")
    if code == AGENCY:
        yield Problem(row.at("code"), say("import_code_agency"))
    elif len({unit.kind in PROVINCIAL for unit in known.units if unit.code == code}) > 1:
        yield Problem(row.at("code"), say("import_code_taken", code=str(code)))


OWN_RULES = {
    Kind.SPOKESPERSONS: _office,
    Kind.AUTHORISATIONS: _authorised,
    Kind.UNITS: _own_code,
    Kind.PROVINCES: _own_code,
}
