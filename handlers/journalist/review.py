"""One look over a request before it is filed: what was understood, why, and how to change it."""

from __future__ import annotations

from handlers.forms import files_of, text_of
from handlers.names import office, topic
from handlers.scene import Scene
from handlers.talk import Choice, Lines, Outgoing, Text, say
from storage.conversations import Conversation


def show(scene: Scene, form: Conversation) -> Outgoing:
    """The draft as it would be filed."""
    text = say(
        "review",
        name=text_of(form, "name"),
        outlet=text_of(form, "outlet"),
        question=text_of(form, "question"),
        place=_with_reason(office(scene, text_of(form, "unit") or None), text_of(form, "unit_why")),
        topic=_with_reason(topic(scene, text_of(form, "topic")), text_of(form, "topic_why")),
        files=files_line(form),
        follows=say("review_follows", code=text_of(form, "follows_code")) if text_of(form, "follows_code") else "",
    )
    return scene.reply(text, *_choices(form))


def _undo(form: Conversation) -> tuple[tuple[Choice, ...], ...]:
    """Words just added at the review can be taken out again."""
    if not form.data.get("before"):
        return ()
    return ((Choice(say("choice_undo"), "form.undo", version=form.version, words=("bo doan vua them", "undo")),),)


def files_line(form: Conversation) -> Text:
    """The files of a draft by name, or that there are none."""
    names = tuple(file.name for file in files_of(form))
    return say("files_listed", n=len(names), names=Lines(names, ", ")) if names else say("files_none")


def _with_reason(name: object, why: str) -> Text:
    """A guess with the words that led to it."""
    shown = say("label", name=name)  # type: ignore[arg-type]  # a text or a name in both languages
    return say("guessed", name=shown, why=why) if why else shown


def _choices(form: Conversation) -> tuple[tuple[Choice, ...], ...]:
    version = form.version
    return (
        (Choice(say("choice_file"), "form.submit", version=version, words=("gui", "send", "ok", "dong y")),),
        *_undo(form),
        (
            Choice(say("choice_edit_question"), "form.edit", "question", version, ("sua", "edit", "quay lai", "back")),
            Choice(say("choice_edit_place"), "form.edit", "unit", version, ("noi", "place")),
        ),
        (
            Choice(say("choice_edit_topic"), "form.edit", "topic", version, ("chu de", "topic")),
            Choice(say("choice_edit_name"), "form.edit", "name", version, ("ten", "name")),
        ),
        (
            Choice(say("choice_edit_outlet"), "form.edit", "outlet", version, ("co quan", "outlet")),
            Choice(say("choice_cancel"), "form.cancel", version=version, words=("huy", "cancel", "thoat")),
        ),
    )
