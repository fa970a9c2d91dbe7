"""What a unit proposes to tell the press at once, or to guide opinion early with (10.2.c): a mark of its offer."""

from __future__ import annotations

from handlers.talk import Text, say
from storage.cases import CaseRow

URGENT, YES = "urgent", "yes"


def is_urgent(case: CaseRow) -> bool:
    """Whether the unit proposed to tell it at once."""
    return case.details.get(URGENT) == YES


def mark(case: CaseRow) -> Text | str:
    """The mark as a line; empty where nothing presses."""
    return say("offer_urgent") if is_urgent(case) else ""
