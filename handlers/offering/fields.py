"""The questions of an offer: for which unit, the words or the files, when it was handed in, whether it presses."""

from __future__ import annotations

from dataclasses import replace

from handlers.casework.fields import moment_field, words_field
from handlers.forms import Field, Problem, Rows, Taken, text_of
from handlers.names import office
from handlers.offering.urgency import URGENT, YES
from handlers.offering.whose import units_of
from handlers.scene import Scene
from handlers.talk import Choice, Text, say
from handlers.unit_names import find
from storage import directory
from storage.conversations import Conversation
from storage.folding import fold

WORDS, UNIT, AT, BEFORE = "words", "unit", "at", "before"
KEEP, PRESSES = "keep", "urgent"
KEEP_WORDS, PRESSES_WORDS = ("giu nguyen", "keep"), ("ngay", "thong tin ngay", "urgent")
OFFER_WORDS = words_field(WORDS, "ask_offer")
AT_FIELD = moment_field(AT, "ask_offer_at")


def take_words(scene: Scene, form: Conversation, text: str) -> Taken:
    """The words; of what came back those of before, where they may stay as they were."""
    before = text_of(form, BEFORE)
    if before and fold(text) in (KEEP, *KEEP_WORDS):
        return {WORDS: before}
    return OFFER_WORDS.take(scene, form, text)


def _ask_words(scene: Scene, form: Conversation) -> Text:
    before = text_of(form, BEFORE)
    asked = OFFER_WORDS.ask(scene, form)
    return say("ask_offer_again", ask=asked, before=before) if before else asked


def _words_choices(scene: Scene, form: Conversation) -> Rows:
    keep = Choice(say("choice_keep_words"), "form.pick", KEEP, form.version, KEEP_WORDS)
    return (*(((keep,),) if text_of(form, BEFORE) else ()), *OFFER_WORDS.choices(scene, form))


def _ask_unit(scene: Scene, form: Conversation) -> Text:
    return say("ask_offer_unit")


def _unit_choices(scene: Scene, form: Conversation) -> Rows:
    codes = units_of(scene.actor)
    return tuple((Choice(_named(scene, code), "form.pick", code, form.version, (code,)),) for code in codes)


def _named(scene: Scene, code: str) -> Text:
    return say("label", name=office(scene, code))


def _take_unit(scene: Scene, form: Conversation, text: str) -> Taken:
    """By its code or its name; only one of theirs."""
    codes = units_of(scene.actor)
    mine = [one for code in codes if (one := directory.last_unit(scene.work, code)) is not None]
    named = find(mine, text)
    picked = text if text in codes else named.code if named else None
    return {UNIT: picked} if picked else Problem(say("offer_unit_unclear", typed=text), _unit_choices(scene, form))


def _at_review(scene: Scene, form: Conversation, text: str) -> Taken:
    """The mark of 10.2.c is put on and taken off here; other words change nothing, and are not lost."""
    if fold(text) in (PRESSES, *PRESSES_WORDS):
        return {URGENT: "" if text_of(form, URGENT) else YES}
    return Problem(say("offer_review_hint", typed=text))


WORDS_FIELD = replace(OFFER_WORDS, ask=_ask_words, take=take_words, choices=_words_choices)
UNIT_FIELD = Field(UNIT, _ask_unit, _take_unit, _unit_choices)
AT_REVIEW = Field("at_review", _ask_words, _at_review)
