"""The main choices by what a person may do: few, the most used first."""

from __future__ import annotations

from handlers.authority import menu
from handlers.casework.my_work import my_work
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, say
from procedure.terms import LEADERS, PRESS_CENTRE, PROVINCE_STAFF, STAFF, UNIT_STAFF, Role
from storage.substitutes import SUBSTITUTABLE

Row = tuple[Choice, ...]
Rows = tuple[Row, ...]

DUTY: Row = (Choice(say("choice_duty"), "duty", words=("lanh dao truc", "truc ban", "leader on duty")),)
DESK: Row = (
    Choice(say("choice_waiting"), "desk.waiting", words=("cho tiep nhan", "waiting")),
    Choice(say("choice_held"), "desk.held", words=("dang xu ly", "held")),
)
ROSTER: Row = (
    Choice(say("choice_roster"), "roster.list", words=("can bo", "staff")),
    Choice(say("choice_invite"), "invite.start", words=("moi can bo", "invite")),
)
DIRECTORY: Row = (Choice(say("choice_directory"), "directory", words=("danh ba", "directory")),)
CONTACTS: Row = (Choice(say("choice_contacts"), "contacts", words=("lien he", "contact")),)
GENUINE: Row = (Choice(say("choice_genuine"), "genuine", words=("xac minh", "verify")),)
OWN: Row = (
    Choice(say("choice_request"), "request.start", words=("yeu cau", "request")),
    Choice(say("choice_mine"), "status", words=("ho so", "status")),
)
FILE_FOR: Row = (Choice(say("choice_file_for"), "case.filefor", words=("nhan ho", "file for")),)
SUBSTITUTES = Choice(say("choice_substitutes"), "subs.list", words=("nguoi thay", "substitutes"))
ME = Choice(say("choice_me"), "me", words=("thong tin cua toi", "me"))
NO_PRESS = Choice(
    say("choice_no_press"), "me.nopress", "on", words=("khong nhan thong tin bao chi", "ngung nhan", "stop press")
)
PRESS_AGAIN = Choice(
    say("choice_press_again"), "me.nopress", "off", words=("nhan thong tin bao chi", "nhan lai", "press again")
)
RIGHTS = Choice(say("choice_rights"), "rights", words=("quyen", "rights"))
PRESS_REPORT: Row = (Choice(say("choice_press_report"), "press.report", words=("phan anh", "press report")),)
OFFER: Row = (Choice(say("choice_offer"), "offer.start", words=("cung cap thong tin", "cung cap", "offer")),)
CORRECTION: Row = (Choice(say("choice_correction"), "correct.start", words=("cai chinh", "correction")),)
INCIDENT: Row = (Choice(say("choice_incident"), "incident.start", words=("vu viec", "dot xuat", "incident")),)
NEW: Row = (Choice(say("choice_new_case"), "case.new", words=("mo ho so", "ho so moi", "new case")),)
WORKS = STAFF - {Role.DELEGATE, Role.INTERNATIONAL}
"""Whom cases wait for."""
OPENED_BY: tuple[tuple[frozenset[Role], Row], ...] = (
    (WORKS, INCIDENT),
    (PRESS_CENTRE, FILE_FOR),
    (PRESS_CENTRE | UNIT_STAFF, PRESS_REPORT),
    (UNIT_STAFF, OFFER),
    (PRESS_CENTRE | PROVINCE_STAFF, CORRECTION),
)
"""Which cases staff open, by role; the most urgent first."""
BY_ROLE: tuple[tuple[frozenset[Role], Row], ...] = (
    (WORKS, my_work()),
    (PRESS_CENTRE | PROVINCE_STAFF, DESK),
    (WORKS, NEW),
    (LEADERS, DUTY),
    (frozenset({Role.ADMINISTRATOR, Role.PRESS_HEAD}), ROSTER),
    (frozenset({Role.ADMINISTRATOR}), DIRECTORY),
)


def rows(scene: Scene) -> Rows:
    """The choices under a greeting: a journalist's own, or those of each role that somebody of the staff holds."""
    if not scene.roles:
        return (CONTACTS, OWN, GENUINE, (ME, RIGHTS), (_language(scene),))
    opened = openings(scene)
    several = tuple(row for roles, row in BY_ROLE if roles & scene.roles)
    staff = tuple(opened[0] if row is NEW and len(opened) == 1 else row for row in several)
    officer = scene.roles & frozenset(SUBSTITUTABLE)
    return (*staff, *menu.rows(scene), CONTACTS, (SUBSTITUTES, RIGHTS) if officer else (RIGHTS,), (_language(scene),))


def openings(scene: Scene) -> Rows:
    """The cases that somebody of the staff may open, one choice each."""
    return tuple(row for roles, row in OPENED_BY if roles & scene.roles)


def new_case(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """“Mở hồ sơ mới”: which kind of case. Whoever may open none is shown their own choices."""
    found = openings(scene)
    if not found:
        return [scene.reply(say("new_case_none"), *rows(scene))]
    return [scene.reply(say("ask_new_case"), *found)]


def _language(scene: Scene) -> Choice:
    """The language to switch to, named in the button: pressed twice it stays (F4)."""
    other = "en" if scene.person.language == "vi" else "vi"
    words = ("ngon ngu", "language", "english", "tieng viet")
    return Choice(say("choice_language"), "language", other, words=words)
