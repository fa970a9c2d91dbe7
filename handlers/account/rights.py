"""`/quyen`: what I may, what I may not, and by which right, in plain words (Art. 2, 2.6)."""

from __future__ import annotations

from collections.abc import Iterator

from handlers.admin.roster_page import authorised, substitutions
from handlers.names import office
from handlers.scene import Scene
from handlers.talk import Choice, Lines, Moment, Outgoing, Text, say
from handlers.telling import chats
from procedure.terms import Role
from storage import pins, staff
from storage.rights import Rights, rights_of
from storage.staff import Membership
from storage.substitutes import SUBSTITUTABLE

SPEAKING = frozenset({Role.DIRECTOR_GENERAL, Role.SPOKESPERSON, Role.PROVINCE_DIRECTOR})
Row = tuple[Choice, ...]


def show(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """Everything about one's own rights, and what can be settled from here."""
    rights = rights_of(scene.work, scene.person.id)
    parts = Lines(tuple(_parts(scene, rights)), "\n\n")
    return [scene.reply(say("rights", parts=parts), *_choices(scene, rights))]


def _parts(scene: Scene, rights: Rights) -> Iterator[Text]:
    held = staff.memberships_of(scene.work, scene.person.id)
    if rights.suspended_at is not None:
        yield say("rights_suspended", at=Moment(rights.suspended_at))
    yield from (_membership(scene, one) for one in held)
    if all(one.since is None for one in held):
        yield say("rights_journalist")
    if acting := substitutions(scene, scene.person.id):
        yield say("rights_substitutes", substitutes=Lines(tuple(acting)))
    speaks = authorised(scene, scene.person.id)
    if speaks:
        yield say("rights_speaking", authorisations=Lines(tuple(speaks)))
    if (held or rights.standing_in) and not speaks and not rights.roles & SPEAKING:
        yield say("rights_not_speaking")
    if rights.roles:
        yield say("rights_pin_set" if pins.is_set(scene.work, scene.person.id) else "rights_pin_none")
    yield say("rights_channels", channels=Lines(tuple(_channels(scene))))


def _membership(scene: Scene, one: Membership) -> Text:
    unit = say("label", name=office(scene, one.unit_code))
    role = say("role_in_unit", role=say(f"role_{one.role}"), unit=unit)
    if one.since is None:
        return say("rights_role_waiting", role=role)
    return say("rights_role", role=role, since=Moment(one.since, "date"), may=say(f"may_{one.role}"))


def _channels(scene: Scene) -> Iterator[Text]:
    for one in chats(scene, scene.person.id):
        here = say("this_chat") if one.id == scene.account.id else say("label", name="")
        yield say("rights_channel", channel=say(f"channel_{one.channel}"), name=one.display_name or "–", here=here)


def _choices(scene: Scene, rights: Rights) -> Iterator[Row]:
    if rights.roles & frozenset(SUBSTITUTABLE):
        yield (Choice(say("choice_substitutes"), "subs.list", words=("nguoi thay", "substitutes")),)
    if rights.roles:
        known = pins.is_set(scene.work, scene.person.id)
        yield (Choice(say("choice_change_pin" if known else "choice_set_pin"), "pin.start", words=("pin",)),)
    yield (Choice(say("choice_link"), "link.start", words=("lien ket", "link")),)
    yield (Choice(say("choice_menu"), "menu", words=("menu",)),)
