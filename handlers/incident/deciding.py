"""Who may say that no first information is needed at once: asked of the procedure, before the case is there (5.1.b)."""

from __future__ import annotations

from handlers.forms import Field, Rows, Taken
from handlers.scene import Scene
from handlers.talk import Choice, Text, say
from procedure.errors import StepRefused
from procedure.steps import check_may, open_case
from procedure.terms import Event, Kind
from storage.conversations import Conversation
from storage.folding import fold

CALM = "calm"
"""Why no first information is needed at once; empty: it is."""
NOW, NOW_WORDS = "at-once", ("can ngay", "can", "needed")


def may_decide(scene: Scene, scope: str) -> bool:
    """Whether whoever opens an incident there may say so; nobody else is asked."""
    try:
        check_may(open_case(scene.actor, scene.now, Kind.INCIDENT, scope).case, Event.NEED, scene.actor, scene.now)
    except StepRefused:
        return False
    return True


def _ask(scene: Scene, form: Conversation) -> Text:
    return say("ask_incident_calm")


def _choices(scene: Scene, form: Conversation) -> Rows:
    return ((Choice(say("choice_incident_at_once"), "form.pick", NOW, form.version, NOW_WORDS),),)


def _take(scene: Scene, form: Conversation, text: str) -> Taken:
    return {CALM: "" if fold(text) in (NOW, *NOW_WORDS) else text}


CALM_FIELD = Field(CALM, _ask, _take, _choices)
