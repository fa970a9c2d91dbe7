"""What a clock counts from, in words, and where it stands."""

from __future__ import annotations

from handlers.casework.deadlines import span
from handlers.scene import Scene
from handlers.talk import Moment, Text, say
from procedure.clocks import Standing
from storage.clocks import CORRECTED, ClockRow


def anchor(clock: ClockRow) -> Text:
    """The event that it counts from, as its article names it."""
    return say(f"anchor_{clock.clock.lower()}")


def standing(scene: Scene, clock: ClockRow) -> Text:
    """Runs, met, met late, overdue, or void and why."""
    found = clock.standing(scene.now)
    match found:
        case Standing.VOID:
            return _void(clock)
        case Standing.MET | Standing.MET_LATE:
            return say(f"standing_{found}", at=Moment(clock.met_at or scene.now))
    return say(f"standing_{found}", left=span(abs(int((clock.due_at - scene.now).total_seconds()))))


def _void(clock: ClockRow) -> Text:
    why, at = clock.void_why or "", Moment(clock.void_at or clock.recorded_at)
    if why.startswith(CORRECTED):
        return say("standing_corrected", at=at, why=why.removeprefix(CORRECTED))
    return say("standing_void", at=at)
