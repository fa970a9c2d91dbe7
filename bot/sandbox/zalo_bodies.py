"""Webhook bodies as Zalo sends them."""

from __future__ import annotations

from hashlib import md5
from pathlib import PurePath
from urllib.parse import quote

from bot.sandbox.ledger import SamplePerson
from bot.sandbox.zalo_world import World

Body = dict[str, object]
KINDS = {"image/gif": "gif", "image": "image", "audio": "audio", "video": "video"}
BY_APP = "55217"
STAFF = "7967320986128691935"


def from_person(world: World, person: SamplePerson, event: str, message: Body) -> Body:
    """A person did something in the chat."""
    return {
        "app_id": world.app_id,
        "sender": {"id": person.external_id},
        "user_id_by_app": BY_APP + person.external_id[-14:],
        "recipient": {"id": world.oa_id},
        "event_name": event,
        "message": message,
        "timestamp": str(world.milliseconds()),
    }


def from_oa(world: World, person: SamplePerson, event: str, message: Body, *, by_hand: bool = False) -> Body:
    """The OA did something in the chat, by the API or by a member of staff in the OA's manager."""
    body = from_person(world, person, event, message)
    sender = {"id": world.oa_id, "admin_id": STAFF} if by_hand else {"id": world.oa_id}
    return {**body, "sender": sender, "recipient": {"id": person.external_id}}


def about_follower(world: World, person: SamplePerson, event: str) -> Body:
    """A person follows, or follows no more."""
    return {
        "oa_id": world.oa_id,
        "follower": {"id": person.external_id},
        "user_id_by_app": BY_APP + person.external_id[-14:],
        "event_name": event,
        "source": "oa_profile",
        "app_id": world.app_id,
        "timestamp": str(world.milliseconds()),
    }


def file_event(mime: str) -> str:
    """What kind of message carries a file of that type."""
    return KINDS.get(mime) or KINDS.get(mime.partition("/")[0]) or "file"


def file_payload(world: World, blob: int, name: str, mime: str, data: bytes) -> Body:
    """The attachment of a file that lies at this machine."""
    url = f"{world.base_url}/zalo/files/{blob}/{quote(file_name(name))}"
    if file_event(mime) != "file":
        return {"thumbnail": url, "url": url}
    checksum = md5(data, usedforsecurity=False).hexdigest()
    ending = PurePath(name).suffix.removeprefix(".")
    return {"size": str(len(data)), "name": name, "checksum": checksum, "type": ending, "url": url}


def file_name(name: str) -> str:
    """The name a file is served under."""
    return PurePath(name).name or "file"
