"""The channel's own menu of commands, by what a person may do, in their language."""

from __future__ import annotations

from handlers.talk import Choice, Kind, Outgoing, say
from procedure.terms import LEADERS, PRESS_CENTRE, PROVINCE_STAFF, STAFF, UNIT_HEADS, UNIT_STAFF, Role
from storage import people
from storage.people import EMAIL
from storage.rights import rights_of
from storage.substitutes import SUBSTITUTABLE
from storage.work import Work

FOR_ALL = ("lienhe", "yeucau", "hoso", "toi", "thenhabao", "xacminh", "quyen", "lienket", "ngonngu", "huy", "giup")
FOR_STAFF = ("lienhe", "quyen", "pin", "lienket", "ngonngu", "huy", "giup")
OFFICERS = frozenset(SUBSTITUTABLE)
BY_ROLE: tuple[tuple[frozenset[Role], tuple[str, ...]], ...] = (
    (frozenset(Role), ("viec",)),
    (PRESS_CENTRE | PROVINCE_STAFF, ("cho", "dangxuly")),
    (PRESS_CENTRE, ("nhapho",)),
    (LEADERS | PRESS_CENTRE, ("trucban",)),
    (frozenset({Role.PRESS_HEAD, Role.ADMINISTRATOR}), ("canbo", "moicanbo")),
    (frozenset({Role.ADMINISTRATOR}), ("khoa", "mokhoa", "danhba", "muctieu")),
    (UNIT_HEADS | {Role.PRESS_HEAD, Role.ADMINISTRATOR}, ("nhom",)),
    (UNIT_STAFF, ("cungcap",)),
    (PRESS_CENTRE | UNIT_STAFF, ("phananh",)),
    (STAFF, ("vuviec",)),
    (PRESS_CENTRE | PROVINCE_STAFF, ("caichinh",)),
    (OFFICERS, ("thaythe",)),
    (frozenset({Role.DIRECTOR_GENERAL, Role.PROVINCE_DIRECTOR}), ("uyquyen",)),
    (frozenset({Role.SPOKESPERSON, Role.PROVINCE_DIRECTOR}), ("khongthephatngon",)),
    (PRESS_CENTRE | {Role.PROVINCE_OFFICER}, ("dangtai",)),
)
"""Whose roles bring which commands, the most used first."""


def listed(roles: frozenset[Role]) -> tuple[str, ...]:
    """The commands shown to somebody with `roles`, each described by the text ``command_<name>``."""
    if not roles:
        return FOR_ALL
    own = (name for who, names in BY_ROLE if who & roles for name in names)
    return tuple(dict.fromkeys((*own, *FOR_STAFF)))


def menus(work: Work, person_id: int) -> list[Outgoing]:
    """The menu for each chat of a person: sent when their roles, language or accounts have changed."""
    names = listed(rights_of(work, person_id).roles)
    rows = tuple((Choice(say(f"command_{name}"), name),) for name in names)
    accounts = (one for one in people.accounts_of(work, person_id) if one.channel != EMAIL)
    return [Outgoing(one.id, say("label", name=""), rows, kind=Kind.MENU) for one in accounts]
