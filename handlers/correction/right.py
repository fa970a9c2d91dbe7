"""Who may ask the press for a correction, and whose matter it is: the agency's, or a province's own (5.1.d, 5.2.b)."""

from __future__ import annotations

from handlers.scene import Scene
from procedure.authority import AGENCY
from procedure.facts import Actor
from procedure.terms import PRESS_CENTRE, PROVINCE_STAFF, Kind
from storage.cases import CaseRow


def may_open(actor: Actor) -> bool:
    """The press centre, and the people of a province."""
    return bool(actor.roles & (PRESS_CENTRE | PROVINCE_STAFF))


def may_follow(scene: Scene, case: CaseRow) -> bool:
    """Whether they may ask for a correction of what this case reports of the press: its desk, in its own matter."""
    if case.facts.kind is not Kind.REFLECTION or not may_open(scene.actor):
        return False
    if case.facts.scope == AGENCY:
        return bool(scene.roles & PRESS_CENTRE)
    return any(scene.actor.sits(role, case.facts.scope) for role in PROVINCE_STAFF)
