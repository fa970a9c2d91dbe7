"""`/khoa`: somebody's rights taken away at once, by any administrator, with one confirming press (T10).

No PIN is asked: who reports a stolen telephone must not be held up. Lifting it is a legal act like the others.
"""

from __future__ import annotations

from handlers.admin.roster import matching, no
from handlers.admin.suspended import roles_of, suspend
from handlers.confirming import confirm
from handlers.names import staff_name
from handlers.scene import Behaviour, Scene
from handlers.talk import Choice, Lines, Outgoing, Text, say
from handlers.telling import chats
from procedure.terms import Role
from storage import links, staff, suspension


def typed(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """`/khoa NAME OR NUMBER`: exactly who is meant, to be confirmed; or the nearest to choose from."""
    return _named(scene, say("suspend_usage"), "staff.suspend", ask)


def lift_typed(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """`/mokhoa NAME OR NUMBER`."""
    return _named(scene, say("lift_usage"), "staff.lift", lift)


def ask(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Show exactly who will be locked out, with their accounts and roles."""
    person = _meant(scene, ref)
    if person is None:
        return no(scene)
    if person == scene.person.id:
        return [scene.reply(say("suspend_not_yourself"), _see(person))]
    if suspension.is_suspended(scene.work, person):
        return [scene.reply(say("suspended_already", name=staff_name(scene, person)), _see(person))]
    yes = Choice(
        say("choice_suspend_yes", name=staff_name(scene, person)), "staff.lock", str(person), words=("khoa", "lock")
    )
    return [scene.reply(_exactly(scene, person), (yes,), _see(person))]


def lock(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Do it."""
    person = _meant(scene, ref)
    return no(scene) if person is None else suspend(scene, person)


def lift(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Ask for the confirmation that somebody's rights are to count again."""
    person = _meant(scene, ref)
    if person is None:
        return no(scene)
    if not suspension.is_suspended(scene.work, person):
        return [scene.reply(say("not_suspended", name=staff_name(scene, person)), _see(person))]
    what = say("lift_what", name=staff_name(scene, person), id=person, roles=roles_of(scene, person))
    return confirm(scene, "lift", {"person": person}, what, f"CB-{person}")


def _named(scene: Scene, usage: Text, action: str, plain: Behaviour) -> list[Outgoing]:
    if Role.ADMINISTRATOR not in scene.roles:
        return no(scene)
    words = scene.incoming.text.strip()
    found = matching(scene, words) if words else []
    if len(found) == 1:
        return plain(scene, str(found[0]), 0)
    if not found:
        return [scene.reply(usage, _roster())]
    rows = tuple(
        (Choice(say("roster_person", name=staff_name(scene, one), id=one), action, str(one)),) for one in found
    )
    return [scene.reply(say("roster_several", typed=words), *rows, _roster())]


def _meant(scene: Scene, ref: str) -> int | None:
    """Whom a button means: also one whose account was linked since it was shown. None if it may not be done."""
    if Role.ADMINISTRATOR not in scene.roles or not ref.isdecimal():
        return None
    person = links.now_known_as(scene.work, int(ref))
    return person if staff.memberships_of(scene.work, person) else None


def _exactly(scene: Scene, person: int) -> Text:
    """The platform's names are shown as what they are; the ids tell who it is (T5)."""
    ways = [
        say("roster_account", channel=say(f"channel_{one.channel}"), id=one.external_id, name=one.display_name or "–")
        for one in chats(scene, person)
    ]
    accounts = Lines(tuple(ways)) if ways else say("nothing_entered")
    return say(
        "suspend_what", name=staff_name(scene, person), id=person, roles=roles_of(scene, person), accounts=accounts
    )


def _see(person_id: int) -> tuple[Choice, ...]:
    return (Choice(say("choice_see_person"), "roster.see", str(person_id)),)


def _roster() -> tuple[Choice, ...]:
    return (Choice(say("choice_roster"), "roster.list", words=("can bo", "staff")),)
