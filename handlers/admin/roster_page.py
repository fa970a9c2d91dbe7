"""One person of the roster: who they are on which channel, what they may, and what an administrator can do about it."""

from __future__ import annotations

from collections.abc import Iterator

from handlers.admin.posts import fitting_units
from handlers.admin.unconfirmed import role_text
from handlers.authority.spans import from_to
from handlers.names import office, staff_name
from handlers.scene import Scene
from handlers.talk import Choice, Lines, Moment, Outgoing, Text, say
from handlers.telling import chats
from procedure.terms import Role
from storage import authorisations, pins, staff, substitutes, suspension
from storage.people import Account
from storage.staff import Membership
from storage.substitutes import Substitute

Row = tuple[Choice, ...]


def page(scene: Scene, person_id: int) -> list[Outgoing]:
    """The page; what stands on it may be seen by whoever was let in, its choices only by administrators."""
    text = say(
        "roster_page",
        name=staff_name(scene, person_id),
        id=person_id,
        state=_suspended(scene, person_id),
        roles=_or_none([_role(scene, one) for one in staff.memberships_of(scene.work, person_id)]),
        accounts=_or_none([_account(one) for one in chats(scene, person_id)]),
        pin=say("pin_state_set" if pins.is_set(scene.work, person_id) else "pin_state_none"),
        substitutes=_or_none(substitutions(scene, person_id)),
        authorisations=_or_none(authorised(scene, person_id)),
    )
    return [scene.reply(text, *_choices(scene, person_id))]


def substitutions(scene: Scene, person_id: int) -> list[Text]:
    """Who stands in for this person and for whom they do, now or later."""
    return [_substitution(scene, one, person_id) for one in substitutes.open_about(scene.work, person_id)]


def authorised(scene: Scene, person_id: int) -> list[Text]:
    """What this person is authorised to speak on, with the document and its last moment (2.1.c, 2.2.b, 2.4)."""
    return [
        say(
            "rights_authorised",
            number=one.number,
            unit=say("label", name=office(scene, one.unit_code)),
            matter=one.matter,
            term=from_to(scene, one.since, one.ends),
            how=say("authorised_alone" if one.alone else "authorised_together"),
        )
        for one in authorisations.held_by(scene.work, person_id)
    ]


def _suspended(scene: Scene, person_id: int) -> Text:
    found = suspension.suspension(scene.work, person_id)
    if found is None:
        return say("roster_not_suspended")
    return say("roster_suspended", at=Moment(found.at), name=staff_name(scene, found.by))


def _role(scene: Scene, one: Membership) -> Text:
    if one.since is None:
        return say("roster_role_waiting", role=role_text(scene, one))
    return say("roster_role", role=role_text(scene, one), since=Moment(one.since, "date"))


def _account(one: Account) -> Text:
    """The name is the platform's and proves nothing (T5); the id is what counts."""
    name = one.display_name or "–"
    return say("roster_account", channel=say(f"channel_{one.channel}"), id=one.external_id, name=name)


def _substitution(scene: Scene, one: Substitute, person_id: int) -> Text:
    term = from_to(scene, one.since, one.until)
    role = say("role_in_unit", role=say(f"role_{one.role}"), unit=say("label", name=office(scene, one.unit_code)))
    if one.person_id == person_id:
        return say("substituted_by", name=staff_name(scene, one.substitute_id), role=role, term=term)
    return say("substitutes_for", name=staff_name(scene, one.person_id), role=role, term=term)


def _or_none(texts: list[Text]) -> Text | Lines:
    return Lines(tuple(texts)) if texts else say("nothing_entered")


def _choices(scene: Scene, person_id: int) -> Iterator[Row]:
    back = (Choice(say("choice_roster"), "roster.list", words=("can bo", "staff")),)
    if Role.ADMINISTRATOR not in scene.roles:
        yield back
        return
    ref = str(person_id)
    for one in staff.memberships_of(scene.work, person_id):
        yield from _about(scene, one)
    yield (Choice(say("choice_give_role"), "roster.give", ref),)
    if pins.is_set(scene.work, person_id):
        yield (Choice(say("choice_reset_pin"), "roster.pin", ref),)
    lock = suspension.is_suspended(scene.work, person_id)
    yield (Choice(say("choice_lift" if lock else "choice_suspend"), "staff.lift" if lock else "staff.suspend", ref),)
    yield back


def _about(scene: Scene, one: Membership) -> Iterator[Row]:
    role = role_text(scene, one)
    yield (Choice(say("choice_end_role", role=role), "roster.end", str(one.id)),)
    if one.state == "active" and len(fitting_units(scene.work, one.role)) > 1:
        yield (Choice(say("choice_move_role", role=role), "roster.move", str(one.id)),)
