"""Where an incident occurred: a province, or the agency at large; what the words say and one's own come first."""

from __future__ import annotations

from handlers.casework.whose_matter import own_province
from handlers.forms import Field, Problem, Rows, Taken, text_of
from handlers.names import office, office_name
from handlers.scene import Scene
from handlers.talk import Choice, Text, say
from handlers.unit_names import find, nearest
from procedure.authority import AGENCY
from storage import directory
from storage.conversations import Conversation
from storage.directory import PROVINCIAL, Unit
from storage.folding import fold

PLACE = "place"
MOST = 3
AGENCY_WORDS = ("vss", "bhxh viet nam", "bao hiem xa hoi viet nam", "trung uong", "toan quoc", "nhieu tinh", "national")


def place_in(scene: Scene, said: str) -> str | None:
    """Where it is taken to be: the writer's own province, where the words name no other; else it is asked."""
    named, own = scene.around.reader.read(said).place.code, own_province(scene)
    return own if named in (None, own) else None


def provinces(scene: Scene) -> list[Unit]:
    """Every province."""
    return [one for one in directory.all_units(scene.work) if one.kind in PROVINCIAL]


def _ask(scene: Scene, form: Conversation) -> Text:
    return say("ask_incident_place")


def _choices(scene: Scene, form: Conversation) -> Rows:
    found = scene.around.reader.read(text_of(form, "words")).place
    sure = found.certain and found.code is not None
    named = (found.code,) if sure else (*((found.code,) if found.code else ()), *found.nearest)[:MOST]
    known, own = {one.code for one in provinces(scene)}, own_province(scene)
    codes = dict.fromkeys((*named, *((own,) if own else ())))
    rows = tuple((_choice(scene, form, code),) for code in codes if code in known)
    return (*rows, (Choice(say("choice_incident_agency"), "form.pick", AGENCY, form.version, AGENCY_WORDS),))


def _choice(scene: Scene, form: Conversation, code: str) -> Choice:
    return Choice(say("label", name=office(scene, code)), "form.pick", code, form.version)


def _take(scene: Scene, form: Conversation, text: str) -> Taken:
    """By its button, its code, its name of now or of before; what is not clear is offered, never guessed."""
    if fold(text) in AGENCY_WORDS:
        return {PLACE: AGENCY}
    units = provinces(scene)
    found = find(units, text)
    read = None if found else scene.around.reader.find_place(text)
    code = found.code if found else read.code if read and read.certain else None
    if code is not None and code in {one.code for one in units}:
        return {PLACE: code}
    close = tuple(
        (Choice(say("label", name=office_name(one)), "form.pick", one.code, form.version),)
        for one in nearest(units, text)
    )
    return Problem(say("incident_place_unclear", typed=text), (*close, _choices(scene, form)[-1]))


PLACE_FIELD = Field(PLACE, _ask, _take, _choices)
