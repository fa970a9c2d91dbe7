"""Whether a group or channel is none of ours: then it is left at once, nothing is written there (T8)."""

from __future__ import annotations

from handlers.groups.deciders import unit_of_account
from handlers.talk import Event, Incoming
from storage import unit_groups
from storage.work import Work

NOTHING_TO_LEAVE = (Event.UNFOLLOW, Event.MOVED)


def is_strange(work: Work, incoming: Incoming) -> bool:
    """Whether what happened in a group makes us leave it: no unit has it, and nobody of a unit just took us in."""
    if incoming.event in NOTHING_TO_LEAVE:
        return False
    if unit_groups.open_at(work, incoming.channel, incoming.chat) is not None:
        return False
    taken_in = incoming.event is Event.TAKEN_IN
    return not (taken_in and unit_of_account(work, incoming.channel, incoming.account))
