"""A free sentence or files of somebody of the staff, which may be news: what fits them is offered, with the words in.

Nothing is begun on a guess; the words are kept until they say what they are for.
"""

from __future__ import annotations

from handlers import menu_rows
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, Text, say
from handlers.welcome import resume
from procedure.terms import PRESS_CENTRE, STAFF, UNIT_STAFF, Role

Rows = tuple[tuple[Choice, ...], ...]

WAYS: tuple[tuple[frozenset[Role], Choice], ...] = (
    (UNIT_STAFF, Choice(say("choice_offer"), "offer.typed", words=("cung cap thong tin", "cung cap", "offer"))),
    (PRESS_CENTRE, Choice(say("choice_file_for"), "filefor.typed", words=("nhan ho", "file for"))),
    (
        PRESS_CENTRE | UNIT_STAFF,
        Choice(say("choice_press_report"), "press.typed", words=("bao chi phan anh", "phan anh", "press report")),
    ),
    (STAFF, Choice(say("choice_incident"), "incident.typed", words=("vu viec", "dot xuat", "incident"))),
)
"""What words may become, by whose: each behaviour checks the right itself."""


def rows(scene: Scene) -> Rows:
    """The choices under words that were kept; empty for whoever is not of the staff and where nothing fits."""
    return tuple((choice,) for roles, choice in WAYS if roles & scene.roles)


def menu(scene: Scene, text: Text) -> Outgoing:
    """The main menu after words that were not understood: what would begin empty there begins with the words here."""
    found = rows(scene)
    known = {row[0].label.key for row in found}
    others = (row for row in menu_rows.rows(scene) if row[0].label.key not in known)
    return scene.reply(text, *resume(scene), *found, *others)
