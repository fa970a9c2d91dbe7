"""An incident presses until it is stated: its 24 hours run day and night, so it stands before other work (5.1.b)."""

from __future__ import annotations

from procedure.terms import Kind
from storage.cases import CaseRow


def is_sudden(case: CaseRow) -> bool:
    """Whether first information about an incident is still to be given."""
    return case.facts.kind is Kind.INCIDENT and case.facts.needed and not case.facts.stated
