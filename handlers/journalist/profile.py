"""A journalist's name and outlet: changed in one place, so that a verified card never vouches for another name (T5)."""

from __future__ import annotations

from dataclasses import replace

from handlers.desk.marks import same
from handlers.scene import Scene
from procedure.terms import Role
from storage import acts, people, press_cards, staff
from storage.acts import Act


def keep(scene: Scene, name: str, outlet: str, outlet_code: str | None) -> Scene:
    """Remember both; a card that vouched for another name or outlet no longer counts.

    A colleague keeps the name of the roster (T5), also while suspended.
    """
    if is_colleague(scene):
        return scene
    person = scene.person
    moved = bool(person.outlet) and not same(person.outlet, outlet)
    if (moved or (person.name and not same(person.name, name))) and press_cards.replace(scene.work, person.id):
        replaced = Act(f"person:{person.id}", "press_card_replaced", person.id, Role.JOURNALIST.value, "10.1")
        acts.record(scene.work, replaced)
    kind = None if moved else person.outlet_kind
    changed = replace(person, name=name, outlet=outlet, outlet_code=outlet_code, outlet_kind=kind)
    people.change(scene.work, person.id, name=name, outlet=outlet, outlet_code=outlet_code, outlet_kind=kind)
    return scene.with_person(changed)


def is_colleague(scene: Scene) -> bool:
    """Whether they are on the roster: those who hold a role, and those whose role is suspended."""
    held = staff.memberships_of(scene.work, scene.person.id) if not scene.roles else []
    return bool(scene.roles) or any(one.state == "active" for one in held)
