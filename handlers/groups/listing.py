"""`/nhom`: the groups of one's unit, for administrators of every unit, with the way out of each."""

from __future__ import annotations

from handlers.denying import denied
from handlers.groups.deciders import HEADS, deciders
from handlers.groups.wording import named, rows_of
from handlers.names import staff_name
from handlers.scene import Scene
from handlers.talk import Choice, Lines, Moment, Outgoing, Text, say
from procedure.terms import Role
from storage import unit_groups
from storage.unit_groups import UnitGroup


def listed(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """For heads and administrators."""
    actor = scene.actor
    if not actor.roles & (HEADS | {Role.ADMINISTRATOR}):
        return denied(scene, "group_not_theirs", say("group_denied"))
    own = None if Role.ADMINISTRATOR in actor.roles else {unit for role, unit in actor.seats if role in HEADS}
    found = unit_groups.listed(scene.work, own)
    if not found:
        return [scene.reply(say("group_none"))]
    lines = Lines(tuple(_line(scene, one) for one in found))
    return [scene.reply(say("group_list", groups=lines), *(_rows(scene, one) for one in found))]


def _line(scene: Scene, one: UnitGroup) -> Text:
    if one.since is None:
        name, until = staff_name(scene, one.asked_by), Moment(one.waits_until)
        return say("group_line_waiting", name=name, until=until, **named(scene, one))
    name = staff_name(scene, one.allowed_by)
    return say("group_line_allowed", name=name, at=Moment(one.since), **named(scene, one))


def _rows(scene: Scene, one: UnitGroup) -> tuple[Choice, ...]:
    leave = Choice(say("choice_group_leave_named", title=one.title), "group.leave", str(one.id))
    asked = one.since is None and scene.person.id in deciders(scene.work, one.unit_code)
    return (rows_of(one)[0][0], leave) if asked else (leave,)
