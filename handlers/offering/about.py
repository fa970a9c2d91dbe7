"""What an offer's card says of it: from which unit, received when, whether it is to be told at once."""

from __future__ import annotations

from datetime import datetime

from handlers.names import office
from handlers.offering.urgency import mark
from handlers.scene import Scene
from handlers.talk import Lines, Moment, Text, say
from procedure.terms import Clock
from storage import clocks
from storage.cases import CaseRow
from storage.work import Work


def about(scene: Scene, case: CaseRow) -> Text:
    """The unit that offers it; what presses stands first (10.2.c)."""
    unit = say("about_unit_information", unit=office(scene, case.facts.opener), at=Moment(received(scene.work, case)))
    urgent = mark(case)
    return say("joined", parts=Lines((urgent, unit))) if urgent else unit


def received(work: Work, case: CaseRow) -> datetime:
    """When the press centre received it, as the 24 hours count: the newest hand-in, as corrected (7.2.a)."""
    found = [one for one in clocks.of_case(work, case.id) if one.clock is Clock.EDIT]
    return max(found, key=lambda one: one.id).anchor_at if found else case.filed_at
