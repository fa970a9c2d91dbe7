"""Reading what the sandbox's interface is asked; whatever is wrong is answered in words that say what to do."""

from __future__ import annotations

import json
from collections.abc import Mapping

from aiohttp import web

from bot.sandbox.door import Gathering
from bot.sandbox.ledger import Message, SamplePerson
from bot.sandbox.place import Place
from storage.folding import fold

Fields = Mapping[str, object]


def wrong(what: str) -> web.HTTPBadRequest:
    """400: the request itself is wrong."""
    return web.HTTPBadRequest(text=_body(what), content_type="application/json")


def missing(what: str) -> web.HTTPNotFound:
    """404: what it names is not there."""
    return web.HTTPNotFound(text=_body(what), content_type="application/json")


async def fields(request: web.Request) -> Fields:
    """The JSON object of the body. Raises 400."""
    try:
        found = json.loads(await request.text())
    except ValueError as error:
        raise wrong(f"the body should be a JSON object: {error}") from error
    if not isinstance(found, dict):
        raise wrong('the body should be a JSON object, for example {"who": "nhabao-zalo", "text": "xin chào"}')
    return found


def words(given: Fields, name: str, *, default: str | None = None) -> str:
    """A text of the body. Raises 400."""
    value = given.get(name, default)
    if not isinstance(value, str) or (not value.strip() and default is None):
        raise wrong(f'"{name}" is missing: it should be a text that is not empty')
    return value


def number(given: Fields, name: str) -> float | None:
    """A number above zero; None if it is not given. Raises 400."""
    value = given.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
        raise wrong(f'"{name}" should be a number above 0')
    return value


def whole(given: Fields, name: str) -> int | None:
    """A whole number above zero; None if it is not given. Raises 400."""
    value = number(given, name)
    if value is None:
        return None
    if value != int(value):
        raise wrong(f'"{name}" should be a whole number above 0')
    return int(value)


def person(place: Place, who: str) -> SamplePerson:
    """The person of that id. Raises 404."""
    found = place.ledger.people.get(who)
    if found is None:
        raise missing(f'nobody is called "{who}": GET /sandbox/people lists everybody, for example nhabao-zalo')
    return found


def group(place: Place, given: Fields) -> SamplePerson | None:
    """The group chat that the body names; None if it names none. Raises 400 and 404."""
    if "chat" not in given:
        return None
    who = words(given, "chat")
    found = place.ledger.groups.get(who)
    if found is None:
        raise missing(f'no group is called "{who}": GET /sandbox/groups lists them, for example nhom-bhyt')
    return found


def gathering(place: Place, group: SamplePerson) -> Gathering:
    """The platform of a group."""
    door = place.doors[group.channel]
    if not isinstance(door, Gathering):
        raise wrong(f"there are no groups on {group.channel}")
    return door


def chat(place: Place, who: str) -> SamplePerson:
    """The person or group of that id. Raises 404."""
    return place.ledger.groups.get(who) or person(place, who)


def message(place: Place, owner: SamplePerson, ident: object) -> Message:
    """The message of that id in the person's chat. Raises 400 and 404."""
    if isinstance(ident, bool) or not str(ident).isdecimal():
        raise wrong(f"a message is named by the id that the transcript of {owner.who} gives it, a number")
    try:
        found = place.ledger.get(int(str(ident)))
    except (KeyError, OverflowError):
        found = None
    if found is None or found.who != owner.who or found.deleted:
        raise missing(f"there is no message {ident} in the chat of {owner.who}: see GET /sandbox/transcript")
    return found


def choice_index(seen: Message, choice: object) -> int:
    """Which choice is meant: an index from 0, or a label as it stands, else regardless of case and accents.

    Raises 400 when the message has no such choice.
    """
    if not seen.choices:
        raise wrong(f"message {seen.id} has no choices; answer it with POST /sandbox/say")
    if isinstance(choice, int) and not isinstance(choice, bool) and 0 <= choice < len(seen.choices):
        return choice
    if isinstance(choice, str):
        found = _by_label(seen.choices, choice)
        if found is not None:
            return found
    raise wrong(f"message {seen.id} has no choice {json.dumps(choice, ensure_ascii=False)}; it has {_listed(seen)}")


def _by_label(labels: list[str], wanted: str) -> int | None:
    if wanted in labels:
        return labels.index(wanted)
    folded = [fold(label) for label in labels]
    if fold(wanted) in folded:
        return folded.index(fold(wanted))
    if wanted.strip().isdecimal() and int(wanted) < len(labels):
        return int(wanted)
    return None


def _listed(seen: Message) -> str:
    return ", ".join(f'{index}: "{label}"' for index, label in enumerate(seen.choices))


def _body(what: str) -> str:
    return json.dumps({"error": what}, ensure_ascii=False)
