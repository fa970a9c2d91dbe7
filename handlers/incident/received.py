"""A province's incident is reported once its card has arrived at somebody who speaks for the agency (5.2.a)."""

from __future__ import annotations

from handlers.casework.cards import refreshed
from handlers.casework.steps import by_itself
from handlers.clocks.stage import own_scene
from handlers.scene import Scene
from handlers.talk import Outgoing
from procedure.errors import StepRefused
from procedure.facts import Act
from procedure.terms import Event
from storage import cases, incidents
from storage.receipts import Receipt
from storage.work import Work

EVIDENCE = "receipt"
"""What shows it: the platform's receipt of the card."""


def announced(work: Work) -> tuple[int, list[Outgoing]]:
    """How many incidents were found to be reported, and everybody's cards."""
    scene = own_scene(work)
    found = [one for one in incidents.received(work) if incidents.take(work, one.id)]
    told = [_reported(scene, one) for one in found]
    return len([one for one in told if one is not None]), [out for outs in told for out in outs or []]


def _reported(scene: Scene, receipt: Receipt) -> list[Outgoing] | None:
    """The cards move without a sound: who received it knows, and the province reads it."""
    case = cases.load(scene.work, receipt.id)
    if case is None:
        return None
    try:
        after, _ = by_itself(scene, case, Event.CO_REPORT, Act(occurred_at=receipt.at, evidence=EVIDENCE))
    except StepRefused:
        return None
    return refreshed(scene, after, told=True)
