"""The changes of the roster themselves, once confirmed. Each checks the right again; the last administrator stays."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.admin.posts import fitting_units
from handlers.admin.register import register
from handlers.admin.unconfirmed import ask_second, role_text
from handlers.command_menu import menus
from handlers.denying import denied
from handlers.names import staff_name
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, say
from handlers.telling import tell
from procedure.terms import Role
from storage import pins, staff, suspension
from storage.staff import OPEN, Membership

Data = Mapping[str, object]


def give(scene: Scene, data: Data) -> list[Outgoing]:
    """The role waits for a second officer; nothing is given yet."""
    person, role, unit = int(str(data["person"])), Role(str(data["role"])), str(data["unit"])
    if not _administers(scene) or unit not in {one.code for one in fitting_units(scene.work, role)}:
        return _no(scene)
    held = staff.memberships_of(scene.work, person)
    if any((one.role, one.unit_code) == (role, unit) for one in held):
        return [scene.reply(say("role_there_already"), _see(person))]
    return _wait(scene, person, role, unit)


def end(scene: Scene, data: Data) -> list[Outgoing]:
    """The role is gone from the very next update."""
    member = staff.membership(scene.work, int(str(data["member"])))
    if not _administers(scene) or member is None:
        return _no(scene)
    refused = _cannot_end(scene, member)
    return refused or _end(scene, member)


def move(scene: Scene, data: Data) -> list[Outgoing]:
    """The old role ends at once, the new one waits for a second officer."""
    member, unit = staff.membership(scene.work, int(str(data["member"]))), str(data["unit"])
    if not _administers(scene) or member is None:
        return _no(scene)
    if unit not in {one.code for one in fitting_units(scene.work, member.role)}:
        return _no(scene)
    refused = _cannot_end(scene, member)
    return refused or [*_end(scene, member), *_wait(scene, member.person_id, member.role, unit)]


def reset_pin(scene: Scene, data: Data) -> list[Outgoing]:
    """The person sets a new one themselves."""
    person = int(str(data["person"]))
    if not _administers(scene):
        return _no(scene)
    if pins.remove(scene.work, person):
        register(scene, person, "pin_reset")
    done = scene.reply(say("reset_pin_done", name=staff_name(scene, person)), _see(person))
    return [done, *tell(scene, person, say("your_pin_reset"), _set_pin())]


def is_last_administrator(scene: Scene, person_id: int) -> bool:
    """Whether nobody would administer without them. Asked with the administrators' rows locked."""
    return suspension.administrators(scene.work) == [person_id]


def _cannot_end(scene: Scene, member: Membership) -> list[Outgoing]:
    if member.state not in OPEN:
        return [scene.reply(say("role_gone"), _see(member.person_id))]
    counts = member.role is Role.ADMINISTRATOR and member.state == "active"
    if counts and is_last_administrator(scene, member.person_id):
        return [scene.reply(say("last_administrator"), _see(member.person_id))]
    return []


def _end(scene: Scene, member: Membership) -> list[Outgoing]:
    staff.end(scene.work, member.id, scene.person.id)
    register(scene, member.person_id, "role_ended", membership=member.id, role=member.role.value, unit=member.unit_code)
    role = role_text(scene, member)
    done = scene.reply(
        say("end_role_done", name=staff_name(scene, member.person_id), role=role), _see(member.person_id)
    )
    told = tell(scene, member.person_id, say("your_role_ended", role=role), _rights())
    return [done, *told, *menus(scene.work, member.person_id)]


def _wait(scene: Scene, person: int, role: Role, unit: str) -> list[Outgoing]:
    member = staff.enrol(scene.work, person, role, unit, "waiting", scene.person.id)
    register(scene, person, "role_given", membership=member.id, role=role.value, unit=unit)
    text = role_text(scene, member)
    done = scene.reply(say("give_role_done", name=staff_name(scene, person), role=text), _see(person))
    return [done, *tell(scene, person, say("your_role_waits", role=text), _rights()), *ask_second(scene, member)]


def _administers(scene: Scene) -> bool:
    return Role.ADMINISTRATOR in scene.roles


def _no(scene: Scene) -> list[Outgoing]:
    return denied(scene, "roster_not_allowed", say("refused_not_yours"))


def _see(person_id: int) -> tuple[Choice, ...]:
    return (Choice(say("choice_see_person"), "roster.see", str(person_id)),)


def _rights() -> tuple[Choice, ...]:
    return (Choice(say("choice_rights"), "rights", words=("quyen", "rights")),)


def _set_pin() -> tuple[Choice, ...]:
    return (Choice(say("choice_set_pin"), "pin.start", words=("dat pin", "pin")),)
