"""The target is over and nothing was published: that is said to whoever holds the correction and whoever speaks (9.8).

- A target holds nobody up at night: it is said when the quiet hours are over.
- The reminder of the same moment is part of it; the later ones go on each morning, until it is published, taken
  further or closed.
"""

from __future__ import annotations

from handlers.casework.cards import refreshed
from handlers.casework.steps import by_itself
from handlers.clocks.stage import own_scene
from handlers.correction.told import others_told
from handlers.scene import Scene
from handlers.talk import Moment, Outgoing, say
from procedure.errors import StepRefused
from procedure.facts import Act
from procedure.ladders import held_back
from procedure.terms import Event, State
from storage import cases, clocks, corrections, receipts
from storage.corrections import Overdue
from storage.work import Work


def announced(work: Work) -> tuple[int, list[Outgoing]]:
    """How many letters have found no answer by now, and the messages."""
    if held_back(work.now, clocks.zone_of(work)) != work.now:
        return 0, []
    scene = own_scene(work)
    due = corrections.overdue(work)
    taken = [one for one in due if receipts.take_case(work, one.case_id, State.SENT)]
    told = [_unanswered(scene, one) for one in taken]
    return len([one for one in told if one is not None]), [out for outs in told for out in outs or []]


def _unanswered(scene: Scene, late: Overdue) -> list[Outgoing] | None:
    case = cases.load(scene.work, late.case_id)
    if case is None:
        return None
    try:
        after, done = by_itself(scene, case, Event.UNANSWERED, Act(occurred_at=late.due_at))
    except StepRefused:
        return None
    _reminded(scene.work, late.clock_id)
    text = say("unanswered_told", code=after.code, outlet=after.outlet, due=Moment(late.due_at))
    return [*others_told(scene, after, text), *refreshed(scene, after, told=True, tells=done.tells)]


def _reminded(work: Work, clock_id: int) -> None:
    """What is due of its reminders has been said."""
    for rung in clocks.waiting_rungs(work, clock_id):
        if rung.at <= work.now:
            clocks.close_rung(work, rung.id, "told")
