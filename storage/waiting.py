"""What may wait for somebody: bounded queries over what is open, never over what is closed.

Whether a case does wait for the person is decided by `procedure.owing`, one case at a time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, or_, select

from procedure.authority import AGENCY
from procedure.capacities import ANYWHERE
from procedure.facts import Actor
from procedure.owing import states_for
from procedure.terms import PRESS_CENTRE, UNIT_STAFF, Clock, Kind, Role, State
from storage import clocks
from storage.cases import OPEN_STATES, CaseRow, matching
from storage.clocks import ClockRow
from storage.tables import cases
from storage.tables import clocks as clock_rows
from storage.work import Work

MOST = 300
NATIONAL = frozenset({Role.SPOKESPERSON, Role.DIRECTOR_GENERAL})
"""To whom a province's incident is reported (5.2.a)."""


def candidates(work: Work, actor: Actor, look_again: datetime, limit: int = MOST) -> list[CaseRow]:
    """Cases that may wait for the person, the one filed first at the top.

    `look_again`: refused cases count from when they are to be looked at again, if that is by this moment (Art. 6).
    """
    if not actor.roles:
        return []
    return matching(work, and_(_is_alive(look_again), or_(*_theirs(actor))), limit)


def promised(work: Work, actor: Actor, limit: int = MOST) -> list[CaseRow]:
    """Open cases on which somebody who speaks has promised an answer (9.4), or owes first information (5.1.b)."""
    running = _with_clock(Clock.PROMISE, Clock.FIRST_STATEMENT)
    return matching(work, and_(cases.c.state.in_(OPEN_STATES), cases.c.id.in_(running), or_(*_scopes(actor))), limit)


def cases_of(work: Work, case_ids: Collection[int]) -> Mapping[int, CaseRow]:
    """Some cases, by their ids."""
    if not case_ids:
        return {}
    return {one.id: one for one in matching(work, cases.c.id.in_(sorted(case_ids)), len(case_ids))}


def running_of(work: Work, case_ids: Collection[int]) -> Mapping[int, list[ClockRow]]:
    """The running clocks of some cases, the one due first at the top."""
    found: dict[int, list[ClockRow]] = defaultdict(list)
    if case_ids:
        for one in clocks.running_among(work, case_ids):
            found[one.case_id].append(one)
    return found


def _is_alive(look_again: datetime) -> ColumnElement[bool]:
    undelivered = and_(cases.c.state == State.ANSWERED.value, cases.c.delivered_at.is_(None))
    back = and_(
        cases.c.state == State.REFUSED.value,
        cases.c.id.in_(_with_clock(Clock.LOOK_AGAIN).where(clock_rows.c.due_at <= look_again)),
    )
    returned = cases.c.state.in_([State.RETURNED.value, State.UNANSWERED.value])
    return or_(cases.c.state.in_(OPEN_STATES), undelivered, back, returned)


def _theirs(actor: Actor) -> list[ColumnElement[bool]]:
    """By right of office, by unit, by an authorisation, or as the leader whose words were recorded."""
    found = [cases.c.signer == actor.person, *_as_delegate(actor)]
    if actor.roles & ANYWHERE:
        found.append(and_(cases.c.scope == AGENCY, _in(states_for(actor.roles & ANYWHERE))))
    if actor.roles & NATIONAL:
        found.append(and_(cases.c.kind == Kind.INCIDENT.value, cases.c.scope != AGENCY))
    if actor.roles & PRESS_CENTRE:
        found.append(cases.c.offered_to == AGENCY)
    if actor.international:
        found.append(and_(cases.c.foreign_matter, _in(states_for(frozenset({Role.INTERNATIONAL})))))
    units = _units(actor)
    if units:
        found += [cases.c.scope.in_(units), cases.c.offered_to.in_(units), cases.c.opener.in_(units)]
    return found


def _scopes(actor: Actor) -> list[ColumnElement[bool]]:
    """Whose promises are theirs to keep: the agency's Spokesperson, a Delegate, a province's Director."""
    found = [cases.c.id.is_(None), *_as_delegate(actor)]
    if Role.SPOKESPERSON in actor.roles:
        found.append(cases.c.scope == AGENCY)
    directed = sorted(unit for role, unit in actor.seats if role is Role.PROVINCE_DIRECTOR)
    return [*found, cases.c.scope.in_(directed)] if directed else found


def _as_delegate(actor: Actor) -> list[ColumnElement[bool]]:
    return [cases.c.authorisation_id.in_(sorted(actor.authorisations))] if actor.authorisations else []


def _units(actor: Actor) -> list[str]:
    return sorted({unit for role, unit in actor.seats if role in UNIT_STAFF})


def _in(states: Collection[State]) -> ColumnElement[bool]:
    return cases.c.state.in_(sorted(state.value for state in states))


def _with_clock(*names: Clock) -> Select[tuple[int]]:
    of_these = clock_rows.c.clock.in_([one.value for one in names])
    return select(clock_rows.c.case_id).where(of_these, clock_rows.c.met_at.is_(None), clock_rows.c.void_at.is_(None))
