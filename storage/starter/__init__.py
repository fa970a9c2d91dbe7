"""The starter directory that the project ships: units, provinces, topics, titles, press agencies, read from CSV.

The facts may go stale; an import replaces them. No spokesperson is among them.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class StarterUnit:
    """A unit of the headquarters or a provincial office. `former`: merged provinces whose names are still typed."""

    code: str
    name_vi: str
    name_en: str
    kind: str
    aliases: tuple[str, ...] = ()
    former: tuple[str, ...] = ()


@dataclass(frozen=True)
class StarterTopic:
    """A subject that journalists ask about, the unit that leads on it, and words that hint at it."""

    code: str
    name_vi: str
    name_en: str
    lead_unit: str
    keywords: tuple[str, ...]


@dataclass(frozen=True)
class StarterOutlet:
    """A press agency and the other names people use for it."""

    code: str
    name_vi: str
    name_en: str
    kind: str
    aliases: tuple[str, ...]


@dataclass(frozen=True)
class StarterTitle:
    """What an office of Article 2 is called."""

    code: str
    name_vi: str
    name_en: str


@cache
def units() -> tuple[StarterUnit, ...]:
    """The leadership, the press centre and the headquarters units."""
    return tuple(_unit(row) for row in _rows("units.csv"))


@cache
def provinces() -> tuple[StarterUnit, ...]:
    """The 34 provincial offices after the merger of 2025; `kind` is `province` or `city`."""
    return tuple(_unit(row) for row in _rows("provinces.csv"))


@cache
def topics() -> tuple[StarterTopic, ...]:
    """The subjects, each with its lead unit's code."""
    return tuple(
        StarterTopic(row["code"], row["name_vi"], row["name_en"], row["lead_unit"], _list(row["keywords"]))
        for row in _rows("topics.csv")
    )


@cache
def outlets() -> tuple[StarterOutlet, ...]:
    """Some press agencies, with the names people use for them."""
    return tuple(
        StarterOutlet(row["code"], row["name_vi"], row["name_en"], row["kind"], _list(row["aliases"]))
        for row in _rows("agencies.csv")
    )


@cache
def titles() -> tuple[StarterTitle, ...]:
    """The offices of Article 2."""
    return tuple(StarterTitle(row["code"], row["name_vi"], row["name_en"]) for row in _rows("titles.csv"))


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = files(__package__).joinpath(name).read_text("utf-8")
    return iter(csv.DictReader(text.splitlines()))


def _list(field: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in field.split("|") if part.strip())


def _unit(row: dict[str, str]) -> StarterUnit:
    former = _list(row.get("former") or "")
    return StarterUnit(row["code"], row["name_vi"], row["name_en"], row["kind"], _list(row["aliases"]), former)
