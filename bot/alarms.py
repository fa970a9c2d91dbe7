"""A channel that needs a person: the administrators and the head of the press centre are told, wherever they can be."""

from __future__ import annotations

from functools import partial

from handlers import wire
from handlers.leaving import ANSWERABLE
from handlers.talk import Kind, Outgoing, say
from storage import people, staff
from storage.work import Database, Work


async def tell(database: Database, channel: str, problem: str) -> None:
    """Once an hour for the same problem, on their other channel if they have one (K10, O12)."""
    await database.write(partial(_post, channel=channel, problem=problem))


def _post(work: Work, channel: str, problem: str) -> None:
    hour = work.now.strftime("%Y%m%d%H")
    text = say("channel_alarm", channel=say(f"channel_{channel}"), problem=problem)
    for person in staff.members(work, ANSWERABLE):
        ways = people.accounts_of(work, person)
        to = next((way for way in ways if way.channel != channel), ways[0] if ways else None)
        if to:
            key = f"alarm:{channel}:{hour}:{problem[:80]}:{to.id}"
            wire.post(work, [Outgoing(to.id, text, kind=Kind.CARD, key=key)])
