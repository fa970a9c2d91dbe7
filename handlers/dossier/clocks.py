"""The clocks of a dossier: what each counts from, who recorded it and when, and how it stands; void ones included."""

from __future__ import annotations

from handlers.casework.citing import cited
from handlers.casework.deadlines import duty, owner
from handlers.clocks.anchors import anchor, standing
from handlers.dossier.entry import Entry
from handlers.names import who_recorded
from handlers.scene import Scene
from handlers.talk import Moment, say
from storage import clocks
from storage.cases import CaseRow
from storage.clocks import ClockRow


def counted(scene: Scene, case: CaseRow) -> list[Entry]:
    """Every clock, in the order in which they began."""
    return [_clock(scene, case, one) for one in clocks.of_case(scene.work, case.id)]


def _clock(scene: Scene, case: CaseRow, clock: ClockRow) -> Entry:
    lead = say(
        "dossier_clock",
        duty=duty(case, clock),
        article=cited(clock.article),
        force=say(f"dossier_force_{clock.force}"),
    )
    body = say(
        "dossier_clock_body",
        owner=owner(scene, case, clock),
        event=anchor(clock),
        anchor=Moment(clock.anchor_at),
        recorded=Moment(clock.recorded_at),
        by=who_recorded(scene, clock.recorded_by),
        due=Moment(clock.due_at),
        standing=standing(scene, clock),
    )
    return Entry(lead, body)
