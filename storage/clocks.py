"""Clocks and their reminders as rows: started, met, made void by steps; found again when due. Nothing is deleted.

- A clock keeps the definition it began with: article, length, ladder.
- Its rungs are rows of their own, laid down when it starts; a corrected anchor makes a new clock with new rungs, so
  that nothing is told twice for one anchor and everything anew for another (I9, I11).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Row, and_, func, insert, or_, select, update

from procedure.authority import AGENCY
from procedure.clocks import Standing, Times, due_of, standing
from procedure.facts import Effect, Start, Stop, Void
from procedure.ladders import Planned, plan
from procedure.law.lengths import Definition, Force
from procedure.terms import Clock
from storage import facts, targets
from storage.tables import cases, clocks, rungs
from storage.work import Work

ZONE = "zone"
"""The fact that holds the agency's time zone (written at start): mornings and quiet hours are in it."""
DEFAULT_ZONE = "Asia/Ho_Chi_Minh"
CORRECTED = "corrected:"
"""How the reason of a clock begins whose anchor was corrected."""


_WITH_SCOPE = select(clocks, cases.c.scope).join(cases, cases.c.id == clocks.c.case_id)


@dataclass(frozen=True)
class ClockRow:
    """A clock as stored. `recorded_by` None: it began by itself. `replaces`: the clock whose anchor was corrected.

    `scope`: whose own its case is, VSS or a province (7.1.d).
    """

    id: int
    case_id: int
    leg_id: int | None
    clock: Clock
    force: Force
    article: str
    owner: str
    unit_code: str | None
    ladder: str
    definition: int
    seconds: int | None
    event: str
    anchor_at: datetime
    recorded_at: datetime
    recorded_by: int | None
    due_at: datetime
    met_at: datetime | None = None
    void_at: datetime | None = None
    void_why: str | None = None
    replaces: int | None = None
    scope: str = AGENCY

    def standing(self, now: datetime) -> Standing:
        """How it stands, judged by times alone."""
        return standing(Times(self.due_at, self.met_at, self.void_at), now)


@dataclass(frozen=True)
class RungRow:
    """A reminder that waits, or what became of it."""

    id: int
    clock_id: int
    name: str
    at: datetime
    done_at: datetime | None = None
    outcome: str | None = None


def carry_out(work: Work, case_id: int, effects: Iterable[Effect], event: str, by: int | None) -> None:
    """Start, meet and void clocks as a step says, in its order. A start replaces a running clock of the same name.

    Those that a step makes void together are one statement: a case that is over lets go of a dozen.
    """
    waiting: list[ColumnElement[bool]] = []
    for effect in effects:
        if isinstance(effect, Void):
            waiting.append(_which(case_id, effect))
            continue
        _void_all(work, waiting, event)
        waiting = []
        if isinstance(effect, Start):
            _void(work, _same(case_id, effect.clock, effect.leg), f"replaced:{event}")
            start(work, case_id, effect, event, by)
        else:
            _meet(work, case_id, effect)
    _void_all(work, waiting, event)


def start(work: Work, case_id: int, begin: Start, event: str, by: int | None) -> ClockRow:
    """A clock with its rungs. Rungs that have passed already are not laid down; `born_late` is, at once."""
    definition = targets.definition(work, begin.clock)
    fresh = ClockRow(
        id=0,
        case_id=case_id,
        leg_id=begin.leg,
        clock=begin.clock,
        force=definition.force,
        article=begin.article or definition.article,
        owner=definition.owner.value,
        unit_code=begin.unit,
        ladder=definition.ladder,
        definition=definition.version,
        seconds=None if begin.due else _seconds(definition),
        event=event,
        anchor_at=begin.anchor,
        recorded_at=work.now,
        recorded_by=by,
        due_at=due_of(begin, definition),
    )
    return _begun(work, fresh)


def lay(work: Work, clock_id: int, planned: Sequence[Planned]) -> None:
    """Put rungs in wait; one with the same name and moment is there once."""
    if planned:
        rows = [{"clock_id": clock_id, "name": one.rung.name, "at": one.at} for one in planned]
        work.connection.execute(insert(rungs), rows)


def correct(work: Work, clock: ClockRow, anchor: datetime, why: str, by: int) -> ClockRow:
    """Another anchor: the clock is void, a new one counts from it, under the definition it began with.

    `why` stays with the old one. One that was met already is met by the new one too, at the same moment. Raises
    `ValueError` for one without a length: somebody said when it is due.
    """
    if clock.seconds is None:
        raise ValueError(f"{clock.clock} is due when somebody said")
    gone = update(clocks).where(clocks.c.id == clock.id, clocks.c.void_at.is_(None))
    work.connection.execute(gone.values(void_at=work.now, void_why=f"{CORRECTED}{why}"))
    fresh = replace(
        clock,
        event="correct_anchor",
        anchor_at=anchor,
        recorded_at=work.now,
        recorded_by=by,
        due_at=anchor + timedelta(seconds=clock.seconds),
        replaces=clock.id,
        void_at=None,
        void_why=None,
    )
    return _begun(work, fresh)


