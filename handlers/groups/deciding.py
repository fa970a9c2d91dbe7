"""“Cho phép” and “Rời nhóm”, by the unit's head or an administrator; pressed twice they say how things stand."""

from __future__ import annotations

from handlers.casework.leg_body import leg_files
from handlers.casework.leg_cards import leg_card
from handlers.casework.leg_readers import officer_of
from handlers.denying import denied
from handlers.groups.deciders import deciders, may_allow, may_leave
from handlers.groups.ending import ended
from handlers.groups.wording import named
from handlers.names import staff_name
from handlers.scene import Scene
from handlers.talk import Choice, Kind, Moment, Outgoing, say
from storage import cases, legs, people, unit_groups
from storage.unit_groups import UnitGroup


def allow(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """The group gets the unit's cards from now on, those of its open parts at once."""
    group = _meant(scene, ref)
    if group is None or not may_allow(scene, group):
        return denied(scene, "group_not_theirs", say("group_denied"))
    now = unit_groups.allow(scene.work, group.id, scene.person.id)
    if now is None:
        return [scene.reply(say("group_decided"), _list())]
    return [*_told(scene, now), *_cards(scene, now)]


def leave(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """We leave it, allowed or not yet."""
    group = _meant(scene, ref)
    if group is None or not may_leave(scene, group):
        return denied(scene, "group_not_theirs", say("group_denied"))
    told = ended(scene, group, "left", by=scene.person.id)
    return told or [scene.reply(say("group_decided"), _list())]


def _meant(scene: Scene, ref: str) -> UnitGroup | None:
    return unit_groups.load(scene.work, int(ref)) if ref.isdecimal() else None


def _told(scene: Scene, group: UnitGroup) -> list[Outgoing]:
    """Whoever was asked sees their question answered; whoever took us in hears it, and who allowed it."""
    at = Moment(group.since or scene.now)
    text = say("group_allowed", name=staff_name(scene, scene.person.id), at=at, **named(scene, group))
    who = (*deciders(scene.work, group.unit_code), group.asked_by, scene.person.id)
    return [
        Outgoing(one.id, text, (_list(),), kind=Kind.CARD, card=f"group:{group.id}")
        for one in people.one_each(scene.work, who)
    ]


def _cards(scene: Scene, group: UnitGroup) -> list[Outgoing]:
    account, officer = people.account(scene.work, group.account_id), officer_of(scene.work, group.unit_code)
    found = []
    for leg in legs.open_in(scene.work, [group.unit_code]):
        case = cases.load(scene.work, leg.case_id)
        if case is not None:
            files = leg_files(scene, case, leg)
            found.append(leg_card(scene, case, leg, account, anew=True, files=files, reader=officer))
    return found


def _list() -> tuple[Choice, ...]:
    return (Choice(say("choice_groups"), "group.list", words=("nhom", "groups")),)
