"""What the emulated OA tells about itself, its people and its chats."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from bot.sandbox.ledger import Message, SamplePerson
from bot.sandbox.zalo_bodies import BY_APP, Body
from bot.sandbox.zalo_contacts import Contacts
from bot.sandbox.zalo_world import CHANNEL, Refused, World, milliseconds

LONGEST_PAGE = 10
OA_NAME = "OA"


class History:
    """The calls that only read."""

    def __init__(self, world: World, contacts: Contacts) -> None:
        self._world = world
        self._contacts = contacts

    def oa(self) -> Body:
        """`getoa`."""
        return {
            "oa_id": self._world.oa_id,
            "name": OA_NAME,
            "is_verified": True,
            "num_follower": len(self._everybody()),
        }

    def detail(self, query: Mapping[str, str]) -> Body:
        """`user/detail`."""
        person = self._world.person(_data(query).get("user_id"))
        last = self._contacts.last_interaction(person)
        return {
            "user_id": person.external_id,
            "user_id_by_app": BY_APP + person.external_id[-14:],
            "display_name": person.name,
            "user_alias": person.name,
            "is_sensitive": False,
            "user_last_interaction_date": last.strftime("%d/%m/%Y") if last else "",
            "user_is_follower": self._contacts.follows(person),
            "tags_and_notes_info": {"notes": [], "tag_names": []},
        }

    def followers(self, query: Mapping[str, str]) -> Body:
        """`user/getlist`, at most 50 a page."""
        wanted = _data(query)
        offset, count = _whole(wanted, "offset", 0), min(_whole(wanted, "count", 15), 50)
        users = [{"user_id": one.external_id} for one in self._everybody() if self._contacts.follows(one)]
        return {"total": len(users), "count": count, "offset": offset, "users": users[offset : offset + count]}

    def quota(self, body: Body) -> Body:
        """`quota/message`."""
        person = self._world.person(body.get("user_id"))
        last = self._contacts.last_interaction(person)
        return {"last_interaction": str(milliseconds(last)) if last else "", "cs_reply": {"remain": 8, "total": 8}}

    def chat(self, query: Mapping[str, str]) -> list[Body]:
        """`conversation`: the newest messages of one chat."""
        wanted = _data(query)
        return self._page([self._world.person(wanted.get("user_id"))], wanted)

    def recent(self, query: Mapping[str, str]) -> list[Body]:
        """`listrecentchat`: the newest messages of all chats."""
        return self._page(self._everybody(), _data(query))

    def _page(self, people: list[SamplePerson], wanted: Body) -> list[Body]:
        offset, count = _whole(wanted, "offset", 0), _whole(wanted, "count", LONGEST_PAGE)
        if not 0 < count <= LONGEST_PAGE:
            raise Refused(-201, "count is invalid")
        said = [(person, message) for person in people for message in self._world.ledger.transcript(person.who)]
        newest = sorted(said, key=lambda one: one[1].id, reverse=True)[offset : offset + count]
        return [self._entry(person, message) for person, message in newest]

    def _entry(self, person: SamplePerson, message: Message) -> Body:
        mine = message.sender == "bot"
        ends = [(person.external_id, person.name), (self._world.oa_id, OA_NAME)]
        (from_id, from_name), (to_id, to_name) = reversed(ends) if mine else ends
        return {
            "src": 0 if mine else 1,
            "time": milliseconds(datetime.fromisoformat(message.at)),
            "type": "file" if message.files else "text",
            "message": message.text,
            "message_id": message.platform_id,
            "from_id": from_id,
            "to_id": to_id,
            "from_display_name": from_name,
            "to_display_name": to_name,
        }

    def _everybody(self) -> list[SamplePerson]:
        return [person for person in self._world.ledger.people.values() if person.channel == CHANNEL]


def _data(query: Mapping[str, str]) -> Body:
    """The parameters, which travel as one JSON string. Raises `Refused`."""
    try:
        found = json.loads(query.get("data", "{}"))
    except ValueError:
        raise Refused(-201, "data is invalid") from None
    if not isinstance(found, dict):
        raise Refused(-201, "data is invalid")
    return found


def _whole(wanted: Body, name: str, default: int) -> int:
    found = wanted.get(name, default)
    return int(found) if isinstance(found, int) or (isinstance(found, str) and found.isdecimal()) else default
