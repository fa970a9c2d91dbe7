"""The questions of a refusal, whole or in part: the ground of Art. 6 in its words, which law, what lifts it, when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from handlers.casework.fields import until_field, words_field
from handlers.forms import EMPTY, Field, Problem, Rows, Taken, text_of
from handlers.scene import Scene
from handlers.talk import Bilingual, Choice, Lines, Text, say
from procedure.law.grounds import Ground
from procedure.refusals import in_force
from storage.conversations import Conversation
from storage.folding import fold

GROUND, LAW, WORDS, LIFTED, UNTIL = "ground", "law", "refusal", "lifted_by", "look_at"
NAMES = (GROUND, LAW, WORDS, LIFTED, UNTIL)
NOTHING = "nothing"
NOTHING_WORDS = ("khong tu choi", "none")
LONGEST_LINE, LONGEST = 500, 3_000
UNASKED: Mapping[str, str] = dict.fromkeys(NAMES, "")
"""A form that begins with these asks none of the questions until the ground is chosen."""


def ground_field(ask_key: str, *, nothing: bool = False) -> Field:
    """Which ground. `nothing`: one may also refuse no part after all."""

    def ask(scene: Scene, form: Conversation) -> Text:
        listed = Lines(tuple(_line(one) for one in in_force(scene.now)), "\n\n")
        return say(ask_key, code=text_of(form, "code"), grounds=listed)

    def choices(scene: Scene, form: Conversation) -> Rows:
        return _choices(scene, form, nothing)

    def take(scene: Scene, form: Conversation, text: str) -> Taken:
        if nothing and fold(text) in (NOTHING, *NOTHING_WORDS):
            return UNASKED
        found = _found(text, in_force(scene.now))
        return asked_by(found) if found else Problem(say("ground_unclear", typed=text), choices(scene, form))

    return Field(GROUND, ask, take, choices)


def asked_by(ground: Ground) -> dict[str, object]:
    """The ground, and the questions it leads to; what was answered for another ground is asked anew."""
    passing = EMPTY if ground.passes else ""
    return {
        GROUND: ground.code,
        LAW: EMPTY if ground.names_law else "",
        WORDS: EMPTY,
        LIFTED: passing,
        UNTIL: passing,
    }


def chosen(form: Conversation, at: datetime) -> Ground | None:
    """The ground that was chosen; None where nothing is refused."""
    return next((one for one in in_force(at) if one.code == text_of(form, GROUND)), None)


def as_kept(form: Conversation) -> dict[str, str] | None:
    """The refused part as it is kept with a text."""
    if not text_of(form, GROUND):
        return None
    names = {"ground": GROUND, "law": LAW, "words": WORDS, "lifted_by": LIFTED, "until": UNTIL}
    return {name: text_of(form, field) for name, field in names.items()}


def from_kept(refused: Mapping[str, str] | None) -> dict[str, str]:
    """The answers of a form, from what is kept with a text."""
    names = {GROUND: "ground", LAW: "law", WORDS: "words", LIFTED: "lifted_by", UNTIL: "until"}
    return {field: refused.get(name, "") for field, name in names.items()} if refused else dict(UNASKED)


def _line(ground: Ground) -> Text:
    return say("ground_line", code=ground.code, words=Bilingual(ground.vi, ground.en))


def _choices(scene: Scene, form: Conversation, nothing: bool) -> Rows:
    found = [
        (_choice(form, one, Bilingual(f"{one.code} {one.short_vi}", f"{one.code} {one.short_en}")),)
        for one in in_force(scene.now)
    ]
    none = Choice(say("choice_refuse_nothing"), "form.pick", NOTHING, form.version, NOTHING_WORDS)
    return (*found, *(((none,),) if nothing else ()))


def _choice(form: Conversation, ground: Ground, label: Bilingual) -> Choice:
    ref = ground.code.replace(".", "-")
    return Choice(say("label", name=label), "form.pick", ref, form.version, tuple(sorted(_short(ground))))


def _found(text: str, grounds: list[Ground]) -> Ground | None:
    """By its code, its letter alone, or its few words."""
    typed = fold(text).strip(" .").replace("-", ".").removeprefix("diem ")
    return next((one for one in grounds if typed in _names(one)), None)


def _short(one: Ground) -> frozenset[str]:
    """The code and its letter; a bare number is none, since it may count a list."""
    letter = one.code.rpartition(".")[2]
    return frozenset({one.code, letter} if letter.isalpha() else {one.code})


def _names(one: Ground) -> frozenset[str]:
    return _short(one) | {fold(one.short_vi), fold(one.short_en)}


LAW_FIELD = words_field(LAW, "ask_refusal_law", LONGEST_LINE)
WORDS_FIELD = words_field(WORDS, "ask_refusal_words", LONGEST)
LIFTED_FIELD = words_field(LIFTED, "ask_refusal_lifted", LONGEST_LINE)
UNTIL_FIELD = until_field(UNTIL, "ask_refusal_until")
FOLLOWING = (LAW_FIELD, WORDS_FIELD, LIFTED_FIELD, UNTIL_FIELD)
"""What is asked after the ground, as far as it leads to it."""
