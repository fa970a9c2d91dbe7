"""What the press centre does to units' parts, as one list: decide on what came back, recall, number, how it went."""

from __future__ import annotations

from handlers.casework.cards import see_case
from handlers.casework.leg_people import is_in_chat
from handlers.casework.steps import sees_whole
from handlers.denying import denied
from handlers.names import office
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, say
from procedure.capacities import capacities
from procedure.facts import Actor
from procedure.legs import allowed_on
from procedure.terms import PRESS_CENTRE, LegEvent
from storage import cases
from storage.cases import CaseRow
from storage.legs import LegRow

WAYS = {
    LegEvent.DECIDE: "leg.decide",
    LegEvent.RECALL: "leg.recall",
    LegEvent.REACHED: "leg.reached",
}
"""What is offered on a part, the most pressing first."""


def parts(scene: Scene, ref: str, version: int = 0) -> list[Outgoing]:
    """The list for one case."""
    case = cases.load(scene.work, int(ref)) if ref.isdigit() else None
    if case is None or not sees_whole(scene, case):
        return denied(scene, "case_not_seen", say("case_unknown"))
    rows = tuple((one,) for leg in case.legs for one in ways_on(scene, case, leg))
    text = say("parts_ways" if rows else "parts_none", code=case.code)
    return [scene.reply(text, *rows, see_case(case))]


def see_parts(scene: Scene, case: CaseRow) -> tuple[tuple[Choice, ...], ...]:
    """The way to that list, where there is anything on it."""
    found = [one for leg in case.legs for one in ways_on(scene, case, leg)]
    words = ("phan viec", "parts")
    return ((Choice(say("choice_parts", n=len(case.legs)), "case.parts", str(case.id), words=words),),) if found else ()


def ways_on(scene: Scene, case: CaseRow, leg: LegRow) -> list[Choice]:
    """What the person may do to one part."""
    actor = scene.actor
    may = allowed_on(case.facts, leg.facts, actor)
    unit = say("label", name=office(scene, leg.facts.unit))
    found = [
        Choice(say(f"choice_part_{event}", unit=unit), action, str(leg.id), leg.facts.version)
        for event, action in WAYS.items()
        if event in may and _makes_sense(leg, event)
    ]
    if LegEvent.REPORT in may and is_of_centre(case, actor) and not is_in_chat(scene.work, leg.facts.unit):
        found.append(Choice(say("choice_part_by_letter", unit=unit), "leg.letter", str(leg.id), leg.facts.version))
    if leg.letter_number is None and is_of_centre(case, actor):
        found.append(Choice(say("choice_part_number", unit=unit), "leg.number", str(leg.id), leg.facts.version))
    return found


def is_of_centre(case: CaseRow, actor: Actor) -> bool:
    """Whether the person acts for the press centre in this case."""
    return bool(capacities(case.facts, actor) & PRESS_CENTRE)


def _makes_sense(leg: LegRow, event: LegEvent) -> bool:
    return event is not LegEvent.REACHED or leg.facts.reached_at is None
