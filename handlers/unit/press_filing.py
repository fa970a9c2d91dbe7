"""What the press says becomes a case (7.1.a, 10.2.d): its card goes to the desk that carries it."""

from __future__ import annotations

from handlers.casework.cards import new_case_cards, see_case
from handlers.casework.fields import kept_files
from handlers.denying import denied
from handlers.forms import text_of
from handlers.journalist.guesses import as_typed
from handlers.names import staff_name
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, say
from procedure.authority import AGENCY
from procedure.errors import NotYours
from procedure.steps import open_case
from procedure.terms import PRESS_CENTRE, PROVINCE_STAFF, UNIT_STAFF, Kind
from storage import cases, words
from storage.cases import CaseRow, Filing
from storage.conversations import Conversation
from storage.words import Said


def file(scene: Scene, form: Conversation) -> list[Outgoing]:
    """The form's end: the right is checked again."""
    try:
        case = _store(scene, form)
    except NotYours:
        return denied(scene, "press_report_not_yours", say("refused_not_yours"))
    another = Choice(say("choice_press_report"), "press.report", words=("phan anh", "press report"))
    done = scene.reply(say("press_report_filed", code=case.code), see_case(case), (another,))
    return [done, *new_case_cards(scene, case)]


def province_of(scene: Scene) -> str | None:
    """The province whose people they are; None for those of the centre or of other units."""
    if scene.roles & PRESS_CENTRE:
        return None
    return next((unit for role, unit in sorted(scene.actor.seats) if role in PROVINCE_STAFF), None)


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
    found = scene.around.reader.read(said)
    filing = Filing(
        asker=staff_name(scene, scene.person.id),
        outlet=text_of(form, "outlet"),
        unit_code=found.unit or found.place.code or own,
        topic_code=found.topic,
        unit_why=as_typed(said, found.unit_why),
        topic_why=as_typed(said, found.topic_why),
        asks=False,
        url=text_of(form, "link") or None,
    )
    at = scene.incoming.occurred_at
    case = cases.file(scene.work, step, scene.account.id, scene.person.id, filing, at, scene.around.zone)
    _, digest = words.keep(scene.work, case.id, Said.QUESTION, said, scene.person.id, kept_files(form))
    return cases.record(scene.work, case, step, scene.person.id, at, digest)
