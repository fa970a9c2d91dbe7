"""The trail with rows of units' parts in it: every way to falsify it is found all the same (T31)."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from sqlalchemy import update

from procedure.facts import THE_PROGRAM, Act, Actor
from procedure.legs import kind_of, opened, take_leg_step
from procedure.steps import take_step
from procedure.terms import Event, LegEvent, Role
from storage import cases, legs, people, program, trail
from storage.cases import CaseRow
from storage.people import Account
from storage.tables import trail as rows
from storage.work import Database, Work
from tests.storage import chronicle
from tests.storage.chronicle import LENGTH, WAYS, filed, found_after

Tamper = Callable[[Work, random.Random], None]
OFFICER = frozenset({Role.PRESS_OFFICER})
HEAD = frozenset({(Role.UNIT_HEAD, "BTHU")})


def write_parts(work: Work) -> None:
    """Three cases of six rows: received, taken on, forwarded; the unit's two; settled."""
    journalist, officer = people.meet(work, "zalo", "1", "A", "vi"), people.meet(work, "telegram", "2", "B", "vi")
    unit = people.meet(work, "telegram", "3", "C", "vi")
    for _ in range(3):
        case = _stepped(work, filed(work, journalist.person_id, journalist.id), Event.CLAIM, officer)
        case = _forwarded(work, case, officer)
        for event in (LegEvent.ACKNOWLEDGE, LegEvent.REPORT):
            case = _of_part(work, case, event, unit)
        settled = take_step(case.facts, Event.SETTLE, THE_PROGRAM, work.now)
        cases.record(work, case, settled, program.stand_in(work), work.now, b"h" * 32)


def _stepped(work: Work, case: CaseRow, event: Event, who: Account, act: Act | None = None) -> CaseRow:
    step = take_step(case.facts, event, Actor(who.person_id, OFFICER), work.now, act or Act())
    return cases.record(work, case, step, who.person_id, work.now, b"h" * 32)


def _forwarded(work: Work, case: CaseRow, officer: Account) -> CaseRow:
    act = Act(units=frozenset({"BTHU"}), reason="Xin số liệu.")
    after = _stepped(work, case, Event.FORWARD, officer, act)
    leg = legs.open_(work, case.id, "BTHU", kind_of(case.facts, Event.FORWARD), officer.person_id, None, None)
    opened(after.facts, leg.facts, work.now)
    return _now(work, case.id)


def _of_part(work: Work, case: CaseRow, event: LegEvent, who: Account) -> CaseRow:
    leg = case.legs[0]
    actor = Actor(who.person_id, frozenset({Role.UNIT_HEAD}), HEAD)
    done = take_leg_step(case.facts, leg.facts, event, actor, work.now, Act(reason="12.345 người."))
    legs.change(work, leg, done.leg)
    trail.append(work, case.id, trail.entry_of_leg(done), who.person_id, work.now, b"h" * 32)
    return _now(work, case.id)


def _now(work: Work, case_id: int) -> CaseRow:
    found = cases.load(work, case_id)
    assert found is not None
    return found


async def test_an_honest_history_with_parts_verifies(database: Database) -> None:
    """I4"""
    await database.write(write_parts)
    assert await database.read(trail.verify) == []
    assert await database.read(chronicle.count) == 3 * LENGTH
    assert await database.read(lambda work: trail.verify_case(work, 1)) == []


@pytest.mark.parametrize("tamper", WAYS, ids=lambda way: way.__name__)
async def test_every_way_to_falsify_is_found_with_parts_too(database: Database, tamper: Tamper) -> None:
    """T31"""
    await database.write(write_parts)
    for seed in range(8):
        found = await found_after(database, lambda work, seed=seed: tamper(work, random.Random(seed)))
        assert found, (tamper.__name__, seed)
    assert await database.read(trail.verify) == []


@pytest.mark.parametrize(("seq", "leg"), [(4, None), (3, 1), (5, 2)])
async def test_a_row_made_that_of_another_part_or_of_none_is_found(
    database: Database, seq: int, leg: int | None
) -> None:
    await database.write(write_parts)
    moved = update(rows).where(rows.c.case_id == 1, rows.c.seq == seq).values(leg_id=leg)
    found = await found_after(database, lambda work: work.connection.execute(moved))
    assert [(one.code, one.seq, one.reason) for one in found] == [("BC-2026-00001", seq, "it was altered")]
