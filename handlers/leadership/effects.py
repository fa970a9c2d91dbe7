"""What a decision undoes: the direction before, a text that stands for approval."""

from __future__ import annotations

from datetime import datetime, timedelta

from handlers.talk import Text, say
from procedure.law import lengths
from procedure.paths import path_of
from procedure.terms import Clock
from storage.cases import CaseRow


def what_changes(case: CaseRow) -> tuple[Text, ...]:
    """One sentence for each thing that ends."""
    found: list[Text] = []
    if case.facts.directed:
        found.append(say("direct_replaces"))
    return (*found, *text_ends(case))


def length_of(clock: Clock, at: datetime) -> timedelta:
    """How long the regulation gives at a moment; it names a length for every clock that a decision starts."""
    return lengths.definition(clock, at).length or timedelta(0)


def hours(length: timedelta) -> int:
    """Whole hours."""
    return int(length.total_seconds()) // 3_600


def text_ends(case: CaseRow) -> tuple[Text, ...]:
    """A text in review, reported up or approved is let go of when the case goes back to work."""
    texts = path_of(case.facts.kind, case.facts.scope).texts
    return (say("decision_ends_text"),) if case.facts.state in texts and case.text_id is not None else ()
