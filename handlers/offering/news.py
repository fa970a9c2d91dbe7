"""What the unit learns of its offer once somebody has decided on the text: approved, and given to the press."""

from __future__ import annotations

from handlers.issuing.letter import full_number
from handlers.issuing.papers import paper
from handlers.offering.telling import to_unit
from handlers.offering.whose import is_offer
from handlers.scene import Scene
from handlers.talk import Outgoing, say
from procedure.facts import Step
from storage.cases import CaseRow
from storage.documents import Document


def approved(scene: Scene, case: CaseRow, done: Step) -> list[Outgoing]:
    """It leaves by itself; nothing for any other kind of case."""
    if not is_offer(case):
        return []
    return to_unit(scene, case, say("offer_approved_told", code=case.code, role=say(f"role_{done.capacity}")))


def released(scene: Scene, case: CaseRow, document: Document) -> list[Outgoing]:
    """With its number, and the document itself; nothing for any other kind of case."""
    if not is_offer(case):
        return []
    number = full_number(document.number, document.register)
    told = say("offer_released_told", code=case.code, number=number)
    return to_unit(scene, case, told, files=(paper(document),))
