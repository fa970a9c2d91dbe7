"""The main choices by what a person may do: few, the most used first."""

from __future__ import annotations

from handlers.authority import menu
from handlers.casework.my_work import my_work
from handlers.scene import Scene
from handlers.talk import Choice, say
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
RIGHTS = Choice(say("choice_rights"), "rights", words=("quyen", "rights"))
PRESS_REPORT: Row = (Choice(say("choice_press_report"), "press.report", words=("phan anh", "press report")),)
WORKS = STAFF - {Role.DELEGATE, Role.INTERNATIONAL}
"""Whom cases wait for."""
BY_ROLE: tuple[tuple[frozenset[Role], Row], ...] = (
    (WORKS, my_work()),
    (PRESS_CENTRE | PROVINCE_STAFF, DESK),
    (PRESS_CENTRE, FILE_FOR),
    (LEADERS, DUTY),
    (UNIT_STAFF, PRESS_REPORT),
    (frozenset({Role.ADMINISTRATOR, Role.PRESS_HEAD}), ROSTER),
    (frozenset({Role.ADMINISTRATOR}), DIRECTORY),
)


def rows(scene: Scene) -> Rows:
    """The choices under a greeting: a journalist's own, or those of each role that somebody of the staff holds."""
    if not scene.roles:
        return (CONTACTS, OWN, GENUINE, (ME, RIGHTS), (_language(scene),))
    staff = tuple(row for roles, row in BY_ROLE if roles & scene.roles)
    officer = scene.roles & frozenset(SUBSTITUTABLE)
    return (*staff, *menu.rows(scene), CONTACTS, (SUBSTITUTES, RIGHTS) if officer else (RIGHTS,), (_language(scene),))


def _language(scene: Scene) -> Choice:
    """The language to switch to, named in the button: pressed twice it stays (F4)."""
    other = "en" if scene.person.language == "vi" else "vi"
    words = ("ngon ngu", "language", "english", "tieng viet")
    return Choice(say("choice_language"), "language", other, words=words)
