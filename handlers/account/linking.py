"""`/lienket`: a second channel for the same person, by a code that is shown here and typed there (T9)."""

from __future__ import annotations

from handlers.account.linked import issue, link, part_choice, refusal
from handlers.admin.wrong_codes import too_often
from handlers.confirming import confirm
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, say
from handlers.telling import chats
from storage import link_codes, links, pins, staff


def start(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """The linked channels with the way to part them; or a code for the other channel.

    Whoever has rights to lose confirms it first, with the PIN where there is one.
    """
    known = links.in_force(scene.work, scene.person.id)
    if known is not None:
        return [scene.reply(say("linked_already"), part_choice(known.id), _rights())]
    if len(chats(scene, scene.person.id)) > 1:
        return [scene.reply(say("linked_by_operator"), _rights())]
    if _guarded(scene):
        return confirm(scene, "link_code", {}, say("link_code_what"), "LK")
    return issue(scene, {})


def typed(scene: Scene, code: str) -> list[Outgoing]:
    """A code came in. Wrong ones are counted like those of invitations (T4)."""
    if too_often(scene):
        return [scene.reply(say("code_too_often"))]
    digest = link_codes.digest_of(code)
    refused = links.refusal(scene.work, digest, scene.account)
    if refused is not None:
        return refusal(scene, refused)
    if _guarded(scene):
        return confirm(scene, "link", {"digest": digest}, say("link_what"), "LK")
    return link(scene, {"digest": digest})


def _guarded(scene: Scene) -> bool:
    return bool(staff.memberships_of(scene.work, scene.person.id)) or pins.is_set(scene.work, scene.person.id)


def _rights() -> tuple[Choice, ...]:
    return (Choice(say("choice_rights"), "rights", words=("quyen", "rights")),)
