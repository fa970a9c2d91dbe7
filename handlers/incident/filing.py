"""An incident is on record: its 24 hours count from when it occurred; everybody who must know has its card at once."""

from __future__ import annotations

from handlers.casework.cards import refreshed, see_case
from handlers.casework.deadlines import owed
from handlers.casework.fields import kept_files, moment_of
from handlers.casework.my_work import my_work
from handlers.casework.opening import opened
from handlers.casework.saying import step_saying
from handlers.denying import denied
from handlers.forms import files_of, text_of
from handlers.incident.deciding import CALM, may_decide
from handlers.incident.place import PLACE
from handlers.scene import Scene
from handlers.talk import Outgoing, say
from procedure.authority import AGENCY
from procedure.errors import NotYours
from procedure.facts import Act, Step
from procedure.steps import open_case
from procedure.terms import PRESS_CENTRE, UNIT_STAFF, Event, Kind
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.words import Said


def file(scene: Scene, form: Conversation) -> list[Outgoing]:
    """The form's end: the right is checked again."""
    try:
        case, done = _store(scene, form)
    except NotYours:
        return denied(scene, "incident_not_yours", say("refused_not_yours"))
    told = say("incident_filed", code=case.code, owed=owed(scene, case))
    shown = scene.reply(told, see_case(case), my_work())
    return [shown, *refreshed(scene, case, news=True, told=True, tells=done.tells, files=files_of(form))]


def _store(scene: Scene, form: Conversation) -> tuple[CaseRow, Step]:
    """The case, and where whoever opens it decided so, that no first information is needed at once (5.1.b)."""
    scope, at = text_of(form, PLACE) or AGENCY, moment_of(form, "at") or scene.now
    act = Act(occurred_at=at)
    done = open_case(scene.actor, scene.now, Kind.INCIDENT, scope, act, opener=_opener(scene))
    case = opened(scene, done, text_of(form, "words"), kept_files(form), place=scope, at=at)
    why = text_of(form, CALM)
    if why and may_decide(scene, scope):
        calm = Act(needed=False, reason=why)
        case, _ = step_saying(scene, case, Event.NEED, calm, Said.NEED, why)
    return case, done


def _opener(scene: Scene) -> str | None:
    """The unit that tells it; what the press centre saw itself has none."""
    if scene.roles & PRESS_CENTRE:
        return None
    return next((unit for role, unit in sorted(scene.actor.seats) if role in UNIT_STAFF), None)
