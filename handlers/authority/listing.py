"""The authorisations of a unit: in force and to come; the past ones on a further page; one with its document."""

from __future__ import annotations

from handlers.authority.lending import given
from handlers.authority.refusals import contacts, without_right
from handlers.authority.seats import granter, may_grant, seen_units, sees
from handlers.authority.spans import from_to, standing
from handlers.authority.telling import about
from handlers.names import office
from handlers.scene import Scene
from handlers.talk import Choice, FileRef, Lines, Outgoing, Text, say
from procedure.authority import units_of
from procedure.terms import PRESS_CENTRE, Role
from storage import authorisations
from storage.authorisations import Authorisation

SHOWN = 15


def command(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """`/uyquyen`: the list, for those who authorise or keep it; for everybody else it is an attempt (2.5, 2.6)."""
    keeps = scene.roles & (PRESS_CENTRE | {Role.PROVINCE_OFFICER})
    if keeps or units_of(granter(scene.work, scene.person.id)):
        return listed(scene)
    return without_right(scene)


def listed(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """In force and to come."""
    units = seen_units(scene.work, scene.person.id)
    if units == []:
        return without_right(scene)
    found = authorisations.open_of(scene.work, units)
    more = (Choice(say("choice_past"), "auth.past", words=("da qua", "past")),)
    return [_page(scene, "auth_list", found, (*_new(scene), more))]


def past(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """Over, or ended early; the newest first."""
    units = seen_units(scene.work, scene.person.id)
    if units == []:
        return without_right(scene)
    found = authorisations.past_of(scene.work, units, SHOWN)
    back = (Choice(say("choice_authorised"), "auth.list", words=("dang co", "list")),)
    return [_page(scene, "auth_past", found, (back,))]


def show(scene: Scene, ref: str, version: int = 0) -> list[Outgoing]:
    """One, with its document and what may be done about it."""
    one = authorisations.load(scene.work, int(ref)) if ref.isdigit() else None
    if one is None or not sees(scene.work, scene.person.id, one.unit_code):
        return without_right(scene)
    file: Text | str = "" if one.file_id else say("auth_no_file")
    lines, rows = given(scene, one) if may_grant(scene.work, scene.person.id, one.unit_code) else ("", ())
    text = say("auth_shown", about=about(scene, one), standing=standing(scene, one), file=file, cases=lines)
    files = (FileRef(one.file_id, one.file_name or one.number),) if one.file_id else ()
    return [scene.reply(text, *rows, *_ways(scene, one), files=files)]


def _ways(scene: Scene, one: Authorisation) -> tuple[tuple[Choice, ...], ...]:
    back = (Choice(say("choice_authorised"), "auth.list", words=("danh sach", "list")),)
    is_open = scene.now < one.ends
    if not is_open or not may_grant(scene.work, scene.person.id, one.unit_code):
        return (back,)
    return ((Choice(say("choice_end_auth"), "auth.end", str(one.id), words=("ket thuc", "end")),), back)


def _new(scene: Scene) -> tuple[tuple[Choice, ...], ...]:
    if not units_of(granter(scene.work, scene.person.id)):
        return ()
    return ((Choice(say("choice_new_auth"), "auth.new", words=("uy quyen moi", "moi", "new")),),)


def _page(scene: Scene, key: str, found: list[Authorisation], ways: tuple[tuple[Choice, ...], ...]) -> Outgoing:
    shown = found[:SHOWN]
    lines = Lines(tuple(_line(scene, one) for one in shown), "\n\n") if shown else say("auth_none")
    rows = tuple((_choice(one),) for one in shown)
    return scene.reply(say(key, n=len(found), lines=lines), *rows, *ways, contacts())


def _line(scene: Scene, one: Authorisation) -> Text:
    return say(
        "auth_line",
        name=one.name,
        unit=say("label", name=office(scene, one.unit_code)),
        matter=one.matter,
        term=from_to(scene, one.since, one.until),
        number=one.number,
        standing=standing(scene, one),
    )


def _choice(one: Authorisation) -> Choice:
    return Choice(say("choice_auth", name=one.name, number=one.number), "auth.show", str(one.id))
