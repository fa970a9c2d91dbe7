"""Who may speak now for the agency or a province, asked for by a sentence, a place, a command or a button (2.1–2.3).

An unclear place is asked back with the nearest three: nothing is guessed.
"""

from __future__ import annotations

from handlers.journalist.contacts import show
from handlers.journalist.contacts.offices import headquarters_unit, means_agency, nearest
from handlers.names import office, office_name
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, Text, say
from handlers.understanding.model import Intent
from handlers.understanding.places import PlaceFound
from storage import directory
from storage.directory import AGENCY, PROVINCIAL


def for_text(scene: Scene) -> list[Outgoing]:
    """For the office that a sentence names; the agency's if it names none."""
    text = scene.incoming.text
    place = scene.around.reader.find_place(text)
    if place.code and place.certain:
        return show.contacts(scene, place.code, former_note(scene, place))
    unit = headquarters_unit(scene, text)
    if unit is not None:
        return show.contacts(scene, AGENCY, say("unit_has_no_speaker", unit=say("label", name=office_name(unit))))
    if place.nearest:
        return [_which(scene, say("which_place", typed=place.words), place.nearest)]
    return show.contacts(scene, AGENCY)


def for_name(scene: Scene) -> list[Outgoing]:
    """For what was typed after a command: a place that is not known is asked back too."""
    text = scene.incoming.text
    found = scene.around.reader.read(text)
    means_something = found.place.nearest or found.intent is Intent.CONTACT or means_agency(text)
    if means_something or headquarters_unit(scene, text):
        return for_text(scene)
    return [_which(scene, say("place_unknown", typed=text), nearest(scene, text))]


def ask(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """From the menu: the agency's at once, and how to ask for a province's. A code that is no office: the agency's."""
    unit = directory.unit(scene.work, ref)
    return show.contacts(scene, ref if unit and unit.kind in PROVINCIAL else AGENCY)


def former_note(scene: Scene, place: PlaceFound) -> Text | None:
    """That a merged province now belongs to another, where its old name was typed."""
    unit = directory.unit(scene.work, place.code)
    if place.former is None or unit is None or place.former == unit.name_vi:
        return None
    return say("place_former", former=place.former, office=say("label", name=office_name(unit)))


def _which(scene: Scene, question: Text, codes: tuple[str, ...]) -> Outgoing:
    """The nearest three to choose from, and the agency."""
    ways = (*codes[:3], AGENCY)
    rows = tuple((Choice(say("label", name=office(scene, code)), "contacts", code),) for code in ways)
    return scene.reply(question, *rows)
