"""Every choice and the behaviour behind it. An action that is not in this table does nothing."""

from __future__ import annotations

from handlers import forms, language, small_talk, welcome
from handlers.admin import invitations
from handlers.desk import answer, ask_back, claim, dead_letters, lists
from handlers.desk.answer import ANSWER
from handlers.desk.ask_back import ASK_BACK
from handlers.forms import REVIEW, Form
from handlers.journalist import contacts, email, guesses, request, status, supplement
from handlers.journalist.email import EMAIL
from handlers.journalist.request import REQUEST
from handlers.journalist.supplement import SUPPLEMENT
from handlers.scene import Behaviour, Scene
from handlers.talk import Outgoing, say
from storage.conversations import Conversation

FORMS: dict[str, Form] = {form.name: form for form in (REQUEST, SUPPLEMENT, EMAIL, ASK_BACK, ANSWER)}


def form_of(state: Conversation | None) -> Form | None:
    """The form a person is in."""
    return FORMS.get(state.form) if state else None


def _cancel(scene: Scene, form: Form, state: Conversation, ref: str) -> list[Outgoing]:
    return [welcome.menu(forms.close(scene, state), say("form_cancelled"))]


def _skip(scene: Scene, form: Form, state: Conversation, ref: str) -> list[Outgoing]:
    return forms.skip(scene, form, state)


def _back(scene: Scene, form: Form, state: Conversation, ref: str) -> list[Outgoing]:
    return forms.back(scene, form, state)


def _edit(scene: Scene, form: Form, state: Conversation, ref: str) -> list[Outgoing]:
    return forms.edit(scene, form, state, ref)


def _submit(scene: Scene, form: Form, state: Conversation, ref: str) -> list[Outgoing]:
    if state.step != REVIEW:
        return forms.show(scene, form, state)
    return forms.submit(scene, form, state)


def _place(scene: Scene, form: Form, state: Conversation, ref: str) -> list[Outgoing]:
    return forms.move_on(scene, form, state.at(state.step, **guesses.choose_place(ref)))


def _topic(scene: Scene, form: Form, state: Conversation, ref: str) -> list[Outgoing]:
    return forms.move_on(scene, form, state.at(state.step, **guesses.choose_topic(ref)))


def _undo(scene: Scene, form: Form, state: Conversation, ref: str) -> list[Outgoing]:
    return forms.show(scene, form, state.at(state.step, **request.undo(scene, state)))


IN_FORM = {
    "form.cancel": _cancel,
    "form.skip": _skip,
    "form.back": _back,
    "form.edit": _edit,
    "form.submit": _submit,
    "form.undo": _undo,
    "form.place": _place,
    "form.topic": _topic,
}

ACTIONS: dict[str, Behaviour] = {
    "menu": welcome.welcome,
    "help": welcome.help_,
    "language": language.switch,
    "contacts": contacts.ask,
    "request.start": request.start,
    "request.typed": small_talk.file_offered,
    "status": status.overview,
    "email.start": email.start,
    "case.status": status.overview,
    "case.supplement": supplement.start,
    "case.withdraw": status.ask_withdraw,
    "withdraw.yes": status.withdraw,
    "case.claim": claim.claim,
    "case.release": claim.release,
    "case.ask": ask_back.start,
    "case.answer": answer.start,
    "case.show": lists.show,
    "desk.waiting": lists.waiting,
    "desk.held": lists.held,
    "staff.yes": invitations.confirm,
    "staff.no": invitations.refuse,
    "dead.replay": dead_letters.replay,
    "dead.discard": dead_letters.discard,
}


def act(scene: Scene, data: str) -> list[Outgoing]:
    """Do what a choice says: ``action:ref:version``."""
    action, ref, version = data.split(":")
    if action == "form.resume":
        return _resume(scene)
    if action in IN_FORM:
        return _in_form(scene, action, ref, int(version))
    behaviour = ACTIONS.get(action)
    return behaviour(forms.pause(scene), ref, int(version)) if behaviour else [scene.reply(say("choice_gone"))]


def _in_form(scene: Scene, action: str, ref: str, version: int) -> list[Outgoing]:
    """Only the form's latest buttons count; an older one shows where the form stands (T2)."""
    state, form = scene.form, form_of(scene.form)
    if state is None or form is None:
        return [welcome.menu(scene, say("form_gone"))]
    if version != state.version:
        return forms.show(scene, form, state, [say("button_old")])
    return IN_FORM[action](scene, form, state, ref)


def _resume(scene: Scene) -> list[Outgoing]:
    state, form = scene.form, form_of(scene.form)
    if state is None or form is None:
        return [welcome.menu(scene, say("form_gone"))]
    return forms.show(scene, form, state.at(state.step, paused=False))
