"""The number of a letter that went out without one: added later, to one part or to all that went without."""

from __future__ import annotations

from handlers.casework.cards import see_case
from handlers.casework.fields import unit_names
from handlers.casework.leg_cards import leg_cards
from handlers.casework.leg_steps import on_leg
from handlers.casework.steps import step, try_step
from handlers.desk.parts import is_of_centre
from handlers.desk.result import in_words, result
from handlers.forms import Field, Form, Problem, Rows, Taken, begin, number_of, text_of
from handlers.names import office
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, Text, say
from procedure.errors import NotYours
from procedure.facts import Act
from procedure.terms import Event
from storage import legs, words
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.folding import fold
from storage.legs import LegRow
from storage.words import Said

LONGEST = 100
ONE, ALL = "one", "all"
ONE_WORDS, ALL_WORDS = ("don vi nay", "this"), ("tat ca", "all")


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Ask for the number."""
    return on_leg(scene, ref, 0, None, _open)


def _open(scene: Scene, case: CaseRow, leg: LegRow) -> list[Outgoing]:
    _check(scene, case)
    if leg.letter_number is not None:
        unit = say("label", name=office(scene, leg.facts.unit))
        told = say("number_is_there", code=case.code, unit=unit, number=leg.letter_number)
        return [scene.reply(told, see_case(case))]
    alone = {} if len(_without(case)) > 1 else {"which": ONE}
    return begin(scene, NUMBER, {"leg": leg.id, "case": case.id, "code": case.code, **alone})


def _check(scene: Scene, case: CaseRow) -> None:
    """It is the press centre's letter."""
    if not is_of_centre(case, scene.actor):
        raise NotYours(Event.NOTE)


def _without(case: CaseRow) -> list[LegRow]:
    return [one for one in case.legs if one.letter_number is None]


def _ask(scene: Scene, form: Conversation) -> Text:
    return say("ask_number_later", code=text_of(form, "code"))


def _take(scene: Scene, form: Conversation, text: str) -> Taken:
    if not any(each.isdigit() for each in text) or len(text) > LONGEST:
        return Problem(say("letter_number_needed", typed=text))
    return {"number": text}


def _ask_which(scene: Scene, form: Conversation) -> Text:
    return say("ask_number_which", number=text_of(form, "number"))


def _which(scene: Scene, form: Conversation) -> Rows:
    one = Choice(say("choice_number_one"), "form.pick", ONE, form.version, ONE_WORDS)
    return ((Choice(say("choice_number_all"), "form.pick", ALL, form.version, ALL_WORDS),), (one,))


def _take_which(scene: Scene, form: Conversation, text: str) -> Taken:
    for answer, said in ((ONE, ONE_WORDS), (ALL, ALL_WORDS)):
        if fold(text) in (answer, *said):
            return {"which": answer}
    return Problem(say("number_which_unclear"), _which(scene, form))


def _send(scene: Scene, form: Conversation) -> list[Outgoing]:
    ref, number = str(number_of(form, "leg")), text_of(form, "number")
    return on_leg(scene, ref, 0, None, lambda at, case, leg: _numbered(at, case, leg, form), number)


def _numbered(scene: Scene, case: CaseRow, leg: LegRow, form: Conversation) -> list[Outgoing]:
    """On record as a note, with the units that it is for."""
    _check(scene, case)
    number = text_of(form, "number")
    meant = _without(case) if text_of(form, "which") == ALL else [leg]
    units = [one.facts.unit for one in meant]
    said = say("letter_numbered", code=case.code, number=number, units=unit_names(scene, units))
    act = Act(reason=in_words(scene, said) or number)
    try_step(scene, case, Event.NOTE, act)
    _, digest = words.keep(scene.work, case.id, Said.NOTE_CENTRE, act.reason, scene.person.id)
    for one in meant:
        legs.set_number(scene.work, one.id, number)
    after, _ = step(scene, case, Event.NOTE, digest, act)
    shown = [out for one in after.legs if one.id in {each.id for each in meant} for out in leg_cards(scene, after, one)]
    return [*result(scene, after, said), *shown]


NUMBER = Form(
    "leg_number",
    (Field("number", _ask, _take), Field("which", _ask_which, _take_which, _which)),
    _send,
)
