"""Telling people who did not act just now what concerns them, each on the account they used last."""

from __future__ import annotations

from handlers.scene import Scene
from handlers.talk import Choice, Kind, Outgoing, Text
from procedure.terms import Role
from storage import links, people, staff
from storage.people import EMAIL, Account


def tell(scene: Scene, person_id: int, text: Text, *rows: tuple[Choice, ...]) -> list[Outgoing]:
    """One person, once, under whatever id their accounts stand now; nothing if they have none."""
    now = links.now_known_as(scene.work, person_id)
    return [Outgoing(one.id, text, rows) for one in people.accounts_of(scene.work, now)[:1]]


def tell_everywhere(scene: Scene, person_id: int, text: Text, *rows: tuple[Choice, ...]) -> list[Outgoing]:
    """One person on every chat they have: what somebody with a stolen telephone must not keep to themselves (T10)."""
    return [Outgoing(one.id, text, rows) for one in chats(scene, person_id)]


def tell_roles(
    scene: Scene, roles: frozenset[Role], text: Text, *rows: tuple[Choice, ...], but: tuple[int, ...] = ()
) -> list[Outgoing]:
    """Everybody who holds one of `roles`, save those in `but`."""
    accounts = staff.desk_accounts(scene.work, roles)
    return [Outgoing(one.id, text, rows, kind=Kind.CARD) for one in accounts if one.person_id not in but]


def chats(scene: Scene, person_id: int) -> list[Account]:
    """A person's accounts in chats."""
    return [one for one in people.accounts_of(scene.work, person_id) if one.channel != EMAIL]
