"""Where the units' parts of a case stand, one line each; and the marks of the case."""

from __future__ import annotations

from handlers.casework.past_marks import past_marks
from handlers.names import office
from handlers.scene import Scene
from handlers.talk import Lines, Moment, Text, say
from procedure.legs import unsent
from procedure.terms import LegState
from storage import authorisations
from storage.cases import CaseRow
from storage.legs import LegRow


def parts(scene: Scene, case: CaseRow) -> Text | str:
    """Every part: unit, state, since when; empty where there is none. Units named and not sent to are named as such."""
    waiting = tuple(say("part_unsent", unit=office(scene, code)) for code in sorted(unsent(case.facts)))
    lines = (*(part(scene, one) for one in case.legs), *waiting)
    return say("parts", lines=Lines(lines)) if lines else ""


def part(scene: Scene, leg: LegRow) -> Text:
    """One part in a line."""
    facts = leg.facts
    at = leg.reported_at if facts.state is LegState.REPORTED else facts.result_at or facts.reached_at or facts.sent_at
    is_out = facts.state is LegState.SENT and facts.reached_at is None
    return say(
        "part_sent_out" if is_out else f"part_{facts.state.lower()}",
        unit=office(scene, facts.unit),
        kind=say(f"leg_kind_{facts.kind}"),
        at=Moment(at) if at else "–",
        number=leg.letter_number or say("number_follows"),
    )


def marks(scene: Scene, case: CaseRow) -> Text | str:
    """Complex or sensitive (9.6), foreign (10.3), the Delegate's authorisation (2.1.c); empty for none of them."""
    facts = case.facts
    found: list[Text] = []
    if facts.sensitive:
        found.append(say("mark_sensitive"))
    if facts.foreign:
        found.append(say("mark_foreign"))
    if len(case.waiting) > 1:
        found.append(say("mark_several", n=len(case.waiting)))
    lent = authorisations.load(scene.work, facts.authorisation) if facts.authorisation else None
    if lent is not None:
        found.append(say("mark_delegate", name=lent.name, number=lent.number, matter=lent.matter))
    if facts.offered_to is not None:
        found.append(say("mark_offered", unit=office(scene, facts.offered_to)))
    found += past_marks(scene, case)
    return say("marks", lines=Lines(tuple(found))) if found else ""
