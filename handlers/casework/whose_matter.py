"""Whether what staff open is their province's own matter or one for the press centre (7.1.d, 5.2.b)."""

from __future__ import annotations

from handlers.forms import Field, Problem, Rows, Taken
from handlers.scene import Scene
from handlers.talk import Choice, Text, say
from procedure.authority import AGENCY
from procedure.terms import PRESS_CENTRE, PROVINCE_STAFF
from storage.conversations import Conversation
from storage.folding import fold

SCOPE = "scope"
OWN_WORDS, CENTRE_WORDS = ("cua tinh", "province"), ("trung tam", "centre")


def own_province(scene: Scene) -> str | None:
    """The province whose people they are."""
    return next((unit for role, unit in sorted(scene.actor.seats) if role in PROVINCE_STAFF), None)


def province_of(scene: Scene) -> str | None:
    """The same; None for those of the centre, whose matters are the agency's."""
    return None if scene.roles & PRESS_CENTRE else own_province(scene)


def known_scope(scene: Scene) -> dict[str, object]:
    """What need not be asked of anybody who is not of a province."""
    return {} if province_of(scene) else {SCOPE: AGENCY}


def scope_field(ask_key: str) -> Field:
    """Asked with the text `ask_key`, whose choice it is; kept is VSS or the province's code."""

    def ask(scene: Scene, form: Conversation) -> Text:
        return say(ask_key)

    return Field(SCOPE, ask, _take, _choices)


def _choices(scene: Scene, form: Conversation) -> Rows:
    version, province = form.version, province_of(scene) or AGENCY
    own = Choice(say("choice_press_own"), "form.pick", province, version, OWN_WORDS)
    return ((own,), (Choice(say("choice_press_centre"), "form.pick", AGENCY, version, CENTRE_WORDS),))


def _take(scene: Scene, form: Conversation, text: str) -> Taken:
    province = province_of(scene)
    if text == province or fold(text) in OWN_WORDS:
        return {SCOPE: province or AGENCY}
    if text == AGENCY or fold(text) in CENTRE_WORDS:
        return {SCOPE: AGENCY}
    return Problem(say("scope_unclear", typed=text), _choices(scene, form))
