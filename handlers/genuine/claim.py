"""What somebody asks us to check, as facts read from their words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What a fact is about."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    DOCUMENT = "document"
    SIGNED = "signed"
    PLACE = "place"


@dataclass(frozen=True)
class Fact:
    """One thing to check: as typed, and in the form it is compared in (of a place, its code)."""

    kind: Kind
    typed: str
    plain: str


@dataclass(frozen=True)
class Day:
    """The day asked about, as typed; `date` None: there is no such day."""

    typed: str
    date: date | None


@dataclass(frozen=True)
class Claim:
    """All of it. A place alone is no claim."""

    facts: tuple[Fact, ...]
    day: Day | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing was given that can be checked."""
        return all(fact.kind is Kind.PLACE for fact in self.facts)

    def typed(self, kind: Kind) -> str:
        """What was typed of a kind, or nothing."""
        return next((fact.typed for fact in self.facts if fact.kind is kind), "")
