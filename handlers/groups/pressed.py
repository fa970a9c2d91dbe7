"""A press in a unit's group: it counts with the presser's own rights (T3), and goes on in their private chat.

Being in the group gives nothing. Who is not of the unit gets a toast, and nothing changes.
"""

from __future__ import annotations

from dataclasses import replace

from handlers.account.pin_alarm import with_alarm
from handlers.actions import act
from handlers.groups.deciders import is_member
from handlers.scene import Scene, Surroundings
from handlers.talk import Incoming, Kind, Outgoing, Text, say
from storage import conversations, people, security
from storage.actors import actor_of
from storage.people import Account
from storage.unit_groups import UnitGroup
from storage.work import Work


def pressed(incoming: Incoming, group: UnitGroup, work: Work, around: Surroundings) -> list[Outgoing]:
    """What the button does, for one of the unit; the answers go to their private chat, the group sees its card."""
    account = people.find_account(work, incoming.channel, incoming.account)
    to = group.account_id if account is None else account.id
    if account is None or not is_member(actor_of(work, account.person_id), group.unit_code):
        return _denied(incoming, work, to, "group_outsider", say("group_not_yours"))
    if incoming.press is None:
        return _denied(incoming, work, to, "bad_button", say("choice_gone"))
    if not people.is_open(work, account.id):
        return [Outgoing(to, say("group_start_private"), kind=Kind.TOAST, opens=True)]
    scene = _scene(incoming, account, work, around)
    return _with_toast(scene, with_alarm(scene, act(scene, incoming.press)))


def _denied(incoming: Incoming, work: Work, to: int, reason: str, text: Text) -> list[Outgoing]:
    """One row, one word; nothing changes."""
    security.note(work, incoming.channel, incoming.account, reason, incoming.press)
    return [Outgoing(to, text, kind=Kind.TOAST)]


def _scene(incoming: Incoming, account: Account, work: Work, around: Surroundings) -> Scene:
    """As if pressed in their private chat; the message it hangs on is none of that chat's."""
    actor, person = actor_of(work, account.person_id), people.person(work, account.person_id)
    mine = replace(incoming, doubt=None, message_id=None)
    return Scene(mine, account, person, actor.roles, conversations.load(work, account.id), work, around, actor)


def _with_toast(scene: Scene, told: list[Outgoing]) -> list[Outgoing]:
    """Where it went on, if the behaviour itself says nothing over the button."""
    if any(one.kind is Kind.TOAST for one in told):
        return told
    private = any(one.to == scene.account.id for one in told)
    return [*told, scene.toast(say("group_go_private") if private else say("group_noted"))]
