"""Which units a case is for, and why: as proposed, the topic's lead unit, the place's office, foreign press (10.3)."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.scene import Scene, named
from handlers.talk import Text, say
from procedure.authority import AGENCY
from storage import directory, outlets, people, proposals
from storage.cases import CaseRow
from storage.directory import INTERNATIONAL, Unit
from storage.outlets import FOREIGN

OWN = frozenset({"leadership", "press_centre"})
"""Kinds that are no unit a case is sent to."""


@dataclass(frozen=True)
class Suggestion:
    """A unit and why it comes to mind."""

    code: str
    why: Text


@dataclass(frozen=True)
class Hints:
    """What is known of a case: its topic with the lead unit, the place, foreign press or not, what was proposed."""

    topic: directory.Topic | None
    place: str | None
    foreign: bool
    proposed: tuple[str, ...] = ()


def suggest(hints: Hints, units: list[Unit]) -> list[Suggestion]:
    """The units in question, the most likely first, each once."""
    known = {unit.code: unit for unit in units}
    found = [Suggestion(code, say("suggest_proposed")) for code in hints.proposed]
    if hints.topic is not None:
        found.append(Suggestion(hints.topic.lead_unit, say("suggest_topic", topic=named(hints.topic))))
    if hints.place is not None:
        found.append(Suggestion(hints.place, say("suggest_place")))
    if hints.foreign:
        found += [Suggestion(unit.code, say("suggest_foreign")) for unit in units if unit.kind == INTERNATIONAL]
    first = {one.code: one for one in reversed(found) if one.code in known}
    return [one for one in found if first.get(one.code) is one]


def suggestions(scene: Scene, case: CaseRow) -> list[Suggestion]:
    """The same for a stored case."""
    return suggest(hints_of(scene, case), addressees(scene))


def hints_of(scene: Scene, case: CaseRow) -> Hints:
    """What is known of a stored case."""
    topic = directory.topic(scene.work, case.topic_code) if case.topic_code else None
    place = case.unit_code if case.unit_code not in (None, AGENCY) else None
    proposed = proposals.units_of(scene.work, case.id)
    return Hints(topic, place, case.facts.foreign or is_foreign(scene, case), proposed)


def is_foreign(scene: Scene, case: CaseRow) -> bool:
    """Whether the press that asks is foreign: its outlet, or the person as an officer said (10.3)."""
    said = people.person(scene.work, case.opened_by).outlet_kind
    return (outlets.kind_of(scene.work, case.outlet) or said) == FOREIGN


def addressees(scene: Scene) -> list[Unit]:
    """Every unit and province that a case can be sent to, in the directory's order."""
    return [unit for unit in directory.all_units(scene.work) if unit.kind not in OWN and unit.code != AGENCY]
