"""Units' parts of cases, as stored: opened with what the unit must do, then changed by steps, version checked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Row, insert, literal_column, select, update

from procedure.facts import Leg
from procedure.terms import LegKind, LegState
from storage.errors import Overtaken
from storage.tables import legs
from storage.work import Work

OPEN = ("SENT", "ACKNOWLEDGED", "RESULT", "RETURNED")
# Written out, not bound: a database uses the partial index of open parts only if it sees that it may.
IS_OPEN: ColumnElement[bool] = legs.c.state.in_([literal_column(f"'{state}'") for state in OPEN])


@dataclass(frozen=True)
class LegRow:
    """A part as stored. `task_id`, `report_id`: the words. `reached_how`: chat, or the evidence of another way."""

    facts: Leg
    case_id: int
    task_id: int | None
    letter_number: str | None
    sent_by: int
    reached_how: str | None
    taken_by: int | None
    result_recorded_at: datetime | None
    report_id: int | None
    reported_at: datetime | None
    reported_by: int | None

    @property
    def id(self) -> int:
        """The part's id."""
        return self.facts.id


def open_(
    work: Work, case_id: int, unit_code: str, kind: LegKind, sent_by: int, task_id: int | None, number: str | None
) -> LegRow:
    """A new part: the letter, order or request goes out now. `number`: the letter's, which may follow later."""
    row = work.connection.execute(
        insert(legs)
        .values(
            case_id=case_id,
            unit_code=unit_code,
            kind=kind.value,
            state=LegState.SENT.value,
            version=1,
            task_id=task_id,
            letter_number=number,
            sent_at=work.now,
            sent_by=sent_by,
        )
        .returning(legs)
    ).one()
    return _leg(row)


def change(work: Work, leg: LegRow, after: Leg, **more: object) -> LegRow:
    """Store the part after a step; `more`: columns besides. Raises `Overtaken` if somebody changed it meanwhile."""
    done = work.connection.execute(
        update(legs)
        .where(legs.c.id == leg.id, legs.c.version == leg.facts.version)
        .values(
            state=after.state.value,
            version=after.version,
            reached_at=after.reached_at,
            result_at=after.result_at,
            handed_in=after.handed_in,
            **more,
        )
        .returning(legs)
    ).first()
    if done is None:
        raise Overtaken(str(leg.id))
    return _leg(done)


def load(work: Work, leg_id: int) -> LegRow | None:
    """One part."""
    found = work.connection.execute(select(legs).where(legs.c.id == leg_id)).first()
    return _leg(found) if found else None


def of_case(work: Work, case_id: int) -> list[LegRow]:
    """The parts of a case, in the order in which they were sent."""
    return of_cases(work, [case_id]).get(case_id, [])


def of_cases(work: Work, case_ids: Collection[int]) -> Mapping[int, list[LegRow]]:
    """The same for several cases at once."""
    found: dict[int, list[LegRow]] = defaultdict(list)
    for row in work.connection.execute(select(legs).where(legs.c.case_id.in_(list(case_ids))).order_by(legs.c.id)):
        found[row.case_id].append(_leg(row))
    return found


def open_in(work: Work, unit_codes: Collection[str], limit: int = 50) -> list[LegRow]:
    """The open parts of some units, oldest first."""
    query = select(legs).where(legs.c.unit_code.in_(sorted(unit_codes)), IS_OPEN)
    return [_leg(row) for row in work.connection.execute(query.order_by(legs.c.id).limit(limit))]


def set_number(work: Work, leg_id: int, number: str) -> None:
    """The letter's number, which followed."""
    work.connection.execute(update(legs).where(legs.c.id == leg_id).values(letter_number=number))


def _leg(row: Row[tuple[object, ...]]) -> LegRow:
    facts = Leg(
        row.id,
        row.unit_code,
        LegKind(row.kind),
        LegState(row.state),
        row.version,
        row.sent_at,
        row.reached_at,
        row.result_at,
        row.handed_in,
    )
    return LegRow(
        facts,
        row.case_id,
        row.task_id,
        row.letter_number,
        row.sent_by,
        row.reached_how,
        row.taken_by,
        row.result_recorded_at,
        row.report_id,
        row.reported_at,
        row.reported_by,
    )
