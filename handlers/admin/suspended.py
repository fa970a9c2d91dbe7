"""A suspension done and lifted, and everybody told whom it concerns (T10)."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.admin.register import register
from handlers.admin.unconfirmed import role_text
from handlers.command_menu import menus
from handlers.denying import denied
from handlers.names import staff_name
from handlers.scene import Scene
from handlers.talk import Choice, Lines, Moment, Outgoing, Text, say
from handlers.telling import tell_everywhere, tell_roles
from procedure.terms import Role
from storage import case_lists, links, people, staff, suspension

HEADS = frozenset({Role.PRESS_HEAD})
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})
MOST_HELD = 100
SHOWN = 5


def suspend(scene: Scene, person_id: int) -> list[Outgoing]:
    """From the very next update no right of theirs counts. Never oneself, so never the last administrator.

    The administrators' rows are locked first: of two who act on each other at once, the second is one no more.
    """
    if scene.person.id not in suspension.administrators(scene.work):
        return _no(scene)
    people.lock(scene.work, person_id)  # whoever is being linked at this moment is so before we look where they went
    person_id = links.now_known_as(scene.work, person_id)
    if person_id == scene.person.id:
        return [scene.reply(say("suspend_not_yourself"))]
    if not suspension.suspend(scene.work, person_id, scene.person.id):
        return [scene.reply(say("suspended_already", name=staff_name(scene, person_id)), _see(person_id))]
    register(scene, person_id, "suspended")
    return [*_tell(scene, person_id), *menus(scene.work, person_id)]


def lift(scene: Scene, data: Mapping[str, object]) -> list[Outgoing]:
    """Their rights count again; any administrator may do it, and none who is suspended is one."""
    person = int(str(data["person"]))
    if Role.ADMINISTRATOR not in scene.roles:
        return _no(scene)
    if not suspension.lift(scene.work, person):
        return [scene.reply(say("not_suspended", name=staff_name(scene, person)), _see(person))]
    register(scene, person, "lifted")
    by, name = staff_name(scene, scene.person.id), staff_name(scene, person)
    others = tell_roles(
        scene, ADMINISTRATORS, say("lifted_notice", name=name, id=person, by=by), but=(scene.person.id, person)
    )
    mine = scene.reply(say("lift_done", name=name, id=person), _see(person))
    return [mine, *others, *tell_everywhere(scene, person, say("you_lifted"), _rights()), *menus(scene.work, person)]


def roles_of(scene: Scene, person_id: int) -> Text | Lines:
    """What the person holds or waits for, a line each."""
    held = tuple(role_text(scene, one) for one in staff.memberships_of(scene.work, person_id))
    return Lines(held) if held else say("nothing_entered")


def _tell(scene: Scene, person_id: int) -> list[Outgoing]:
    name, by = staff_name(scene, person_id), staff_name(scene, scene.person.id)
    me = (scene.person.id, person_id)
    notice = say("suspended_notice", name=name, id=person_id, by=by)
    return [
        scene.reply(say("suspend_done", name=name, id=person_id), _lift(person_id), _see(person_id)),
        *tell_everywhere(scene, person_id, say("you_suspended", at=Moment(scene.now))),
        *tell_roles(scene, ADMINISTRATORS, notice, but=me),
        *_tell_heads(scene, person_id, name),
    ]


def _tell_heads(scene: Scene, person_id: int, name: str) -> list[Outgoing]:
    """What they held waits for somebody else: the head may release it (10.1)."""
    held = case_lists.held_by(scene.work, person_id, MOST_HELD)
    rows = tuple((Choice(say("choice_see_case", code=one.code), "case.show", str(one.id)),) for one in held[:SHOWN])
    text = say("suspended_holds", n=len(held), name=name) if held else say("suspended_holds_none", name=name)
    return tell_roles(scene, HEADS, text, *rows, but=(person_id,))


def _no(scene: Scene) -> list[Outgoing]:
    return denied(scene, "suspend_not_allowed", say("refused_not_yours"))


def _see(person_id: int) -> tuple[Choice, ...]:
    return (Choice(say("choice_see_person"), "roster.see", str(person_id)),)


def _lift(person_id: int) -> tuple[Choice, ...]:
    return (Choice(say("choice_lift"), "staff.lift", str(person_id)),)


def _rights() -> tuple[Choice, ...]:
    return (Choice(say("choice_rights"), "rights", words=("quyen", "rights")),)
