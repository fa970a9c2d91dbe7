"""A group is over: left, thrown out, out of reach, never allowed. The unit's people get cards in private again.

What was shown in the group stays there as it was: nothing more is written into it.
"""

from __future__ import annotations

from collections.abc import Iterator

from handlers.casework.leg_body import leg_files
from handlers.casework.leg_cards import leg_card
from handlers.casework.leg_readers import readers
from handlers.groups.deciders import deciders
from handlers.groups.wording import named
from handlers.names import staff_name
from handlers.scene import Scene
from handlers.talk import Kind, Outgoing, say
from storage import card_readers, cases, legs, people, unit_groups
from storage.unit_groups import UnitGroup

WE_LEAVE = ("left", "expired")


def ended(scene: Scene, group: UnitGroup, why: str, by: int | None = None) -> list[Outgoing]:
    """End it, for `why`: left (`by` somebody), expired, removed or unreachable; nothing if it was over before."""
    if unit_groups.end(scene.work, group.id, why, by) is None:
        return []
    text = say(f"group_ended_{why}", name=staff_name(scene, by), **named(scene, group))
    who = [*deciders(scene.work, group.unit_code), group.asked_by, *([] if by is None else [by])]
    told = [
        Outgoing(one.id, text, kind=Kind.CARD, card=f"group:{group.id}", anew=one.person_id != by)
        for one in people.one_each(scene.work, who)
    ]
    gone = [Outgoing(group.account_id, say("label", name=""), kind=Kind.LEAVE)] if why in WE_LEAVE else []
    return [*told, *gone, *(_cards_again(scene, group) if group.is_allowed else ())]


def _cards_again(scene: Scene, group: UnitGroup) -> Iterator[Outgoing]:
    """The open parts' cards, to those of the unit who have none of their own."""
    for leg in legs.open_in(scene.work, [group.unit_code]):
        case = cases.load(scene.work, leg.case_id)
        if case is None:
            continue
        had = {one.id for one in card_readers.of(scene.work, case.id, f"leg:{leg.id}")}
        files = leg_files(scene, case, leg)
        for one in readers(scene, leg):
            if one.account.id not in had:
                yield leg_card(scene, case, leg, one.account, anew=True, files=files, reader=one.actor)
