"""Who may take us into a group, who allows it, and who may make us leave it."""

from __future__ import annotations

from handlers.scene import Scene
from procedure.facts import Actor
from procedure.terms import PRESS_CENTRE, UNIT_HEADS, UNIT_STAFF, Role
from storage import people, staff
from storage.actors import actor_of
from storage.people import EMAIL
from storage.unit_groups import UnitGroup
from storage.work import Work

MEMBERS = UNIT_STAFF | PRESS_CENTRE
HEADS = UNIT_HEADS | {Role.PRESS_HEAD}
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})


def unit_of(actor: Actor) -> str | None:
    """The unit that somebody works in, or the press centre; None for everybody else."""
    own = [(list(Role).index(role), unit) for role, unit in actor.seats if role in MEMBERS]
    return min(own)[1] if own else None


def unit_of_account(work: Work, channel: str, external_id: str) -> str | None:
    """The same for whoever has that account now; None for a stranger."""
    account = people.find_account(work, channel, external_id)
    return None if account is None or account.channel == EMAIL else unit_of(actor_of(work, account.person_id))


def is_member(actor: Actor, unit_code: str) -> bool:
    """Whether somebody belongs to the unit by the roster: being in its group means nothing (T3)."""
    return any(actor.sits(role, unit_code) for role in MEMBERS)


def deciders(work: Work, unit_code: str) -> list[int]:
    """The head of the unit, of the press centre for its own; the administrators where there is none."""
    return staff.members(work, HEADS, unit_code) or staff.members(work, ADMINISTRATORS)


def may_allow(scene: Scene, group: UnitGroup) -> bool:
    """Whether they are the one to ask."""
    return scene.person.id in deciders(scene.work, group.unit_code)


def may_leave(scene: Scene, group: UnitGroup) -> bool:
    """An administrator may always end it."""
    return Role.ADMINISTRATOR in scene.actor.roles or may_allow(scene, group)
