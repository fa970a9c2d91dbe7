"""How a group is named, and what may be done with it."""

from __future__ import annotations

from handlers.names import office
from handlers.scene import Scene
from handlers.talk import Choice, Text, say
from storage.unit_groups import UnitGroup


def named(scene: Scene, group: UnitGroup) -> dict[str, str | Text]:
    """The values that its sentences share."""
    return {"title": group.title, "unit": say("label", name=office(scene, group.unit_code))}


def rows_of(group: UnitGroup) -> tuple[tuple[Choice, ...], ...]:
    """Allow or leave, while it waits."""
    yes = Choice(say("choice_group_allow"), "group.allow", str(group.id), words=("cho phep", "allow"))
    no = Choice(say("choice_group_leave"), "group.leave", str(group.id), words=("roi nhom", "leave"))
    return ((yes, no),)
