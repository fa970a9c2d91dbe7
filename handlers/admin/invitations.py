"""Invitations: a one-time code makes a person staff, once a second officer has confirmed who they are (T4).

- Private chat only; five wrong codes an hour from one account, a hundred from all, and none is looked at any more.
- The first administrator is in at once: there is nobody yet who could confirm.
"""

from __future__ import annotations

from handlers.admin.deciding import decidable, decide
from handlers.admin.register import register_own
from handlers.admin.unconfirmed import ask_second, role_text
from handlers.admin.wrong_codes import WRONG_CODE, too_often
from handlers.command_menu import menus
from handlers.confirming import confirm as confirm_first
from handlers.scene import Scene
from handlers.talk import Outgoing, say
from storage import invitations, pins, security


def redeem(scene: Scene, code: str) -> list[Outgoing]:
    """Use a code that was typed or came with a link."""
    if too_often(scene):
        return [scene.reply(say("code_too_often"))]
    member = invitations.redeem(scene.work, code, scene.person.id)
    if member is None:
        security.note(scene.work, scene.account.channel, scene.account.external_id, WRONG_CODE)
        return [scene.reply(say("code_wrong"))]
    register_own(scene, member.person_id, "redeemed", membership=member.id, invitation=invitations.ref_of(code))
    if member.state == "active":
        return [scene.reply(say("staff_in", role=role_text(scene, member))), *menus(scene.work, member.person_id)]
    return [scene.reply(say("staff_waiting", role=role_text(scene, member))), *ask_second(scene, member)]


def confirm(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """A second officer says yes; who has a PIN, or must have one, types it first."""
    waiting = decidable(scene, ref)
    needs_pin = scene.around.require_pin or pins.is_set(scene.work, scene.person.id)
    if waiting is None or not needs_pin or waiting.state != "waiting":
        return decide(scene, waiting, accept=True)
    what = say("confirm_member_what", role=role_text(scene, waiting), name=waiting.name or f"#{waiting.person_id}")
    return confirm_first(scene, "member", {"member": waiting.id}, what, f"CB-{waiting.id}")


def refuse(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """A second officer says no."""
    return decide(scene, decidable(scene, ref), accept=False)
