"""An answer is delivered once it has arrived at everybody who waits for it, by one way at least (3.4)."""

from __future__ import annotations

from handlers.casework.cards import refreshed
from handlers.casework.steps import by_itself
from handlers.clocks.stage import own_scene
from handlers.scene import Scene
from handlers.talk import Outgoing
from procedure.errors import StepRefused
from procedure.facts import Act
from procedure.terms import Event, State
from storage import cases, receipts
from storage.receipts import Receipt
from storage.work import Work


def announced(work: Work) -> tuple[int, list[Outgoing]]:
    """How many answers were found to be delivered, and everybody's cards."""
    scene = own_scene(work)
    found = [one for one in receipts.delivered_cases(work) if receipts.take_case(work, one.id, State.ANSWERED)]
    told = [_delivered(scene, one) for one in found]
    return len([one for one in told if one is not None]), [out for outs in told for out in outs or []]


def _delivered(scene: Scene, receipt: Receipt) -> list[Outgoing] | None:
    case = cases.load(scene.work, receipt.id)
    if case is None or case.facts.delivered:
        return None
    try:
        after, _ = by_itself(scene, case, Event.DELIVERED, Act(occurred_at=receipt.at))
    except StepRefused:
        return None
    return refreshed(scene, after)
