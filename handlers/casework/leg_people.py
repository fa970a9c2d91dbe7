"""Who has to do with a unit's part: its people, its head, and whoever of the desk carries the case."""

from __future__ import annotations

from handlers.casework.cards import desk_of
from handlers.scene import Scene
from procedure.facts import Actor
from procedure.terms import UNIT_HEADS, UNIT_STAFF
from storage import staff, unit_groups
from storage.cases import CaseRow
from storage.legs import LegRow
from storage.people import EMAIL, Account
from storage.work import Work


def is_of_unit(scene: Scene, leg: LegRow) -> bool:
    """Whether whoever acts belongs to the unit whose part it is."""
    actor = scene.actor
    return any(actor.sits(role, leg.facts.unit) for role in UNIT_STAFF)


def is_head(leg: LegRow, actor: Actor) -> bool:
    """Whether the person answers for the unit's report (10.2.a)."""
    return any(actor.sits(role, leg.facts.unit) for role in UNIT_HEADS)


def heads_of(work: Work, unit_code: str) -> list[int]:
    """The head of a unit, the Director of a province, as far as they are known here."""
    return staff.members(work, UNIT_HEADS, unit_code)


def is_in_chat(work: Work, unit_code: str) -> bool:
    """Whether anybody of the unit can be reached in chat, or its group."""
    ways = staff.desk_accounts(work, UNIT_STAFF, unit_code)
    if unit_groups.allowed(work, unit_code):
        return True
    return any(one.channel != EMAIL and one.unreachable_since is None for one in ways)


def of_the_desk(scene: Scene, case: CaseRow) -> list[Account]:
    """Whoever holds the case; everybody of the desk while nobody does, or the holder is not there any more."""
    desk = desk_of(scene, case)
    return [one for one in desk if one.person_id == case.facts.claimed_by] or desk
