"""Asking for a change of the roster: a role given, ended, moved to another unit, a PIN taken off (T10).

Each asks for what is missing and then for the confirmation; what is confirmed is done in `roster_acts`.
"""

from __future__ import annotations

from handlers.admin.inviting import ROLE, UNIT
from handlers.admin.roster import no
from handlers.admin.unconfirmed import role_text
from handlers.confirming import confirm
from handlers.forms import Form, begin, number_of, text_of
from handlers.names import office, staff_name
from handlers.scene import Scene
from handlers.talk import Outgoing, Text, say
from procedure.terms import Role
from storage import staff
from storage.conversations import Conversation
from storage.staff import OPEN, Membership


def give(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """One more role for somebody of the roster: it waits for a second officer like any other."""
    if not _administers(scene) or not _on_roster(scene, ref):
        return no(scene)
    return begin(scene, GIVE, {"person": int(ref)})


def move(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """The same role in another unit: this one ends, that one waits."""
    member = _held(scene, ref)
    if not _administers(scene):
        return no(scene)
    if member is None:
        return [scene.reply(say("role_gone"))]
    return begin(scene, MOVE, {"member": member.id, "role": member.role.value})


def end(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """End a role, or withdraw one that waits."""
    member = _held(scene, ref)
    if not _administers(scene):
        return no(scene)
    if member is None:
        return [scene.reply(say("role_gone"))]
    what = say("end_role_what", name=staff_name(scene, member.person_id), role=role_text(scene, member))
    return confirm(scene, "end_role", {"member": member.id}, what, f"CB-{member.person_id}")


def reset_pin(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Take the PIN off somebody who forgot it."""
    if not _administers(scene) or not _on_roster(scene, ref):
        return no(scene)
    what = say("reset_pin_what", name=staff_name(scene, int(ref)))
    return confirm(scene, "reset_pin", {"person": int(ref)}, what, f"CB-{ref}")


def _administers(scene: Scene) -> bool:
    return Role.ADMINISTRATOR in scene.roles


def _on_roster(scene: Scene, ref: str) -> bool:
    return ref.isdigit() and bool(staff.memberships_of(scene.work, int(ref)))


def _held(scene: Scene, ref: str) -> Membership | None:
    found = staff.membership(scene.work, int(ref)) if ref.isdigit() else None
    return found if found and found.state in OPEN else None


def _give(scene: Scene, form: Conversation) -> list[Outgoing]:
    person, role, unit = number_of(form, "person"), text_of(form, "role"), text_of(form, "unit")
    what = say("give_role_what", name=staff_name(scene, person), role=_in_unit(scene, role, unit))
    return confirm(scene, "give_role", {"person": person, "role": role, "unit": unit}, what, f"CB-{person}")


def _move(scene: Scene, form: Conversation) -> list[Outgoing]:
    member, unit = staff.membership(scene.work, number_of(form, "member")), text_of(form, "unit")
    if member is None or unit == member.unit_code:
        return [scene.reply(say("role_there_already"))]
    what = say(
        "move_role_what",
        name=staff_name(scene, member.person_id),
        old=role_text(scene, member),
        new=_in_unit(scene, member.role, unit),
    )
    return confirm(scene, "move_role", {"member": member.id, "unit": unit}, what, f"CB-{member.person_id}")


def _in_unit(scene: Scene, role: str, unit: str) -> Text:
    return say("role_in_unit", role=say(f"role_{role}"), unit=say("label", name=office(scene, unit)))


GIVE = Form("give_role", (ROLE, UNIT), _give)
MOVE = Form("move_role", (UNIT,), _move)
