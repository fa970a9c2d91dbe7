"""The roster: who is staff, by unit or by name. Administrators act on it; the press centre's head reads their part."""

from __future__ import annotations

from itertools import groupby

from rapidfuzz import fuzz, process

from handlers.admin.roster_page import page
from handlers.admin.unconfirmed import role_text
from handlers.denying import denied
from handlers.names import is_called, office, staff_name
from handlers.scene import Scene
from handlers.talk import Choice, Lines, Outgoing, Text, say
from procedure.terms import Role
from storage import directory, staff
from storage.directory import PROVINCIAL
from storage.folding import fold
from storage.staff import Membership

MOST_UNITS = 30
MOST_SHOWN = 25
NEAR = 60  # of 100
OFFERED = 5
READ_BY_HEAD = ("press_centre", *PROVINCIAL)


def typed(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """`/canbo` lists the units, `/canbo NAME` looks for somebody."""
    words = scene.incoming.text.strip()
    return search(scene, words) if words and may_read(scene) else start(scene)


def start(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """The units that have somebody, each with how many."""
    return _units(scene) if may_read(scene) else no(scene)


def search(scene: Scene, typed: str) -> list[Outgoing]:
    """The one person called so, or those whose names come nearest."""
    found = matching(scene, typed)
    if len(found) == 1:
        return page(scene, found[0])
    if not found:
        return [scene.reply(say("roster_nobody", typed=typed), _back())]
    rows = tuple(_person(scene, one) for one in found)
    return [scene.reply(say("roster_several", typed=typed), *rows, _back())]


def matching(scene: Scene, typed: str) -> list[int]:
    """The people of the roster meant by a name or a number: one if it is plain, else the nearest."""
    called = {person: staff_name(scene, person) for person in readable_people(scene)}
    if typed.lstrip("#").isdecimal() and int(typed.lstrip("#")) in called:
        return [int(typed.lstrip("#"))]
    exact = [person for person, name in called.items() if is_called(name, typed)]
    if exact:
        return exact
    folded = {person: fold(name) for person, name in called.items()}
    near = process.extract(fold(typed), folded, scorer=fuzz.WRatio, limit=OFFERED, score_cutoff=NEAR)
    return [person for *_, person in near]


def unit(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Everybody in one unit."""
    if not may_read(scene):
        return no(scene)
    found = [one for one in readable(scene) if one.unit_code == ref]
    people = list(dict.fromkeys(one.person_id for one in found))[:MOST_SHOWN]
    lines = Lines(tuple(_line(scene, one) for one in found)) if found else say("roster_unit_empty")
    name = say("label", name=office(scene, ref))
    return [scene.reply(say("roster_unit", unit=name, people=lines), *(_person(scene, one) for one in people), _back())]


def see(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """One person's page."""
    if not may_read(scene) or not ref.isdigit() or int(ref) not in readable_people(scene):
        return no(scene)
    return page(scene, int(ref))


def may_read(scene: Scene) -> bool:
    """Administrators, and the press centre's head."""
    return bool(scene.roles & {Role.ADMINISTRATOR, Role.PRESS_HEAD})


def no(scene: Scene) -> list[Outgoing]:
    """Denied."""
    return denied(scene, "roster_not_allowed", say("refused_not_yours"))


def readable(scene: Scene) -> list[Membership]:
    """The roster as far as this reader may see it."""
    found = staff.all_staff(scene.work)
    if Role.ADMINISTRATOR in scene.roles:
        return found
    kinds = {one.code: one.kind for one in directory.all_units(scene.work)}
    return [one for one in found if kinds.get(one.unit_code) in READ_BY_HEAD]


def readable_people(scene: Scene) -> list[int]:
    """The people on it, each once."""
    return list(dict.fromkeys(one.person_id for one in readable(scene)))


def _units(scene: Scene) -> list[Outgoing]:
    by_unit = groupby(readable(scene), key=lambda one: one.unit_code)
    counts = [(code, len({one.person_id for one in group})) for code, group in by_unit][:MOST_UNITS]
    rows = tuple(
        (Choice(say("roster_unit_choice", unit=_name(scene, code), count=count), "roster.unit", code),)
        for code, count in counts
    )
    return [scene.reply(say("roster", n=len(readable_people(scene))), *rows)]


def _name(scene: Scene, code: str) -> Text:
    return say("label", name=office(scene, code))


def _line(scene: Scene, one: Membership) -> Text:
    return say(f"roster_line_{one.state}", name=staff_name(scene, one.person_id), role=role_text(scene, one))


def _person(scene: Scene, person_id: int) -> tuple[Choice, ...]:
    name = say("roster_person", name=staff_name(scene, person_id), id=person_id)
    return (Choice(name, "roster.see", str(person_id)),)


def _back() -> tuple[Choice, ...]:
    return (Choice(say("choice_roster"), "roster.list", words=("can bo", "staff")),)
