"""The timeline of a dossier: every row of the trail, who, in which capacity, when, from where to where."""

from __future__ import annotations

from datetime import timedelta

from handlers.casework.citing import cited
from handlers.dossier.entry import Entry
from handlers.dossier.texts import lent_under
from handlers.names import office, staff_name
from handlers.scene import Scene
from handlers.talk import Moment, Text, say
from procedure.terms import Role
from storage import trail
from storage.cases import CaseRow
from storage.trail import Recorded

AT_ONCE = timedelta(minutes=1)


def timeline(scene: Scene, case: CaseRow) -> list[Entry]:
    """One line a row, and last whether the chain verifies."""
    rows = [Entry(_row(scene, case, one)) for one in trail.of_case(scene.work, case.id)]
    damages = trail.verify_case(scene.work, case.id)
    if not damages:
        return [*rows, Entry(say("dossier_whole", n=len(rows)))]
    return [*rows, *(Entry(say("dossier_damaged", seq=one.seq, why=one.reason)) for one in damages)]


def _row(scene: Scene, case: CaseRow, row: Recorded) -> Text:
    entry = row.entry
    return say(
        "dossier_row",
        seq=row.seq,
        at=Moment(row.occurred_at),
        recorded=_recorded(row),
        who=_who(scene, row),
        lent=lent_under(scene, entry.authorisation),
        event=_event(scene, case, row),
        article=cited(entry.article),
    )


def _recorded(row: Recorded) -> Text | str:
    """When it was recorded, where that was not at once."""
    late = row.recorded_at - row.occurred_at >= AT_ONCE
    return say("dossier_recorded", at=Moment(row.recorded_at)) if late else ""


def _who(scene: Scene, row: Recorded) -> Text:
    """Name and capacity; of what followed by itself the capacity alone."""
    role = say(f"role_{row.entry.capacity}")
    if row.entry.capacity == Role.PROGRAM:
        return role
    return say("dossier_who", name=staff_name(scene, row.actor), role=role)


def _event(scene: Scene, case: CaseRow, row: Recorded) -> Text:
    """What was done, and the states it led from and to; of a unit's part, whose."""
    entry = row.entry
    if entry.leg is None:
        return _moved(say(f"event_{entry.event}"), entry.came_from, entry.to)
    unit = next((one.facts.unit for one in case.legs if one.id == entry.leg), None)
    name, to = say(f"leg_event_{entry.event}"), say(f"leg_state_{entry.to.lower()}")
    return say("dossier_leg_event", unit=office(scene, unit), event=name, to=to)


def _moved(event: Text, came_from: str | None, to: str) -> Text:
    """The act alone where it left the state as it was."""
    if came_from == to:
        return event
    came = say(f"state_{came_from.lower()}") if came_from else "–"
    return say("dossier_event", event=event, came=came, to=say(f"state_{to.lower()}"))
