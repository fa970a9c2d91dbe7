"""A leader's decision on its way: filled in a form, shown whole for the confirmation, back to the form if need be."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.confirming import about as confirmed_data
from handlers.confirming import confirm, without_pin
from handlers.forms import Form, begin, files_of
from handlers.leadership.standing import standing
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, Text, say
from storage.cases import CaseRow
from storage.conversations import Conversation


def open_form(scene: Scene, case: CaseRow, form: Form, known: Mapping[str, object] | None = None) -> list[Outgoing]:
    """The form, with how the case stood when it was opened."""
    filled = {"case": case.id, "code": case.code, "standing": standing(scene, case), **(known or {})}
    return without_pin(scene) or begin(scene, form, filled)


def ask(scene: Scene, case: CaseRow, act: str, form: Conversation, what: Text) -> list[Outgoing]:
    """Exactly what will happen, to be confirmed; and the way back to the form."""
    kept = {name: form.data.get(name) for name in ("case", "code", "standing", "words", "units", "files")}
    edit = Choice(say("choice_edit_again"), f"{act}.again", words=("sua", "edit"))
    return confirm(scene, act, kept, what, case.code, (edit,))


def back_to_form(scene: Scene, act: str, form: Form) -> list[Outgoing]:
    """From the confirmation back to the form, everything in it: the words are asked again, the units stay ticked."""
    state = scene.form
    if state is None or state.data.get("act") != act:
        return [scene.reply(say("form_gone"))]
    data = confirmed_data(state)
    kept = {name: value for name, value in data.items() if name not in ("words", "units", "files")}
    before = {"before": data.get("words"), "units_ticked": data.get("units")}
    return begin(scene, form, {**kept, **before}, files_of(Conversation(act, "", 0, data)))
