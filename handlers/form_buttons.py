"""The buttons within a form: they act on the form a person is in, and only its latest ones count (T2)."""

from __future__ import annotations

from handlers import forms, one_word, welcome
from handlers.forms import REVIEW, Form
from handlers.journalist import guesses, request
from handlers.known_forms import form_of
from handlers.scene import Scene
from handlers.talk import Outgoing, say
from storage.conversations import Conversation


def _cancel(scene: Scene, form: Form, state: Conversation, ref: str) -> list[Outgoing]:
    return [welcome.menu(forms.close(scene, state), say("form_cancelled"))]


def _skip(scene: Scene, form: Form, state: Conversation, ref: str) -> list[Outgoing]:
    return forms.skip(scene, form, state)


def _back(scene: Scene, form: Form, state: Conversation, ref: str) -> list[Outgoing]:
    return forms.back(scene, form, state)


def _pick(scene: Scene, form: Form, state: Conversation, ref: str) -> list[Outgoing]:
    return forms.pick(scene, form, state, ref)


def _word(scene: Scene, form: Form, state: Conversation, ref: str) -> list[Outgoing]:
    return forms.pick(scene, form, state, forms.text_of(state, one_word.KEPT))


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
    "form.pick": _pick,
    "form.word": _word,
    "form.submit": _submit,
    "form.undo": _undo,
    "form.place": _place,
    "form.topic": _topic,
}


def pressed(scene: Scene, action: str, ref: str, version: int) -> list[Outgoing]:
    """Only the form's latest buttons count; an older one shows where the form stands (T2)."""
    state, form = scene.form, form_of(scene.form)
    if state is None or form is None:
        return [welcome.menu(scene, say("form_gone"))]
    if version != state.version:
        return forms.show(scene, form, state, [say("button_old")])
    return IN_FORM[action](scene, form, state, ref)


def back(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """“Tiếp tục”, typed where the choice is not in sight."""
    return resume(scene)


def resume(scene: Scene) -> list[Outgoing]:
    """Go on with the form that was left for something else."""
    state, form = scene.form, form_of(scene.form)
    if state is None or form is None:
        return [welcome.menu(scene, say("form_gone"))]
    return forms.show(scene, form, state.at(state.step, paused=False))
