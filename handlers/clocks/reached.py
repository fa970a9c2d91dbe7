"""A letter has reached a unit once its card was delivered to one of its people; DISPATCH is met at that moment (7.1.b).

Who acts on a part has it anyway; a letter that went another way is recorded by the press centre.
"""

from __future__ import annotations

from handlers.casework.leg_steps import leg_step
from handlers.clocks.stage import own_scene
from handlers.scene import Scene
from handlers.talk import Outgoing
from procedure.errors import StepRefused
from procedure.facts import Act
from procedure.terms import LegEvent
from storage import cases, legs, receipts
from storage.receipts import Receipt
from storage.work import Work


def announced(work: Work) -> tuple[int, list[Outgoing]]:
    """How many parts were found to have reached their unit, and everybody's cards."""
    scene = own_scene(work)
    found = [one for one in receipts.reached_legs(work) if receipts.take_leg(work, one.id)]
    told = [_reached(scene, one) for one in found]
    return len([one for one in told if one is not None]), [out for outs in told for out in outs or []]


def _reached(scene: Scene, receipt: Receipt) -> list[Outgoing] | None:
    leg = legs.load(scene.work, receipt.id)
    case = cases.load(scene.work, leg.case_id) if leg else None
    if leg is None or case is None:
        return None
    try:
        *_, told = leg_step(scene, case, leg, LegEvent.REACHED, Act(occurred_at=receipt.at), told=True)
    except StepRefused:
        return None
    return told
