"""Substitutes in force and to come, as both sides see them, and their early end."""

from __future__ import annotations

from handlers.admin.register import register_own
from handlers.admin.roster_page import substitutions
from handlers.command_menu import menus
from handlers.denying import denied
from handlers.names import office, staff_name
from handlers.scene import Scene
from handlers.talk import Choice, Lines, Outgoing, Text, say
from handlers.telling import tell
from storage import substitutes
from storage.staff import Membership
from storage.substitutes import Substitute


def overview(scene: Scene, may_name: bool) -> list[Outgoing]:
    """What there is, each of one's own with its early end; the way to a new one for those who may."""
    found = substitutes.open_about(scene.work, scene.person.id)
    lines = Lines(tuple(substitutions(scene, scene.person.id))) if found else say("substitutes_none")
    rows = [_end(scene, one) for one in found]
    if may_name:
        rows.append((Choice(say("choice_substitute"), "subs.new", words=("cu nguoi thay", "name")),))
    note = say("substitutes_how") if may_name else say("substitute_not_yours")
    return [scene.reply(say("substitutes", substitutes=lines, note=note), *rows, _rights())]


def end(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """End it now: the officer who is back, or the one who stands in and cannot any more."""
    one = substitutes.load(scene.work, int(ref)) if ref.isdigit() else None
    if one is None or scene.person.id not in (one.person_id, one.substitute_id):
        return denied(scene, "substitute_not_allowed", say("refused_not_yours"))
    ended = substitutes.end(scene.work, one.id)
    if ended is None:
        return [scene.reply(say("substitute_over"), _rights())]
    register_own(scene, ended.person_id, "substitute_ended", substitute=ended.id, person=ended.substitute_id)
    other = ended.person_id if scene.person.id == ended.substitute_id else ended.substitute_id
    told = say("substitute_ended_notice", name=staff_name(scene, scene.person.id), role=_role(scene, ended))
    done = scene.reply(say("substitute_ended", role=_role(scene, ended)), _rights())
    return [done, *tell(scene, other, told, _rights()), *menus(scene.work, ended.substitute_id)]


def role_of(scene: Scene, member: Membership) -> Text:
    """The role with its unit."""
    unit = say("label", name=office(scene, member.unit_code))
    return say("role_in_unit", role=say(f"role_{member.role}"), unit=unit)


def _role(scene: Scene, one: Substitute) -> Text:
    unit = say("label", name=office(scene, one.unit_code))
    return say("role_in_unit", role=say(f"role_{one.role}"), unit=unit)


def _end(scene: Scene, one: Substitute) -> tuple[Choice, ...]:
    other = one.substitute_id if one.person_id == scene.person.id else one.person_id
    return (Choice(say("choice_end_substitute", name=staff_name(scene, other)), "subs.end", str(one.id)),)


def _rights() -> tuple[Choice, ...]:
    return (Choice(say("choice_rights"), "rights", words=("quyen", "rights")),)
