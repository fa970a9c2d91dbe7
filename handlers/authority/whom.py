"""Who is authorised: somebody of the agency's or province's own staff, or a person not known here yet."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz, process

from handlers.authority.refusals import note, sentence
from handlers.authority.seats import own_holders
from handlers.forms import EMPTY, Again, Field, Problem, Rows, Taken, text_of
from handlers.scene import Scene
from handlers.talk import Choice, Text, say
from procedure.authority import AGENCY
from procedure.errors import NotOfTheUnit, ToOneself
from procedure.terms import Role
from storage import authorisations, directory, people
from storage.conversations import Conversation
from storage.directory import PROVINCIAL
from storage.folding import fold
from storage.work import Work

SHOWN, NEAR = 4, 60
LONGEST_NAME = 120
NEW, KNOWN = "new", "p"
AGAIN = ("typed", "title", "title_en", "in_charge", "phone", "email")


@dataclass(frozen=True)
class Colleague:
    """Somebody with a role of their own in the unit."""

    person_id: int
    name: str


def colleagues(work: Work, unit: str) -> list[Colleague]:
    """Who may be authorised for a unit: staff of the agency's own units (2.1.c), or of that province (2.2.b)."""
    provinces = {one.code for one in directory.all_units(work) if one.kind in PROVINCIAL}
    found = dict.fromkeys(
        one.person_id
        for one in own_holders(work, *Role)
        if (one.unit_code not in provinces if unit == AGENCY else one.unit_code == unit)
    )
    named = ((person_id, people.person(work, person_id).name) for person_id in found)
    return [Colleague(person_id, name) for person_id, name in named if name]


def is_granters_name(scene: Scene, name: str) -> bool:
    """Whether a new person is called as the one who authorises; what stands in brackets tells two people apart."""
    own = fold(scene.person.name or "")
    return fold(name) in (own, own.partition("(")[0].strip())


def _ask(scene: Scene, form: Conversation) -> Text:
    typed = text_of(form, "typed")
    if typed:
        return say("grant_ask_which", typed=typed)
    return say("grant_ask_whom" if text_of(form, "unit") == AGENCY else "grant_ask_deputy")


def _choices(scene: Scene, form: Conversation) -> Rows:
    """The nearest to what was typed; and that it is somebody else of that name."""
    typed = text_of(form, "typed")
    if not typed:
        return ()
    near = ((_as_choice(one, form),) for one in _nearest(scene, form, typed))
    new = Choice(say("choice_new_person", name=typed), "form.pick", NEW, form.version, ("nguoi khac", "new"))
    return (*near, (new,))


def _as_choice(one: Colleague, form: Conversation) -> Choice:
    return Choice(say("label", name=one.name), "form.pick", f"{KNOWN}{one.person_id}", form.version)


def _nearest(scene: Scene, form: Conversation, typed: str) -> list[Colleague]:
    others = [one for one in colleagues(scene.work, text_of(form, "unit")) if one.person_id != scene.person.id]
    called = {place: fold(one.name) for place, one in enumerate(others)}
    best = process.extract(fold(typed), called, scorer=fuzz.WRatio, limit=SHOWN, score_cutoff=NEAR)
    return [others[place] for _, _, place in best]


def _take(scene: Scene, form: Conversation, text: str) -> Taken:
    """A name; then, pressed, which of the nearest is meant."""
    typed = text_of(form, "typed")
    if text == NEW and typed:
        return _new(typed)
    if text[:1] == KNOWN and text[1:].isdecimal():
        return _known(scene, form, int(text[1:]))
    if len(text) > LONGEST_NAME or len(text.split()) < 2 or any(each.isdigit() for each in text):
        return Problem(say("grant_name_unclear", typed=text))
    if is_granters_name(scene, text):
        return _denied(scene, ToOneself())
    return Again({"typed": text}) if _nearest(scene, form, text) else _new(text)


def _known(scene: Scene, form: Conversation, person_id: int) -> Taken:
    if person_id == scene.person.id:
        return _denied(scene, ToOneself())
    found = next((one for one in colleagues(scene.work, text_of(form, "unit")) if one.person_id == person_id), None)
    if found is None:
        return _denied(scene, NotOfTheUnit())
    before = authorisations.last_of_person(scene.work, person_id)
    email = people.person(scene.work, person_id).email
    known = {"phone": before.phone, "email": before.email} if before else {"phone": EMPTY, "email": email or EMPTY}
    return {**_fresh(found.name), **known, "person": person_id}


def _new(name: str) -> Taken:
    return {**_fresh(name), "person": None}


def _fresh(name: str) -> dict[str, object]:
    """Another person: what was said of the one before is asked again."""
    return {**dict.fromkeys(AGAIN, EMPTY), "whom": name}


def _denied(scene: Scene, refusal: ToOneself | NotOfTheUnit) -> Problem:
    note(scene, refusal)
    return Problem(sentence(refusal))


WHOM = Field("whom", _ask, _take, _choices, is_name=True)
