"""What happens in a group: taken in, thrown out, given a new id, a press, `/lienhe`. Nothing else is ever read there.

Without a unit's group of that id all of it is a stranger's (T8): noted, and left by whoever handles the update.
"""

from __future__ import annotations

from handlers.clocks.stage import own_scene
from handlers.groups import contacts, ending, pressed, taken_in
from handlers.groups.strange import is_strange
from handlers.scene import Surroundings
from handlers.talk import Event, Incoming, Kind, Outgoing, say
from procedure.terms import Role
from storage import security, staff, unit_groups
from storage.unit_groups import UnitGroup
from storage.work import Work


def in_group(incoming: Incoming, work: Work, around: Surroundings) -> list[Outgoing]:
    """The messages that it leads to; nearly always none."""
    if is_strange(work, incoming):
        return _strange(incoming, work)
    group = unit_groups.open_at(work, incoming.channel, incoming.chat)
    if group is None:
        return taken_in.asked(incoming, work) if incoming.event is Event.TAKEN_IN else []
    match incoming.event:
        case Event.UNFOLLOW:
            return ending.ended(own_scene(work), group, "removed")
        case Event.MOVED:
            unit_groups.move(work, group, incoming.moved_to)
        case Event.PRESS:
            return pressed.pressed(incoming, group, work, around)
        case Event.TEXT:
            return _said(incoming, group, work, around)
    return []


def _said(incoming: Incoming, group: UnitGroup, work: Work, around: Surroundings) -> list[Outgoing]:
    return contacts.answered(incoming, group, work, around) if group.is_allowed else []


def _strange(incoming: Incoming, work: Work) -> list[Outgoing]:
    """Denied; of being taken in the administrators hear, once an hour, however many groups it were."""
    security.note(work, incoming.channel, incoming.account, f"doubt_{incoming.doubt}")
    if not incoming.chat_title:
        return []
    text = say("group_strange", title=incoming.chat_title, name=incoming.display_name or "–", id=incoming.account)
    once = f"strange-group:{work.now:%Y-%m-%dT%H}"
    admins = staff.desk_accounts(work, frozenset({Role.ADMINISTRATOR}))
    return [Outgoing(one.id, text, kind=Kind.CARD, key=f"{once}:{one.id}") for one in admins]
