"""A Director who neither speaks nor authorises: the province's open cases are to go up to the press centre (7.1.d).

Whoever holds each is told, with the button that hands it over.
"""

from __future__ import annotations

from handlers.casework.cards import see_case
from handlers.casework.choices import choice
from handlers.casework.leg_people import of_the_desk
from handlers.scene import Scene
from handlers.talk import Kind, Outgoing, say
from procedure.terms import Event, State
from storage import case_lists
from storage.cases import CaseRow


def told(scene: Scene, unit: str) -> list[Outgoing]:
    """One message a case to each of its holder, or to the province's people where nobody holds it."""
    found = (one for one in case_lists.open_of_scope(scene.work, unit) if _may_go(one))
    return [out for case in found for out in _about(scene, case)]


def _may_go(case: CaseRow) -> bool:
    return case.facts.state is not State.APPROVED and case.facts.offered_to is None


def _about(scene: Scene, case: CaseRow) -> list[Outgoing]:
    text, rows = say("case_goes_up", code=case.code), ((choice(case, Event.HAND_OVER),), see_case(case))
    ways = [one for one in of_the_desk(scene, case) if one.person_id != scene.person.id]
    return [Outgoing(one.id, text, rows, kind=Kind.CARD, case=case.id) for one in ways]