def _begun(work: Work, new: ClockRow) -> ClockRow:
    """Stored with its rungs; without any if it is met already."""
    values = {name: value for name, value in vars(new).items() if name not in ("id", "scope")}
    values |= {"clock": new.clock.value, "force": new.force.value}
    row = work.connection.execute(insert(clocks).values(**values).returning(clocks.c.id)).one()
    found = replace(new, id=row.id)
    if found.met_at is None:
        ladder = targets.ladder(work, found.clock, found.ladder)
        lay(work, found.id, plan(ladder, found.due_at, work.now, found.force, zone_of(work), found.anchor_at))
    return found


def of_case(work: Work, case_id: int) -> list[ClockRow]:
    """Every clock of a case, oldest first, void ones included."""
    return _all(work, clocks.c.case_id == case_id)


def running_of(work: Work, case_id: int) -> list[ClockRow]:
    """The clocks of a case that still run, the one due first at the top."""
    return sorted(_all(work, and_(clocks.c.case_id == case_id, _running())), key=lambda one: one.due_at)


def running_among(work: Work, case_ids: Collection[int]) -> list[ClockRow]:
    """The running clocks of some cases, the one due first at the top."""
    found = _all(work, and_(clocks.c.case_id.in_(sorted(case_ids)), _running()))
    return sorted(found, key=lambda one: one.due_at)


def load(work: Work, clock_id: int) -> ClockRow | None:
    """One clock."""
    found = _all(work, clocks.c.id == clock_id)
    return found[0] if found else None


def due_rungs(work: Work, limit: int = 200) -> list[tuple[RungRow, ClockRow]]:
    """Rungs that are due, the oldest first, locked for this transaction: no other process gets them meanwhile."""
    query = select(rungs).where(rungs.c.done_at.is_(None), rungs.c.at <= work.now).order_by(rungs.c.at, rungs.c.id)
    found = [_rung(row) for row in work.connection.execute(query.limit(limit).with_for_update(skip_locked=True))]
    if not found:
        return []
    ids = sorted({one.clock_id for one in found})
    by_id = {one.id: one for one in _all(work, clocks.c.id.in_(ids))}
    return [(one, by_id[one.clock_id]) for one in found]


def next_due(work: Work) -> datetime | None:
    """When the next rung comes, if any waits."""
    found: datetime | None = work.connection.execute(
        select(func.min(rungs.c.at)).where(rungs.c.done_at.is_(None))
    ).scalar()
    return found


def close_rung(work: Work, rung_id: int, outcome: str) -> None:
    """A rung is done with: told, nobody, late (merged into a later one), settled (nothing was owed any more), held (put
    off until the quiet hours end)."""
    work.connection.execute(update(rungs).where(rungs.c.id == rung_id).values(done_at=work.now, outcome=outcome))


def rungs_of(work: Work, clock_id: int) -> list[RungRow]:
    """Every rung of a clock, in their order."""
    rows = work.connection.execute(select(rungs).where(rungs.c.clock_id == clock_id).order_by(rungs.c.at, rungs.c.id))
    return [_rung(row) for row in rows]


def waiting_rungs(work: Work, clock_id: int) -> list[RungRow]:
    """The rungs of a clock that are still to come or not yet told, the earliest first."""
    return [one for one in rungs_of(work, clock_id) if one.done_at is None]


def zone_of(work: Work) -> ZoneInfo:
    """The agency's time zone."""
    return ZoneInfo(facts.get(work, ZONE, DEFAULT_ZONE))


def _seconds(definition: Definition) -> int | None:
    return None if definition.length is None else int(definition.length / timedelta(seconds=1))


def _running() -> ColumnElement[bool]:
    return and_(clocks.c.met_at.is_(None), clocks.c.void_at.is_(None))


def _same(case_id: int, clock: Clock, leg: int | None) -> ColumnElement[bool]:
    of_leg = clocks.c.leg_id.is_(None) if leg is None else clocks.c.leg_id == leg
    return and_(clocks.c.case_id == case_id, clocks.c.clock == clock.value, of_leg)


def _which(case_id: int, effect: Void) -> ColumnElement[bool]:
    """One clock of the case whatever its part, those of one part, or all."""
    which = clocks.c.case_id == case_id
    if effect.leg is not None:
        which = and_(which, clocks.c.leg_id == effect.leg)
    return which if effect.clock is None else and_(which, clocks.c.clock == effect.clock.value)


def _meet(work: Work, case_id: int, stop: Stop) -> None:
    which = and_(_same(case_id, stop.clock, stop.leg), _running())
    work.connection.execute(update(clocks).where(which).values(met_at=stop.at))


def _void_all(work: Work, which: Sequence[ColumnElement[bool]], why: str) -> None:
    if which:
        _void(work, or_(*which), why)


def _void(work: Work, which: ColumnElement[bool], why: str) -> None:
    work.connection.execute(update(clocks).where(which, _running()).values(void_at=work.now, void_why=why))


def _all(work: Work, which: ColumnElement[bool]) -> list[ClockRow]:
    return [_clock(row) for row in work.connection.execute(_WITH_SCOPE.where(which).order_by(clocks.c.id))]


def _clock(row: Row[tuple[object, ...]]) -> ClockRow:
    values = dict(row._mapping)
    return ClockRow(**{**values, "clock": Clock(row.clock), "force": Force(row.force)})


def _rung(row: Row[tuple[object, ...]]) -> RungRow:
    return RungRow(row.id, row.clock_id, row.name, row.at, row.done_at, row.outcome)
