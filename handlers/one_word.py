"""One typed word that may mean two things: a name or a choice; a number of which nobody knows the list.

Nothing is guessed then: the person is asked, and what they typed is kept.
"""

from __future__ import annotations

import unicodedata

from handlers import typed
from handlers.forms import Form
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, say
from storage import conversations
from storage.folding import fold

KEPT = "one_word"
IN_FORM = "form."
SURELY_CANCEL = ("huỷ", "hủy")  # a name is Huy, seldom Húy


def name_or_choice(scene: Scene, form: Form | None, data: str) -> list[Outgoing]:
    """Where a name is asked and a single word was typed that is a key word too, such as Huy: which is meant?

    Empty if there is no doubt: "Huỷ" with its tone mark cancels, and more than one word is no key word of another list.
    """
    state, word = scene.form, scene.incoming.text.strip()
    if state is None or form is None or state.data.get("paused") or not _may_be_name(form, state.step, word, data):
        return []
    stored = conversations.save(scene.work, scene.account.id, state.at(state.step, **{KEPT: word}))
    name = Choice(say("choice_is_name", typed=word), "form.word", version=stored.version, words=("ten", "name"))
    return [scene.reply(say("name_or_choice", typed=word), (name,), (_meant(scene, data, stored.version),))]


def of_no_list(scene: Scene) -> list[Outgoing]:
    """A number, and nobody knows of which list (K7, K8): the latest list is shown again, to be chosen from by name."""
    rows = tuple((choice,) for choice in typed.offered_last(scene.work, scene.account.id))
    return [scene.reply(say("number_of_no_list" if rows else "number_of_nothing"), *rows)]


def _may_be_name(form: Form, step: str, word: str, data: str) -> bool:
    field = form.field(step)
    if field is None or not field.is_name or not word.isalpha():
        return False
    if data.startswith(IN_FORM):
        return data.startswith("form.cancel") and fold(word) == "huy" and _plain(word) not in SURELY_CANCEL
    return True


def _plain(word: str) -> str:
    return unicodedata.normalize("NFC", word).lower()


def _meant(scene: Scene, data: str, version: int) -> Choice:
    """The choice that the word would have made, as good for the form as it stands now."""
    if data.startswith(IN_FORM):
        return Choice(say("choice_cancel"), "form.cancel", version=version, words=("cancel", "thoat"))
    found = typed.offered(scene.work, scene.account.id, scene.incoming)
    return next(choice for choice in found if choice.data == data)
