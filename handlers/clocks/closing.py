"""A case closes by itself some days after its answer arrived, or after its refusal (10.1; a target, not the law's).

Never before the answer has arrived (3.4), nor while a refusal is still to be looked at again (6.1).
"""

from __future__ import annotations

from handlers.casework.cards import refreshed
from handlers.casework.steps import by_itself
from handlers.clocks.stage import own_scene
from handlers.scene import Scene
from handlers.talk import Outgoing
from procedure.errors import StepRefused
from procedure.terms import Event
from storage import cases, receipts
from storage.work import Work


def announced(work: Work) -> tuple[int, list[Outgoing]]:
    """How many cases were closed, and everybody's cards."""
    scene = own_scene(work)
    ready = receipts.to_close(work)
    found = [ident for ident, state in ready if receipts.take_case(work, ident, state)]
    told = [_closed(scene, ident) for ident in found]
    return len([one for one in told if one is not None]), [out for outs in told for out in outs or []]


def _closed(scene: Scene, case_id: int) -> list[Outgoing] | None:
    case = cases.load(scene.work, case_id)
    if case is None:
        return None
    try:
        after, _ = by_itself(scene, case, Event.CLOSE)
    except StepRefused:
        return None
    return refreshed(scene, after)
