"""What leaders decided about cases (7.1.b, 8.2, 9.2): by tap, in writing or by word of mouth, by whom and when.

One by word of mouth is somebody's record of what a leader said: the leader confirms or denies it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Row, and_, insert, select, update

from procedure.facts import Direction as Standing
from storage.tables import cases, directions
from storage.work import Work


class Kind(StrEnum):
    """What it was."""

    DIRECTION = "direction"
    ORDER = "order"
    INSTRUCTION = "instruction"
    SUMMONS = "summons"


class How(StrEnum):
    """How it was given."""

    CHAT = "chat"
    WRITTEN = "written"
    ORAL = "oral"


@dataclass(frozen=True)
class Direction:
    """A decision as stored. `signer` None: somebody who is not known here. `recorded_by`: who entered it."""

    id: int
    case_id: int
    kind: Kind
    how: How
    signer: int | None
    signer_name: str
    number: str | None
    words_id: int
    units: tuple[str, ...]
    occurred_at: datetime
    recorded_at: datetime
    recorded_by: int
    confirmed_at: datetime | None
    denied_at: datetime | None


def record(
    work: Work,
    case_id: int,
    kind: Kind,
    how: How,
    signer: int | None,
    signer_name: str,
    number: str | None,
    words_id: int,
    units: Iterable[str],
    occurred_at: datetime,
    recorded_by: int,
) -> Direction:
    """Store a decision. `units`: the codes that it names; `occurred_at`: when it was given (7.1.b counts from it)."""
    replaced = _replaced(work, case_id) if kind is Kind.DIRECTION else None
    row = work.connection.execute(
        insert(directions)
        .values(
            case_id=case_id,
            kind=kind.value,
            how=how.value,
            signer=signer,
            signer_name=signer_name,
            number=number,
            words_id=words_id,
            units=sorted(units),
            occurred_at=occurred_at,
            recorded_at=work.now,
            recorded_by=recorded_by,
            replaced=replaced,
        )
        .returning(directions)
    ).one()
    return _direction(row)


def _replaced(work: Work, case_id: int) -> dict[str, object] | None:
    """The direction that is in force now: recorded before the step that takes its place."""
    query = select(cases.c.directed, cases.c.named, cases.c.since_leg).where(cases.c.id == case_id)
    now = work.connection.execute(query).one()
    before = in_force(work, case_id) if now.directed else None
    return {"id": before.id, "named": list(now.named or ()), "since_leg": now.since_leg} if before else None


def stands_after(work: Work, denied: Direction) -> Standing | None:
    """What stands once that one is denied: the direction that it took the place of, unless that was denied too."""
    row = work.connection.execute(select(directions.c.replaced).where(directions.c.id == denied.id)).one()
    kept = row.replaced
    before = next((one for one in of_case(work, denied.case_id) if kept and one.id == kept["id"]), None)
    if before is None or before.denied_at is not None:
        return None
    waits = before.how is How.ORAL and before.confirmed_at is None
    named = frozenset(str(unit) for unit in kept["named"])
    return Standing(named, before.occurred_at, int(kept["since_leg"]), before.signer if waits else None)


def of_case(work: Work, case_id: int) -> list[Direction]:
    """Every decision about a case, in the order in which they were recorded."""
    query = select(directions).where(directions.c.case_id == case_id).order_by(directions.c.id)
    return [_direction(row) for row in work.connection.execute(query)]


def in_force(work: Work, case_id: int) -> Direction | None:
    """The latest direction that was not denied (7.1.b); orders and instructions stand beside it."""
    found = [one for one in of_case(work, case_id) if one.kind is Kind.DIRECTION and one.denied_at is None]
    return found[-1] if found else None


def unconfirmed(work: Work, case_id: int, signer: int) -> Direction | None:
    """What was recorded as said by that leader and still waits for their word."""
    found = [one for one in of_case(work, case_id) if one.how is How.ORAL and one.signer == signer]
    waiting = [one for one in found if one.confirmed_at is None and one.denied_at is None]
    return waiting[-1] if waiting else None


def confirm(work: Work, direction_id: int) -> None:
    """The leader says that it was so."""
    _answer(work, direction_id, confirmed_at=work.now)


def deny(work: Work, direction_id: int) -> None:
    """The leader says that it was not so."""
    _answer(work, direction_id, denied_at=work.now)


def _answer(work: Work, direction_id: int, **columns: datetime) -> None:
    """Once: a second answer changes nothing."""
    open_ = and_(directions.c.confirmed_at.is_(None), directions.c.denied_at.is_(None))
    work.connection.execute(update(directions).where(directions.c.id == direction_id, open_).values(**columns))


def _direction(row: Row[tuple[object, ...]]) -> Direction:
    return Direction(
        row.id,
        row.case_id,
        Kind(row.kind),
        How(row.how),
        row.signer,
        row.signer_name,
        row.number,
        row.words_id,
        tuple(row.units),
        row.occurred_at,
        row.recorded_at,
        row.recorded_by,
        row.confirmed_at,
        row.denied_at,
    )
