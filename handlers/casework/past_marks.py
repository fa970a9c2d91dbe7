"""Marks of a case from how it came and went: filed by an officer, a follow-up, local press, bounced, added to late."""

from __future__ import annotations

from datetime import datetime

from handlers.names import office
from handlers.scene import Scene
from handlers.talk import Moment, Text, say
from procedure.authority import AGENCY
from procedure.terms import Kind, State
from storage import case_texts, cases, corrections, words
from storage.cases import CaseRow
from storage.words import Said

TEXT_STANDS = frozenset({State.REVIEW, State.REPORTED_UP, State.APPROVED})


def past_marks(scene: Scene, case: CaseRow) -> list[Text]:
    """One line each; empty for a case that simply came from its asker's chat."""
    found: list[Text] = []
    if case.came_by is not None:
        found.append(say(f"mark_came_{case.came_by}"))
    before = cases.load(scene.work, case.follows) if case.follows is not None else None
    if before is not None:
        found.append(say("mark_follows", code=before.code))
    if case.facts.kind is Kind.REFLECTION:
        found += [say("mark_correction", code=code) for code in corrections.codes_of(scene.work, case.id)]
    if case.local_to is not None and case.facts.scope == AGENCY and case.facts.state is State.RECEIVED:
        found.append(say("mark_local", unit=office(scene, case.local_to)))
    if case.bounces:
        found.append(say("mark_bounced", n=case.bounces))
    late = added_after(scene, case)
    return [*found, say("mark_after_review", at=Moment(late))] if late else found


def added_after(scene: Scene, case: CaseRow) -> datetime | None:
    """When the journalist last added something that the text handed in for approval does not know; None if never."""
    if case.text_id is None or case.facts.state not in TEXT_STANDS:
        return None
    since = case_texts.load(scene.work, case.text_id).at
    said = words.of_case(scene.work, case.id)
    return max((one.at for one in said if one.kind is Said.SUPPLEMENT and one.at > since), default=None)
