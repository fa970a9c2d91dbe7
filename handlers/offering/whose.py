"""Whether a case is what a unit offers, and for which units somebody may offer (7.2.a, 10.2.c)."""

from __future__ import annotations

from procedure.facts import Actor
from procedure.terms import UNIT_STAFF, Kind
from storage.cases import CaseRow


def is_offer(case: CaseRow) -> bool:
    """Whether a unit or province offered it."""
    return case.facts.kind is Kind.UNIT_INFORMATION


def units_of(actor: Actor) -> tuple[str, ...]:
    """The units and provinces that the person belongs to."""
    return tuple(sorted({unit for role, unit in actor.seats if role in UNIT_STAFF}))


def is_of_opener(case: CaseRow, actor: Actor) -> bool:
    """Whether the person belongs to the unit that offered it."""
    return is_offer(case) and case.facts.opener in units_of(actor)
