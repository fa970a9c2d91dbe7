"""What a state is called where more is to be said than its own name: who withdrew, what is asked above or again."""

from __future__ import annotations

from handlers.talk import Text, say
from procedure.facts import Case
from procedure.terms import Kind, State


def state_name(case: Case) -> Text:
    """Where a case stands. What a unit offered was withdrawn by the unit, not by a journalist (7.2.a)."""
    if case.state is State.REPORTED_UP and case.draft is not None and case.draft.asks:
        return say("state_reported_up_asked")
    if case.state is State.WITHDRAWN and case.kind is Kind.UNIT_INFORMATION:
        return say("state_withdrawn_unit")
    if case.state is State.DROPPED and case.kind is Kind.CORRECTION:
        return say("state_dropped_correction")
    if case.state is State.REVIEW and case.draft is None:  # no text was handed in: the refusal is asked about again (6)
        return say("state_review_again")
    return say(f"state_{case.state.lower()}")
