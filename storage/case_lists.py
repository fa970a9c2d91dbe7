"""Lists of cases: what waits, what somebody holds, what a journalist asked. Whatever else is needed is beside them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy import case as case_

from procedure.authority import AGENCY
from procedure.terms import Event, State
from storage import cases
from storage.cases import OPEN_STATES, CaseRow
from storage.tables import askers as waiting_rows
from storage.tables import cases as rows
from storage.tables import trail as steps
from storage.work import Work

ANSWERS = (Event.ANSWER_PUBLISHED.value, Event.ISSUE.value, Event.INTERVIEW_HELD.value)


def asked_by(work: Work, person_id: int, limit: int = 10) -> list[CaseRow]:
    """A person's own cases, newest first."""
    return cases.found_by(work, _asked(person_id).order_by(rows.c.id.desc()).limit(limit))


def unclaimed(work: Work, scopes: Iterable[str] = (AGENCY,), limit: int = 10) -> list[CaseRow]:
    """Received by these sides and not taken on by anybody: what is to be told at once first, then the oldest."""
    presses = case_((rows.c.details["urgent"].as_string() == "yes", 0), else_=1)
    return cases.found_by(work, select(rows).where(*_unclaimed(scopes)).order_by(presses, rows.c.id).limit(limit))


def held_by(work: Work, person_id: int, limit: int = 10) -> list[CaseRow]:
    """Open cases that an officer took on, oldest first."""
    query = select(rows).where(rows.c.state.in_(OPEN_STATES), rows.c.claimed_by == person_id)
    return cases.found_by(work, query.order_by(rows.c.id).limit(limit))


def count_unclaimed(work: Work, scopes: Iterable[str] = (AGENCY,)) -> int:
    """How many are received by these sides and not taken on by anybody."""
    return int(work.connection.execute(select(func.count()).where(*_unclaimed(scopes))).scalar_one())


def _unclaimed(scopes: Iterable[str]) -> tuple[ColumnElement[bool], ...]:
    received = rows.c.state.in_((State.RECEIVED.value, State.DRAFTING.value))
    return (received, rows.c.claimed_by.is_(None), rows.c.scope.in_(sorted(scopes)))


def count_held(work: Work, person_id: int) -> int:
    """How many open cases an officer took on."""
    query = select(func.count()).where(rows.c.state.in_(OPEN_STATES), rows.c.claimed_by == person_id)
    return int(work.connection.execute(query).scalar_one())


def latest_open(work: Work, person_id: int) -> CaseRow | None:
    """The newest case of a person that is still open."""
    mine = _asked(person_id).where(rows.c.state.in_(OPEN_STATES))
    return cases.first_of(work, mine.order_by(rows.c.id.desc()).limit(1))


def latest_answered(work: Work, person_id: int, within: timedelta) -> CaseRow | None:
    """The case of a person that was answered last, if that was in the last `within`."""
    mine = _asked(person_id).join(steps, steps.c.case_id == rows.c.id)
    answered = (steps.c.event.in_(ANSWERS), steps.c.recorded_at > work.now - within)
    stands = rows.c.state == State.ANSWERED.value
    return cases.first_of(work, mine.where(*answered, stands).order_by(steps.c.id.desc()).limit(1))


def count_filed(work: Work, person_id: int, since: datetime) -> int:
    """How many cases a person has filed since that moment."""
    query = select(func.count()).where(rows.c.person_id == person_id, rows.c.filed_at > since)
    return int(work.connection.execute(query).scalar_one())


def open_of_scope(work: Work, scope: str, limit: int = 50) -> list[CaseRow]:
    """Open cases of the agency or of a province, oldest first."""
    query = select(rows).where(rows.c.scope == scope, rows.c.state.in_(OPEN_STATES))
    return cases.found_by(work, query.order_by(rows.c.id).limit(limit))


def merged_into(work: Work, case_id: int) -> list[CaseRow]:
    """The cases that were merged into one."""
    return cases.found_by(work, select(rows).where(rows.c.merged_into == case_id).order_by(rows.c.id))


def _asked(person_id: int) -> Select[tuple[object, ...]]:
    """The cases that a person asked, alone or with others, also those they left."""
    theirs = select(waiting_rows.c.case_id).where(waiting_rows.c.person_id == person_id)
    return select(rows).where(rows.c.id.in_(theirs))
