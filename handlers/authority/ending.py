"""An authorisation ended before its time, by whoever may authorise, with a reason."""

from __future__ import annotations

from handlers.authority.draft import code
from handlers.authority.refusals import without_right
from handlers.authority.seats import may_grant
from handlers.authority.telling import about, see
from handlers.authority.wording import LONGEST, too_long
from handlers.confirming import confirm, without_pin
from handlers.forms import Field, Form, Problem, Taken, begin, number_of, text_of
from handlers.scene import Scene
from handlers.talk import Outgoing, Text, say
from storage import authorisations
from storage.conversations import Conversation


def start(scene: Scene, ref: str, version: int = 0) -> list[Outgoing]:
    """Ask why."""
    one = authorisations.load(scene.work, int(ref)) if ref.isdigit() else None
    if one is None or not may_grant(scene.work, scene.person.id, one.unit_code):
        return without_right(scene)
    if scene.now >= one.ends:
        return [scene.reply(say("auth_over_already", number=one.number), *see(one))]
    return without_pin(scene) or begin(scene, END, {"authorisation": one.id, "name": one.name, "number": one.number})


def _ask(scene: Scene, form: Conversation) -> Text:
    return say("end_ask_why", name=text_of(form, "name"), number=text_of(form, "number"))


def _take(scene: Scene, form: Conversation, text: str) -> Taken:
    if len(text.split()) < 2:
        return Problem(say("end_why_short"))
    return {"why": text} if len(text) <= LONGEST else too_long(text, LONGEST)


def _confirm(scene: Scene, form: Conversation) -> list[Outgoing]:
    one = authorisations.load(scene.work, number_of(form, "authorisation"))
    if one is None:
        return without_right(scene)
    why = text_of(form, "why")
    what = say("end_summary", about=about(scene, one), why=why)
    data = {"authorisation": one.id, "why": why}
    return confirm(scene, "end_authority", data, what, code(scene, one.number, "KT"))


END = Form("end_authority", (Field("why", _ask, _take),), _confirm)
