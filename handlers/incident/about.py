"""What an incident's card says of it: where, since when, whether information is owed; a province's: who has it."""

from __future__ import annotations

from handlers.casework.deadlines import span
from handlers.names import office, staff_name
from handlers.scene import Scene
from handlers.talk import Lines, Moment, Text, say
from procedure.capacities import is_provinces_incident
from procedure.paths.incident import PROVINCE_INCIDENT
from procedure.speaking import agreed
from storage.cases import CaseRow

MINUTE = 60
SAID_TOGETHER = PROVINCE_INCIDENT.open
"""While a text may still be agreed to; of a case that has ended nothing is asked any more."""


def about(scene: Scene, case: CaseRow) -> Text:
    """Its first lines; what is owed and how long is left stands below them (5.1.b, 5.2.a)."""
    at = case.facts.occurred_at or case.filed_at
    first = say(
        "about_incident",
        place=office(scene, case.facts.scope),
        at=Moment(at),
        since=_since(int((scene.now - at).total_seconds())),
    )
    told = _reported(scene, case) if is_provinces_incident(case.facts) else ()
    return say("joined", parts=Lines((first, *_needed(case), *told), "\n"))


def _since(seconds: int) -> Text:
    return say("incident_since", span=span(seconds)) if seconds >= MINUTE else say("incident_just_now")


def _needed(case: CaseRow) -> tuple[Text, ...]:
    """Whether first information is needed, until there is some."""
    if case.facts.stated_at is not None:
        return (say("incident_stated", at=Moment(case.facts.stated_at)),)
    return () if case.facts.needed else (say("incident_not_needed"),)


def _reported(scene: Scene, case: CaseRow) -> tuple[Text, ...]:
    """Whether the national side has it, who said so and when; whether they state it jointly (5.2.a)."""
    facts = case.facts
    asked = facts.together and facts.state in SAID_TOGETHER
    joint = (say("incident_joint_agreed" if agreed(facts) else "incident_joint"),) if asked else ()
    if facts.acknowledged_by is not None and case.acknowledged_at is not None:
        name, at = staff_name(scene, facts.acknowledged_by), Moment(case.acknowledged_at)
        return (say("incident_acknowledged", name=name, at=at), *joint)
    if facts.co_reported_at is not None:
        return (say("incident_co_reported", at=Moment(facts.co_reported_at)), *joint)
    return (say("incident_not_co_reported"), *joint)
