"""What becomes of a report of 9.7: an authorisation, or whoever authorises speaks; told back to whoever reported."""

from __future__ import annotations

from handlers.authority import reports
from handlers.authority.draft import Data, word
from handlers.authority.reports import Report
from handlers.authority.seats import chat_of, own_holders
from handlers.authority.spans import from_to
from handlers.names import staff_name
from handlers.scene import Scene
from handlers.talk import Choice, Kind, Outgoing, Text, say
from procedure.authority import AGENCY
from procedure.terms import Role
from storage import links
from storage.authorisations import Authorisation


def settled_by(scene: Scene, data: Data, one: Authorisation) -> list[Outgoing]:
    """An authorisation was granted from a report, or while one of the granter's own is open."""
    found = reports.find(scene.work, word(data, "report"))
    report = found or reports.open_of(scene.work, scene.person.id, one.unit_code)
    if report is None or report.answered is not None or report.unit != one.unit_code:
        return []
    reports.mark(scene.work, report, reports.ANSWERED, scene.person.id, granting_role(one.unit_code))
    if report.person == scene.person.id:
        return []
    told = say("cannot_authorised", name=one.name, matter=one.matter, term=from_to(scene, one.since, one.until))
    return tell(scene, report.person, told)


def tell(scene: Scene, person: int, text: Text, *rows: tuple[Choice, ...]) -> list[Outgoing]:
    """A card to one person, under whatever id their chats stand now, if they have one."""
    way = chat_of(scene.work, links.now_known_as(scene.work, person))
    return [Outgoing(way.id, text, rows, kind=Kind.CARD)] if way else []


def tell_heads(scene: Scene, text: Text, *also: Role) -> list[Outgoing]:
    """The head of the press centre, with others of it."""
    people = dict.fromkeys(one.person_id for one in own_holders(scene.work, Role.PRESS_HEAD, *also))
    return [out for who in people if who != scene.person.id for out in tell(scene, who, text)]


def granting_role(unit: str) -> str:
    """In which capacity an answer is given."""
    return (Role.DIRECTOR_GENERAL if unit == AGENCY else Role.PROVINCE_DIRECTOR).value


def reporter(scene: Scene, report: Report) -> str:
    """The name of whoever reported."""
    return staff_name(scene, report.person)
