"""Cases: filed once, then changed by steps of the procedure, each with its version checked (P1, P2)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo

from sqlalchemy import Row, func, insert, select, text, update

from procedure.paths import OPEN, Event, State
from procedure.steps import Case, Step
from storage import trail
from storage.tables import cases
from storage.tables import trail as steps
from storage.work import Work


class Overtaken(Exception):
    """Somebody changed the case between reading and writing: nothing was changed here."""


@dataclass(frozen=True)
class CaseRow:
    """A case as stored. `account_id`: where the answer goes, frozen at filing (T29)."""

    id: int
    code: str
    facts: Case
    account_id: int
    outlet: str
    asker: str
    unit_code: str | None
    topic_code: str | None
    unit_why: str
    topic_why: str
    filed_at: datetime
    changed_at: datetime


@dataclass(frozen=True)
class Filing:
    """What a journalist files, the guesses with their reasons included."""

    asker: str
    outlet: str
    unit_code: str | None
    topic_code: str | None
    unit_why: str = ""
    topic_why: str = ""


def file(work: Work, step: Step, account_id: int, filing: Filing, filed_at: datetime, zone: tzinfo) -> CaseRow:
    """A new case with its code, ``BC-<year>-<number>``; the year is the one in the agency's time zone.

    `filed_at`: when the person sent it, by the platform's time (U4).
    """
    filed_at = min(filed_at, work.now)
    local_year = filed_at.astimezone(zone).year
    code = f"BC-{local_year}-{_next_number(work, local_year):05d}"
    row = work.connection.execute(
        insert(cases)
        .values(
            code=code,
            kind="REQUEST",
            state=step.case.state.value,
            version=step.case.version,
            person_id=step.case.asker,
            account_id=account_id,
            outlet=filing.outlet,
            asker=filing.asker,
            unit_code=filing.unit_code,
            topic_code=filing.topic_code,
            guess={"unit": filing.unit_why, "topic": filing.topic_why},
            filed_at=filed_at,
            changed_at=work.now,
        )
        .returning(cases)
    ).one()
    return _case(row)


def record(
    work: Work, case: CaseRow, step: Step, actor: int, occurred_at: datetime, words_hash: bytes | None = None
) -> CaseRow:
    """Store a step: the case at its new version and one row of the trail. Raises `Overtaken`."""
    after = step.case
    if step.came_from is not None:
        _compare_and_set(work, case, after)
    trail.append(work, case.id, step, actor, min(occurred_at, work.now), words_hash)
    return replace(case, facts=after, changed_at=work.now)


def _compare_and_set(work: Work, case: CaseRow, after: Case) -> None:
    done = work.connection.execute(
        update(cases)
        .where(cases.c.id == case.id, cases.c.version == case.facts.version)
        .values(
            state=after.state.value,
            version=after.version,
            claimed_by=after.claimed_by,
            claimed_at=after.claimed_at,
            changed_at=work.now,
        )
    )
    if done.rowcount == 0:
        raise Overtaken(case.code)


def load(work: Work, case_id: int) -> CaseRow | None:
    """The case of that row."""
    row = work.connection.execute(select(cases).where(cases.c.id == case_id)).first()
    return _case(row) if row else None


def by_code(work: Work, code: str) -> CaseRow | None:
    """The case with that code."""
    row = work.connection.execute(select(cases).where(cases.c.code == code)).first()
    return _case(row) if row else None


def asked_by(work: Work, person_id: int, limit: int = 10) -> list[CaseRow]:
    """A person's own cases, newest first."""
    query = select(cases).where(cases.c.person_id == person_id).order_by(cases.c.id.desc()).limit(limit)
    return [_case(row) for row in work.connection.execute(query)]


def unclaimed(work: Work, limit: int = 10) -> list[CaseRow]:
    """Received and not taken on by anybody, oldest first."""
    query = select(cases).where(cases.c.state == State.RECEIVED.value, cases.c.claimed_by.is_(None))
    return [_case(row) for row in work.connection.execute(query.order_by(cases.c.id).limit(limit))]


def held_by(work: Work, person_id: int, limit: int = 10) -> list[CaseRow]:
    """Open cases that an officer took on, oldest first."""
    query = select(cases).where(cases.c.state == State.RECEIVED.value, cases.c.claimed_by == person_id)
    return [_case(row) for row in work.connection.execute(query.order_by(cases.c.id).limit(limit))]


def count_unclaimed(work: Work) -> int:
    """How many are received and not taken on by anybody."""
    query = select(func.count()).where(cases.c.state == State.RECEIVED.value, cases.c.claimed_by.is_(None))
    return int(work.connection.execute(query).scalar_one())


def count_held(work: Work, person_id: int) -> int:
    """How many open cases an officer took on."""
    query = select(func.count()).where(cases.c.state == State.RECEIVED.value, cases.c.claimed_by == person_id)
    return int(work.connection.execute(query).scalar_one())


def latest_open(work: Work, person_id: int) -> CaseRow | None:
    """The newest case of a person that is still open."""
    mine = select(cases).where(cases.c.person_id == person_id, cases.c.state.in_(sorted(OPEN)))
    row = work.connection.execute(mine.order_by(cases.c.id.desc()).limit(1)).first()
    return _case(row) if row else None


def latest_answered(work: Work, person_id: int, within: timedelta) -> CaseRow | None:
    """The case of a person that was answered last, if that was in the last `within`."""
    mine = select(cases).join(steps, steps.c.case_id == cases.c.id).where(cases.c.person_id == person_id)
    answered = (steps.c.event == Event.ANSWER_PUBLISHED.value, steps.c.recorded_at > work.now - within)
    stands = cases.c.state == State.ANSWERED.value
    row = work.connection.execute(mine.where(*answered, stands).order_by(steps.c.id.desc()).limit(1)).first()
    return _case(row) if row else None


def count_filed(work: Work, person_id: int, since: datetime) -> int:
    """How many cases a person has filed since that moment."""
    query = select(func.count()).where(cases.c.person_id == person_id, cases.c.filed_at > since)
    return int(work.connection.execute(query).scalar_one())


NEXT_NUMBER = text(
    "INSERT INTO counters (name, value) VALUES (:name, 1) "
    "ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 RETURNING value"
)


def _next_number(work: Work, year: int) -> int:
    return int(work.connection.execute(NEXT_NUMBER, {"name": f"case:{year}"}).scalar_one())


def _case(row: Row[tuple[object, ...]]) -> CaseRow:
    facts = Case(State(row.state), row.version, row.person_id, row.claimed_by, row.claimed_at)
    return CaseRow(
        row.id,
        row.code,
        facts,
        row.account_id,
        row.outlet,
        row.asker,
        row.unit_code,
        row.topic_code,
        row.guess.get("unit", ""),
        row.guess.get("topic", ""),
        row.filed_at,
        row.changed_at,
    )
