"""Somebody guesses a PIN: after five wrong ones it is locked, and the administrators are told (T10)."""

from __future__ import annotations

from handlers.names import staff_name
from handlers.scene import Scene
from handlers.talk import Choice, Kind, Moment, Outgoing, Text, say
from handlers.telling import tell_everywhere, tell_roles
from procedure.terms import Role
from storage import pins, security

ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})
LOCKED = "pin_locked"


def with_alarm(scene: Scene, told: list[Outgoing]) -> list[Outgoing]:
    """What a behaviour said, and the alarm if a PIN typed to it was the last one allowed."""
    if not any(one.kind is Kind.FORGET for one in told):
        return told
    until = pins.locked_until(scene.work, scene.person.id)
    told_before = security.count(scene.work, LOCKED, pins.LOCKED_FOR, scene.account.external_id)
    if until != scene.now + pins.LOCKED_FOR or told_before:
        return told
    security.note(scene.work, scene.account.channel, scene.account.external_id, LOCKED)
    text = say("pin_locked_notice", name=staff_name(scene, scene.person.id), id=scene.person.id, until=Moment(until))
    lock = (Choice(say("choice_suspend"), "staff.suspend", str(scene.person.id)),)
    others = tell_everywhere(scene, scene.person.id, say("pin_locked_yours", until=Moment(until)))
    mine = [one for one in others if one.to != scene.account.id]
    return [*told, *mine, *tell_roles(scene, ADMINISTRATORS, text, lock, but=(scene.person.id,))]


def until_text(scene: Scene) -> Text:
    """Until when no PIN is looked at."""
    return say("pin_locked", until=Moment(pins.locked_until(scene.work, scene.person.id) or scene.now))
