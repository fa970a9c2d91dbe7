"""A second officer decides on somebody who waits for a role (T4)."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.admin.confirmers import confirmers
from handlers.admin.register import register
from handlers.admin.unconfirmed import role_text
from handlers.command_menu import menus
from handlers.denying import denied
from handlers.scene import Scene
from handlers.talk import Outgoing, say
from handlers.telling import tell
from storage import people, staff
from storage.staff import Membership


def decidable(scene: Scene, ref: str) -> Membership | None:
    """The membership, if this person is among those who may decide on it."""
    found = staff.membership(scene.work, int(ref)) if ref.isdigit() else None
    return found if found and scene.person.id in confirmers(scene.work, found) else None


def confirmed(scene: Scene, data: Mapping[str, object]) -> list[Outgoing]:
    """Yes, after the PIN."""
    return decide(scene, decidable(scene, str(data["member"])), accept=True)


def decide(scene: Scene, waiting: Membership | None, accept: bool) -> list[Outgoing]:
    """Yes or no to a membership that `decidable` gave; None is denied. Of two who decide, the first counts."""
    if waiting is None:
        return denied(scene, "confirm_not_allowed", say("refused_not_yours"))
    member = staff.decide(scene.work, waiting.id, scene.person.id, accept)
    if member is None:
        return [scene.reply(say("already_decided"))]
    _keep(scene, member, accept)
    told = say("member_confirmed" if accept else "member_refused", role=role_text(scene, member))
    return [scene.reply(told), *_tell_inviter(scene, member, accept), *_tell_member(scene, member, accept)]


def _keep(scene: Scene, member: Membership, accept: bool) -> None:
    """The act, and the name that now two officers stand for. Inviting and confirming alone is said in the act."""
    detail: dict[str, object] = {"membership": member.id, "role": member.role.value, "unit": member.unit_code}
    if member.invited_by == scene.person.id:
        detail["alone"] = True
    register(scene, member.person_id, "confirmed" if accept else "refused", **detail)
    if accept and member.name:
        people.change(scene.work, member.person_id, name=member.name)


def _tell_member(scene: Scene, member: Membership, accept: bool) -> list[Outgoing]:
    text = say("staff_in", role=role_text(scene, member)) if accept else say("staff_refused")
    return [*tell(scene, member.person_id, text), *menus(scene.work, member.person_id)]


def _tell_inviter(scene: Scene, member: Membership, accept: bool) -> list[Outgoing]:
    if member.invited_by is None or member.invited_by == scene.person.id:
        return []
    role, name = role_text(scene, member), member.name or f"#{member.person_id}"
    told = say("invited_confirmed" if accept else "invited_refused", role=role, name=name)
    return tell(scene, member.invited_by, told)
