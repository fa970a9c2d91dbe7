"""Two channels become one person's and are parted again; both sides are told, and either side can undo it (T9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from handlers.admin.register import register_own
from handlers.admin.wrong_codes import WRONG_CODE
from handlers.command_menu import menus
from handlers.denying import denied
from handlers.names import staff_name
from handlers.scene import Scene
from handlers.talk import Choice, Moment, Outgoing, Text, say
from handlers.telling import chats, tell_roles
from procedure.terms import Role
from storage import link_codes, links, people, security, staff
from storage.links import Link, Refusal
from storage.moving import STAFF
from storage.people import Account

ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})


def issue(scene: Scene, data: Mapping[str, object]) -> list[Outgoing]:
    """Show a code, this once, in a message that is easily copied."""
    code = link_codes.issue(scene.work, scene.account.id)
    register_own(scene, scene.person.id, "link_code", account=scene.account.id)
    until = scene.now + link_codes.LIFETIME
    shown = replace(scene.reply(say("link_code", code=code)), valid_until=until, secret=True)
    return [scene.reply(say("link_how", until=Moment(until, "time")), _rights()), shown]


def link(scene: Scene, data: Mapping[str, object]) -> list[Outgoing]:
    """This account becomes one of the person's who asked for the code."""
    digest = str(data["digest"])
    issuer = link_codes.issuer(scene.work, digest)
    joined = links.join(scene.work, digest, scene.account)
    if isinstance(joined, Refusal) or issuer is None:
        return refusal(scene, Refusal.CODE if issuer is None or isinstance(joined, Link) else joined)
    for person in (joined.to_person, joined.from_person):
        register_own(scene, person, "linked", link=joined.id, account=joined.account_id, other=joined.from_person)
    other = people.account(scene.work, issuer)
    mine, theirs = say("linked", **_of(other)), say("linked_here", **_of(scene.account))
    told = [scene.reply(mine, part_choice(joined.id), _rights()), Outgoing(issuer, theirs, (part_choice(joined.id),))]
    return [*told, *_tell_of_new_account(scene, joined), *menus(scene.work, joined.to_person)]


def undo(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Part them: everything that went along goes back. Works from either side, for as long as they are linked."""
    found = links.load(scene.work, int(ref)) if ref.isdigit() else None
    if found is None or not _is_party(scene, found):
        return denied(scene, "link_not_yours", say("refused_not_yours"))
    sides = chats(scene, found.to_person)
    parted = links.part(scene.work, found.id)
    if parted is None:
        return [scene.reply(say("unlinked_before"), _rights())]
    security.note(scene.work, scene.account.channel, scene.account.external_id, "link_undone", str(parted.id))
    for person in (parted.to_person, parted.from_person):
        register_own(scene, person, "unlinked", link=parted.id, account=parted.account_id)
    told = [Outgoing(one.id, say("unlinked"), (_rights(),)) for one in sides]
    return [*told, *_tell_administrators(scene, parted), *_menus(scene, parted)]


def refusal(scene: Scene, refused: Refusal) -> list[Outgoing]:
    """Why not, in plain words; whatever it is, nothing was changed."""
    reason = WRONG_CODE if refused is Refusal.CODE else f"link_{refused}"
    security.note(scene.work, scene.account.channel, scene.account.external_id, reason)
    return [scene.reply(say(f"link_refused_{refused}"), _rights())]


def part_choice(link_id: int) -> tuple[Choice, ...]:
    """The way out, on both sides."""
    return (Choice(say("choice_unlink"), "link.undo", str(link_id), words=("khong phai toi", "not me")),)


def _is_party(scene: Scene, found: Link) -> bool:
    return scene.person.id in (found.to_person, found.from_person)


def _of(account: Account) -> dict[str, Text | str]:
    return {"channel": say(f"channel_{account.channel}"), "name": account.display_name or "–"}


def _tell_of_new_account(scene: Scene, joined: Link) -> list[Outgoing]:
    """An account that was nobody's shares a colleague's rights from now on: the administrators see which."""
    if not staff.memberships_of(scene.work, joined.to_person):
        return []
    came = people.account(scene.work, joined.account_id)
    asked = next((one for one in chats(scene, joined.to_person) if one.id != came.id), came)
    new = asked if STAFF in joined.moved else came
    text = say(
        "linked_notice",
        name=staff_name(scene, joined.to_person),
        number=joined.to_person,
        channel=say(f"channel_{new.channel}"),
        id=new.external_id,
        display=new.display_name or "–",
    )
    return tell_roles(scene, ADMINISTRATORS, text, but=(joined.to_person,))


def _tell_administrators(scene: Scene, parted: Link) -> list[Outgoing]:
    """Somebody's rights went over to another account for a while: that is to be looked at."""
    sides = (parted.to_person, parted.from_person)
    if not any(staff.memberships_of(scene.work, one) for one in sides):
        return []
    names = (staff_name(scene, one) for one in sides)
    text = say("unlinked_notice", first=next(names), second=next(names))
    return tell_roles(scene, ADMINISTRATORS, text, but=sides)


def _menus(scene: Scene, parted: Link) -> list[Outgoing]:
    return [*menus(scene.work, parted.to_person), *menus(scene.work, parted.from_person)]


def _rights() -> tuple[Choice, ...]:
    return (Choice(say("choice_rights"), "rights", words=("quyen", "rights")),)
