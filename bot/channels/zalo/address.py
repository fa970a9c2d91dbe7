"""The key and the lane of a webhook event (T14): what makes a repeated call have no effect."""

from __future__ import annotations

import hashlib

from bot.channels.port import Address
from bot.channels.zalo.body import Body, words
from bot.channels.zalo.events import is_message, is_to_person

LONGEST_ID = 100


def address_of(body: Body, oa_id: str) -> Address | None:
    """A message is known by its `msg_id`, anything else by event, timestamp, person and what it points to.

    None for a body without an event's name (the console's `{}`): there is nothing to keep.
    """
    name = words(body, "event_name")
    if not name:
        return None
    person = person_in(body)
    message = words(body, "message", "msg_id")
    known_by = (message,) if is_message(name) and message else (name, words(body, "timestamp"), person, message)
    return Address(":".join(("zalo", oa_id, *map(_short, known_by))), f"zalo:{_short(person) or 'oa'}")


def person_in(body: Body) -> str:
    """The Zalo id of the person an event is about; "" for events about the OA alone."""
    ends = ("recipient", "sender") if is_to_person(words(body, "event_name")) else ("sender", "recipient")
    found = (
        words(body, "follower", "id"),
        words(body, "user_id"),
        words(body, ends[0], "id"),
        words(body, ends[1], "id"),
    )
    return next((one for one in found if one), "")


def _short(text: str) -> str:
    """An id, or the digest of one so long that an index would refuse it."""
    return text if len(text) <= LONGEST_ID else hashlib.sha256(text.encode()).hexdigest()
