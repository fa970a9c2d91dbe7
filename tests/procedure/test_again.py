"""What stands again: the direction that a denied one had replaced (7.1.b), where a case was before its merge."""

from __future__ import annotations

from datetime import timedelta

import pytest

from procedure.effects import dispatch_met
from procedure.facts import Act, Case, Direction, Leg, Start, Step, Stop, Void
from procedure.steps import take_step
from procedure.terms import Clock, Event, LegKind, LegState, State
from tests.procedure.cells import NOW, THEN
from tests.procedure.people import PEOPLE

FIRST = Direction(frozenset({"BHYT"}), THEN - timedelta(hours=3))
ORAL = Act(THEN, "Làm rõ", frozenset({"KH"}), person=6)


def denied(*legs: Leg, stands: Direction | None = FIRST, named: frozenset[str] = FIRST.named) -> Step:
    """The leader denies what was recorded over a direction that was in force; `legs`: from before the record."""
    before = Case(State.DIRECTED, 2, frozenset({1}), directed=True, named=named, legs=legs)
    recorded = take_step(before, Event.RECORD_DIRECTION, PEOPLE["officer"], NOW, ORAL).case
    assert recorded.named == ORAL.units
    return take_step(recorded, Event.DENY_DIRECTION, PEOPLE["leader"], NOW, Act(reason="Không", stands=stands))


def test_the_direction_before_a_denied_one_counts_from_when_it_was_given() -> None:
    step = denied()
    assert (step.case.state, step.case.directed, step.case.named) == (State.DIRECTED, True, FIRST.named)
    assert (step.case.signer, step.case.since_leg) == (None, 0)
    assert step.clocks.index(Void(Clock.DISPATCH)) < step.clocks.index(Start(Clock.DISPATCH, FIRST.at))


@pytest.mark.parametrize(("state", "back"), [(LegState.SENT, State.DISPATCHED), (LegState.REPORTED, State.COMPILING)])
def test_its_letters_that_have_gone_out_stand_too(state: LegState, back: State) -> None:
    part = Leg(1, "BHYT", LegKind.DIRECTED, state, reached_at=THEN)
    step = denied(part)
    assert step.case.state is back
    assert step.clocks[-1 if back is State.DISPATCHED else -2] == Stop(Clock.DISPATCH, THEN)
    assert dispatch_met(step.case) == (Stop(Clock.DISPATCH, THEN),)


def test_an_oral_one_before_it_still_waits_for_its_own_leader() -> None:
    step = denied(stands=Direction(FIRST.named, FIRST.at, 0, signer=7))
    assert step.case.signer == 7


def test_one_that_named_nobody_is_the_centres_own_again_and_starts_no_clock() -> None:
    step = denied(stands=Direction(frozenset(), FIRST.at), named=frozenset())
    assert (step.case.state, step.case.directed) == (State.COMPILING, True)
    assert not any(isinstance(one, Start) and one.clock is Clock.DISPATCH for one in step.clocks)


def test_where_none_stood_before_it_is_as_if_nothing_had_been_directed() -> None:
    step = denied(stands=None)
    assert (step.case.state, step.case.directed, step.case.named) == (State.RECEIVED, False, frozenset())
    assert not any(isinstance(one, Start) and one.clock is Clock.DISPATCH for one in step.clocks)


@pytest.mark.parametrize(
    ("was", "back"),
    [
        (State.RECEIVED, State.RECEIVED),
        (State.PROPOSED, State.PROPOSED),
        (State.DIRECTED, State.RECEIVED),
        (State.DISPATCHED, State.RECEIVED),
        (State.COMPILING, State.COMPILING),
        (State.REVIEW, State.COMPILING),
        (State.APPROVED, State.COMPILING),
        (None, State.RECEIVED),
    ],
)
def test_taken_out_again_a_case_is_where_it_was_as_far_as_that_still_stands(was: State | None, back: State) -> None:
    """10.1: the merge ended its direction, its parts and its text."""
    merged = Case(State.MERGED, 4, frozenset({1}))
    assert take_step(merged, Event.UNMERGE, PEOPLE["officer"], NOW, Act(reason="Khác", was=was)).case.state is back


def test_a_provinces_own_goes_back_to_its_own_work() -> None:
    merged = Case(State.MERGED, 4, frozenset({1}), scope="NAN")
    again = take_step(merged, Event.UNMERGE, PEOPLE["province"], NOW, Act(reason="Khác", was=State.REVIEW))
    assert again.case.state is State.IN_PROGRESS
