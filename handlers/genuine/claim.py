"""What somebody asks us to check, as facts read from their words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MOST = 8  # facts of one person


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
    """All of it. A place alone is no claim. `cut`: the text was too long to be read to its end."""

    facts: tuple[Fact, ...]
    day: Day | None = None
    cut: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing was given that can be checked."""
        return all(fact.kind is Kind.PLACE for fact in self.facts)

    @property
    def too_much(self) -> bool:
        """Whether it cannot be judged as one: several people are named, or more than anybody would say of one."""
        named = sum(fact.kind is Kind.NAME for fact in self.facts)
        return self.cut or named > 1 or len(self.facts) > MOST

    def typed(self, kind: Kind) -> str:
        """What was typed of a kind, or nothing."""
        return next((fact.typed for fact in self.facts if fact.kind is kind), "")
