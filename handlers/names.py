"""Names of places, topics and people as a reader sees them."""

from __future__ import annotations

from handlers.scene import Scene, named
from handlers.talk import Bilingual, Text, say
from storage import directory, links, people, program
from storage.directory import AGENCY, PROVINCIAL, Unit
from storage.folding import fold


def office(scene: Scene, code: str | None) -> Text | Bilingual:
    """An office: the agency, a provincial office ("BHXH tỉnh Nghệ An"), or a unit; of one that is no more its last."""
    found = None if code is None or code == AGENCY else directory.last_unit(scene.work, code)
    return say("agency") if found is None else office_name(found)


def office_name(unit: Unit) -> Text | Bilingual:
    """A unit's name; of a province its office's name."""
    if unit.kind not in PROVINCIAL:
        return named(unit)
    bare = unit.name_vi.removeprefix("Thành phố ")
    return say(f"office_{unit.kind}", name=Bilingual(bare, unit.name_en))


def topic(scene: Scene, code: str | None) -> Text | Bilingual:
    """A topic's name, or that none was recognised."""
    found = directory.topic(scene.work, code) if code else None
    return say("topic_none") if found is None else named(found)


def is_called(name: str, typed: str) -> bool:
    """Whether a name is the typed one, accents and what stands in brackets after it apart."""
    return fold(typed) in (fold(name), fold(name.partition("(")[0]).strip())


def who_recorded(scene: Scene, person_id: int | None) -> str | Text:
    """Whose row it is: a person's name, or that it followed by itself."""
    if person_id is None or program.is_stand_in(scene.work, person_id):
        return say("owner_program")
    return staff_name(scene, person_id)


def staff_name(scene: Scene, person_id: int | None) -> str:
    """What a colleague is called."""
    if person_id is None:
        return "–"
    person = people.person(scene.work, person_id)
    ways = people.accounts_of(scene.work, links.now_known_as(scene.work, person_id)) if not person.name else []
    return person.name or next((way.display_name for way in ways if way.display_name), f"#{person_id}")
