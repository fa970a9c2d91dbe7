"""A breach is recorded at its true moment: judged by times, whoever looks and whenever (Art. 12, 13)."""

from __future__ import annotations

from procedure.law.lengths import Force
from procedure.terms import Role
from storage import acts, program
from storage.cases import CaseRow
from storage.clocks import ClockRow, RungRow
from storage.work import Work

BREACHED = "clock_breached"
BREACH, BORN_LATE = "breach", "born_late"
BINDING = (Force.LEGAL, Force.PROMISE)


def record(work: Work, case: CaseRow, clock: ClockRow, rung: RungRow) -> bool:
    """Write down that the clock ran out unmet, if this rung is the one to tell so; whether it was.

    One rung of a clock tells it: its breach; of a clock that was late when it was recorded, its first. What was met in
    time is no breach, however late somebody looked; what was met one second late is one.
    """
    if clock.force not in BINDING or clock.void_at is not None or not _tells(clock, rung):
        return False
    if (clock.met_at or work.now) <= clock.due_at:
        return False
    detail = {"case": case.code, "clock": clock.clock.value, "unit": clock.unit_code, "due": clock.due_at.isoformat()}
    act = acts.Act(subject(clock), BREACHED, program.stand_in(work), Role.PROGRAM.value, clock.article, detail)
    acts.record(work, act, clock.due_at)
    return True


def subject(clock: ClockRow) -> str:
    """The chain of acts of one clock."""
    return f"clock:{clock.id}"


def _tells(clock: ClockRow, rung: RungRow) -> bool:
    return rung.name == BREACH or (rung.name == BORN_LATE and clock.due_at <= clock.recorded_at)
