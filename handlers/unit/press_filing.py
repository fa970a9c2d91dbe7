"""What the press says becomes a case (7.1.a, 10.2.d): its card goes to the desk that carries it."""

from __future__ import annotations

from handlers.casework.cards import new_case_cards, see_case
from handlers.casework.fields import kept_files
from handlers.casework.opening import opened
from handlers.casework.whose_matter import province_of
from handlers.denying import denied
from handlers.forms import text_of
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, say
from procedure.authority import AGENCY
from procedure.errors import NotYours
from procedure.steps import open_case
from procedure.terms import PRESS_CENTRE, UNIT_STAFF, Kind
from storage.cases import CaseRow
from storage.conversations import Conversation


def file(scene: Scene, form: Conversation) -> list[Outgoing]:
    """The form's end: the right is checked again."""
    try:
        case = _store(scene, form)
    except NotYours:
        return denied(scene, "press_report_not_yours", say("refused_not_yours"))
    another = Choice(say("choice_press_report"), "press.report", words=("phan anh", "press report"))
    done = scene.reply(say("press_report_filed", code=case.code), see_case(case), (another,))
    return [done, *new_case_cards(scene, case)]


def _opener(scene: Scene) -> str | None:
    """The unit that reports it; the press centre's own monitoring has none (7.1.a)."""
    if scene.roles & PRESS_CENTRE:
        return None
    return next((unit for role, unit in sorted(scene.actor.seats) if role in UNIT_STAFF), None)


def _store(scene: Scene, form: Conversation) -> CaseRow:
    said = text_of(form, "words")
    own = province_of(scene)
    scope = own if own and text_of(form, "scope") == own else AGENCY
    step = open_case(scene.actor, scene.now, Kind.REFLECTION, scope, opener=_opener(scene))
    outlet, link = text_of(form, "outlet"), text_of(form, "link") or None
    return opened(scene, step, said, kept_files(form), outlet=outlet, url=link, place=own)
