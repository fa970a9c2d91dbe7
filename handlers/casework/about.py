"""What a card says of a case that only its kind has; empty for what the press asks or reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from handlers.correction import about as correction
from handlers.incident import about as incident
from handlers.offering import about as offering
from handlers.scene import Scene
from handlers.talk import Text
from procedure.terms import Kind
from storage.cases import CaseRow

OWN: Mapping[Kind, Callable[[Scene, CaseRow], Text]] = {
    Kind.UNIT_INFORMATION: offering.about,
    Kind.INCIDENT: incident.about,
    Kind.CORRECTION: correction.about,
}


def about(scene: Scene, case: CaseRow) -> Text | str:
    """The lines of its kind."""
    own = OWN.get(case.facts.kind)
    return own(scene, case) if own else ""
