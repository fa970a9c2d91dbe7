"""What can be done with the paper of a text: read it before it leaves, bring its scan, say where it was posted."""

from __future__ import annotations

from handlers.talk import Choice, say
from procedure.capacities import capacities
from procedure.facts import Actor
from procedure.terms import PRESS_CENTRE, PROVINCE_STAFF, State
from storage.cases import CaseRow

TEXTS = frozenset({State.REVIEW, State.REPORTED_UP, State.APPROVED})


def paper(case: CaseRow, actor: Actor) -> tuple[tuple[Choice, ...], ...]:
    """The document as it would leave, while its text stands for approval; once approved the way to bring its scan."""
    if case.text_id is None or case.facts.state not in TEXTS:
        return ()
    own = capacities(case.facts, actor) & (PRESS_CENTRE | PROVINCE_STAFF)
    shown = Choice(say("choice_preview"), "case.preview", str(case.id), words=("xem truoc", "preview"))
    return ((shown, _by_hand(case)),) if own and case.facts.state is State.APPROVED else ((shown,),)


def _by_hand(case: CaseRow) -> Choice:
    """What somebody does with an approved text before it has left: posts it (3.2), or brings the paper signed."""
    if case.facts.draft is not None and case.facts.draft.form == "posted":
        return Choice(say("choice_posted"), "case.posted", str(case.id), words=("da dang", "duong dan", "posted"))
    return Choice(say("choice_scan"), "case.scan", str(case.id), words=("ban ky", "scan"))
