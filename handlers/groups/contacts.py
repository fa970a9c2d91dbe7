"""`/lienhe` in a unit's allowed group: who may speak, as text. Nothing else that is typed there is read as anything."""

from __future__ import annotations

from dataclasses import replace

from handlers.commands import CONTACTS
from handlers.journalist.contacts import ask, show
from handlers.scene import Scene, Surroundings
from handlers.talk import Incoming, Outgoing
from storage import people
from storage.unit_groups import UnitGroup
from storage.work import Work


def answered(incoming: Incoming, group: UnitGroup, work: Work, around: Surroundings) -> list[Outgoing]:
    """The contacts of the agency, or of the place named after the command; no choices: a group is asked nothing."""
    name, _, place = incoming.text.strip().partition(" ")
    if name.lower().removeprefix("/") not in CONTACTS or not name.startswith("/"):
        return []
    scene = _scene(incoming, group, work, around)
    here = group.account_id
    told = _contacts(scene, place.strip())
    return [replace(one, choices=()) if one.to == here else one for one in told]


def _contacts(scene: Scene, place: str) -> list[Outgoing]:
    found = scene.around.reader.find_place(place) if place else None
    if found is not None and found.code and found.certain:
        return show.contacts(scene, found.code, ask.former_note(scene, found))
    return ask.ask(scene)


def _scene(incoming: Incoming, group: UnitGroup, work: Work, around: Surroundings) -> Scene:
    """Nobody in particular asks: the answer is for the group."""
    account = people.account(work, group.account_id)
    person = people.person(work, account.person_id)
    return Scene(replace(incoming, doubt=None), account, person, frozenset(), None, work, around)
