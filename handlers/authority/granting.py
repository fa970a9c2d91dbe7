"""The grant form: whom, for what, until when, by which document; one look over it, and the confirmation (2.4)."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.authority import document_fields as document
from handlers.authority import person_fields as who
from handlers.authority import scope_fields as scope
from handlers.authority.draft import AGENCY_FORM, DEPUTY_FORM, checked, code, word
from handlers.authority.refusals import refused, sentence
from handlers.authority.review import WHICH, show, summary
from handlers.authority.seats import granter
from handlers.authority.whom import WHOM
from handlers.confirming import about, confirm, without_pin
from handlers.forms import Field, Form, begin, files_of
from handlers.forms import show as show_form
from handlers.names import office
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, say
from procedure.authority import AGENCY, may_authorise, units_of
from procedure.errors import AuthorityRefused, MayNotAuthorise
from storage.conversations import Conversation

ACT = "authorise"  # the confirmed act, for a delegate and a deputy alike


def start(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """Open the form for a unit; with several to choose from, ask which."""
    units = units_of(granter(scene.work, scene.person.id))
    if not ref and len(units) > 1:
        return [_which(scene, units)]
    return open_for(scene, ref or (units[0] if units else AGENCY), {})


def open_for(scene: Scene, unit: str, known: Mapping[str, object]) -> list[Outgoing]:
    """The form, with what is known already."""
    try:
        may_authorise(granter(scene.work, scene.person.id), unit)
    except AuthorityRefused as refusal:
        return refused(scene, refusal)
    return without_pin(scene) or begin(scene, form_for(unit), {"unit": unit, **known})


def again(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """From the confirmation back to the form, everything in it."""
    state = scene.form
    if state is None or state.data.get("act") != ACT:
        return start(scene)
    filled = about(state)
    sent = files_of(Conversation(ACT, "", 0, filled))
    return begin(scene, form_for(word(filled, "unit")), {**filled, "paused": False}, sent)


def form_for(unit: str) -> Form:
    """The agency's form, or a province's: a deputy is in charge, speaks alone, and the Director says why (2.2.b)."""
    return GRANT if unit == AGENCY else GRANT_DEPUTY


def _which(scene: Scene, units: list[str]) -> Outgoing:
    rows = tuple((Choice(say("label", name=office(scene, unit)), "auth.new", unit),) for unit in units)
    return scene.reply(say("grant_which_unit"), *rows)


def _submit(scene: Scene, form: Conversation) -> list[Outgoing]:
    """To the confirmation; a draft that breaks a rule stays open, with the rule named."""
    data = {name: value for name, value in form.data.items() if name != "under"}
    try:
        checked(scene, data)
    except MayNotAuthorise as refusal:
        return refused(scene, refusal)
    except AuthorityRefused as refusal:
        return show_form(scene, form_for(word(data, "unit")), form, [sentence(refusal)])
    back = Choice(say("choice_edit_again"), "auth.again", words=("sua", "edit"))
    return confirm(scene, ACT, data, summary(scene, data), code(scene, word(data, "number")), (back,))


REACHED = (who.PHONE, who.EMAIL, scope.MATTER, scope.TERM)
WRITTEN = (document.NUMBER, document.SIGNED_ON, document.DOCUMENT)


def _form(name: str, *fields: Field) -> Form:
    return Form(
        name,
        fields,
        _submit,
        review=show,
        extra=(who.TITLE_EN, WHICH),
        at_review=document.AT_REVIEW,
        takes_files=True,
    )


GRANT = _form(AGENCY_FORM, WHOM, who.TITLE, *REACHED, scope.IS_ALONE, *WRITTEN)
GRANT_DEPUTY = _form(DEPUTY_FORM, scope.REASON, WHOM, who.TITLE, who.IN_CHARGE, *REACHED, *WRITTEN)
