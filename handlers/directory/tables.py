"""Checked rows as the directory keeps them, ready to be compared with what stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from handlers.directory.checks import problems_of, referred
from handlers.directory.drafts import Draft, Drafts
from handlers.directory.known import Known, with_files
from handlers.directory.layouts import LAYOUTS
from handlers.directory.problems import Problem
from storage.directory import AGENCY
from storage.imports.entries import Entry, Kind, Tables, Value

Values = Mapping[str, Value]


@dataclass(frozen=True)
class Checked:
    """What the files want, or all that is wrong with them; never both."""

    tables: Tables
    problems: tuple[Problem, ...]


def checked(drafts: Drafts, known: Known, now: datetime) -> Checked:
    """The files' rows, if nothing is wrong with any of them."""
    after = with_files(known, drafts, now)
    problems = list(drafts.problems)
    tables: dict[Kind, tuple[Entry, ...]] = {}
    for kind, drafted in drafts.rows.items():
        rows = referred(kind, drafted, after, problems)
        problems += problems_of(kind, rows, after, now)
        tables[kind] = () if problems else tuple(_entry(kind, row, after) for row in rows)
    in_order = sorted(problems, key=lambda one: (one.place.file, one.place.sheet, one.place.line or 0))
    return Checked({} if problems else tables, tuple(in_order))


def _entry(kind: Kind, row: Draft, known: Known) -> Entry:
    columns = (column.name for column in LAYOUTS[kind].columns if column.read is not None)
    unsaid = frozenset(name for name in columns if name not in row.headings)
    return Entry(MAKERS[kind](row.values, known), row.since, row.until, unsaid)


def _named(values: Values, known: Known) -> Values:
    return {name: values.get(name) for name in ("code", "name_vi", "name_en")}


def _unit(values: Values, known: Known) -> Values:
    lists = {name: values.get(name) or () for name in ("former", "aliases")}
    return {**_named(values, known), "kind": values["kind"], **lists}


def _outlet(values: Values, known: Known) -> Values:
    return {**_named(values, known), "kind": values["kind"], "aliases": values.get("aliases") or ()}


def _topic(values: Values, known: Known) -> Values:
    return {**_named(values, known), "lead_unit": values["lead_unit"], "keywords": values.get("keywords") or ()}


def _title(values: Values, known: Known) -> Values:
    return {**_named(values, known), "code": values["office"]}


def _person(values: Values, known: Known, office: str = "") -> dict[str, Value]:
    """Name, title, telephone, e-mail (2.3). Without an English title: what the office is called in English."""
    title = known.titles.get(office)
    title_en = values.get("title_en") or (title.name_en if title else values["title_vi"])
    return {**{name: values[name] for name in ("name", "title_vi", "phone", "email")}, "title_en": title_en}


def _speaker(values: Values, known: Known) -> Values:
    office = values["office"]
    return {"office": office, "unit_code": values["unit"], **_person(values, known, str(office))}


def _authorisation(values: Values, known: Known) -> Values:
    """`alone` unless the file says otherwise (2.1.c)."""
    office = "delegate" if values["unit"] == AGENCY else "deputy"
    alone = values.get("alone")
    return {
        "unit_code": values["unit"],
        "office": office,
        **_person(values, known),
        **{name: values[name] for name in ("number", "signed_on", "matter")},
        "alone": True if alone is None else alone,
        "granted_by_name": values["granted_by"],
        "reason": values.get("reason"),
    }


def _duty(values: Values, known: Known) -> Values:
    return {"kind": values["kind"], "unit_code": values["unit"], **_person(values, known)}


MAKERS: Mapping[Kind, Callable[[Values, Known], Values]] = {
    Kind.UNITS: _unit,
    Kind.PROVINCES: _unit,
    Kind.OUTLETS: _outlet,
    Kind.TOPICS: _topic,
    Kind.TITLES: _title,
    Kind.SPOKESPERSONS: _speaker,
    Kind.AUTHORISATIONS: _authorisation,
    Kind.ROSTER: _duty,
}
