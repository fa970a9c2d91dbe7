"""Who is reminded of first information (5.1.b, 5.2.a): whoever speaks, and until there is a text whoever drafts it."""

from __future__ import annotations

from procedure.authority import AGENCY
from procedure.terms import PRESS_CENTRE, PROVINCE_STAFF, Role, State
from storage import staff
from storage.cases import CaseRow
from storage.work import Work


def drafters(work: Work, case: CaseRow) -> list[int]:
    """Those whose act it waits for besides: while nothing is drafted the desk that carries it; once a province has
    stated it and not reported it, the province's people."""
    facts = case.facts
    if facts.state is not State.DRAFTING and not facts.stated:
        return []
    if facts.scope == AGENCY:
        return staff.members(work, PRESS_CENTRE)
    return staff.members(work, PROVINCE_STAFF, facts.scope)


def claimer(work: Work, case: CaseRow) -> list[int]:
    """Who holds it of those; else all of them; none where it waits for whoever speaks."""
    found = drafters(work, case)
    return [one for one in found if one == case.facts.claimed_by] or found


def above(work: Work, case: CaseRow) -> list[int]:
    """Who stands above whoever speaks: the Director General; of an authorised Deputy the Director (9.5)."""
    lent = case.facts.scope != AGENCY and case.facts.authorisation is not None
    directors = staff.members(work, frozenset({Role.PROVINCE_DIRECTOR}), case.facts.scope) if lent else []
    return directors or staff.members(work, frozenset({Role.DIRECTOR_GENERAL}))
