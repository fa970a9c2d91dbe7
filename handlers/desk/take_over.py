"""Taking over what a colleague holds (10.1), with the reason; the colleague is told."""

from __future__ import annotations

from handlers.casework import audience
from handlers.casework.cards import see_case
from handlers.desk.reasoned import reasoned
from handlers.desk.result import result
from handlers.names import staff_name
from handlers.scene import Scene
from handlers.talk import Outgoing, say
from procedure.facts import Step
from procedure.terms import Event
from storage import people
from storage.cases import CaseRow


def _taken(scene: Scene, case: CaseRow, after: CaseRow, done: Step) -> list[Outgoing]:
    name = staff_name(scene, case.facts.claimed_by)
    mine = result(scene, after, say("taken_over", code=case.code, name=name), Event.DRAFT, Event.DISPATCH)
    return [*mine, *_told(scene, case)]


def _told(scene: Scene, case: CaseRow) -> list[Outgoing]:
    """To whoever held it until now."""
    before = [one for one in audience.still(scene.work, case, [case.facts.claimed_by]) if one != scene.person.id]
    ways = [one for who in before for one in people.accounts_of(scene.work, who)[:1]]
    text = say("taken_from_you", code=case.code, name=staff_name(scene, scene.person.id))
    return [Outgoing(one.id, text, (see_case(case),), case=case.id) for one in ways]


TAKE_OVER, start = reasoned("take_over", Event.TAKE_OVER, "ask_take_over", _taken)
