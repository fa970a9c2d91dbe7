"""Every cell of the table: what is allowed does what the table says, the rest is refused and changes nothing."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedure.errors import ClaimedBy, NobodyClaimed, NotNow, NotYours, StepRefused
from procedure.paths import BY_EVENT, NATIONAL, PRESS_CENTRE, Event, Role, State
from procedure.steps import Actor, Case, Step, open_case, take_step
from tests.procedure.table import ASKER, ME, NOW, OTHER, THEN, Cell, cells

ALL = list(cells())
ALLOWED = [cell for cell in ALL if cell.refusal is None]
REFUSED = [cell for cell in ALL if cell.refusal is not None]


def test_the_table_has_a_cell_for_every_combination() -> None:
    """S3: unlisted cells are refused."""
    assert len(ALL) == len(State) * len(Event) * len(Role) * 2 * 3
    assert len(ALLOWED) + len(REFUSED) == len(ALL)
    assert len(ALLOWED) > len(Event)


def test_every_event_but_the_first_is_allowed_somewhere_and_refused_somewhere() -> None:
    assert {cell.event for cell in ALLOWED} == set(Event) - {Event.RECEIVE}
    assert {cell.event for cell in REFUSED} == set(Event)


@pytest.mark.parametrize("event", [event for event in Event if event is not Event.RECEIVE])
def test_an_allowed_step_does_exactly_what_the_table_says(event: Event) -> None:
    rule = BY_EVENT[event]
    for cell in (one for one in ALLOWED if one.event is event):
        step = take_step(cell.case, event, cell.actor, NOW)
        after = step.case
        assert after.state is (rule.end or cell.state), cell
        assert after.version == cell.case.version + 1, cell
        assert after.asker == cell.case.asker, cell
        assert after.claimed_by == cell.holder_after, cell
        taken_now = cell.holder is None and cell.holder_after == ME
        assert after.claimed_at == (NOW if taken_now else THEN if cell.holder_after else None), cell
        assert (step.event, step.came_from, step.article) == (event, cell.state, rule.article), cell
        assert step.tells == rule.tells, cell
        assert step.capacity in rule.by, cell


@pytest.mark.parametrize("event", list(Event))
def test_every_other_step_raises_its_one_refusal(event: Event) -> None:
    for cell in (one for one in REFUSED if one.event is event):
        with pytest.raises(StepRefused) as refusal:
            take_step(cell.case, event, cell.actor, NOW)
        assert type(refusal.value) is cell.refusal, cell
        if isinstance(refusal.value, ClaimedBy):
            assert (refusal.value.person, refusal.value.at) == (cell.holder, THEN), cell


@pytest.mark.parametrize("refusal", [NotNow, NotYours, ClaimedBy, NobodyClaimed])
def test_every_refusal_is_met_somewhere(refusal: type[StepRefused]) -> None:
    assert any(cell.refusal is refusal for cell in REFUSED)


def test_more_roles_take_no_right_away() -> None:
    """Somebody with two roles may do what either may, save over another's claim."""
    for one, other in combinations(Role, 2):
        for event in Event:
            both = Actor(ME, frozenset({one, other}))
            allowed = {one, other} & {cell.role for cell in ALLOWED if _plain(cell, event)}
            assert bool(allowed) is _may(Case(State.RECEIVED, 1, ASKER), event, both), (one, other, event)


def test_who_acts_in_two_capacities_is_recorded_in_the_lower_one() -> None:
    actor = Actor(ME, PRESS_CENTRE)
    assert take_step(Case(State.RECEIVED, 1, ASKER), Event.CLAIM, actor, NOW).capacity is Role.PRESS_OFFICER


def test_an_officer_who_is_also_head_may_release_what_another_holds() -> None:
    """10.1"""
    case = Case(State.RECEIVED, 1, ASKER, OTHER, THEN)
    step = take_step(case, Event.RELEASE, Actor(ME, PRESS_CENTRE), NOW)
    assert (step.case.claimed_by, step.capacity) == (None, Role.PRESS_HEAD)


def test_somebody_without_any_role_may_do_nothing_to_anothers_case() -> None:
    nobody = Actor(ME, frozenset())
    assert not any(_may(Case(state, 1, ASKER), event, nobody) for state in State for event in Event)


def test_an_officer_who_asks_may_not_withdraw_for_others() -> None:
    assert not _may(Case(State.RECEIVED, 1, ASKER), Event.WITHDRAW, Actor(ME, frozenset(Role)))


def test_a_request_opens_at_version_one_and_tells_both_sides() -> None:
    step = open_case(Actor(ASKER, frozenset()))
    assert step.case == Case(State.RECEIVED, 1, ASKER)
    assert (step.came_from, step.capacity, step.article) == (None, Role.JOURNALIST, "7.1.a")


def test_no_event_stands_in_two_lines() -> None:
    assert len(BY_EVENT) == len(NATIONAL) == len(Event)


def test_closed_states_are_left_by_nothing() -> None:
    """2.6: words typed beside the procedure are recorded there too, and move nothing."""
    ends = {rule.end for rule in NATIONAL} - {State.RECEIVED, None}
    leaving = [rule for rule in NATIONAL if rule.start & ends]
    assert [(rule.event, rule.end) for rule in leaving] == [(Event.HAND_TYPED, None)]


def test_words_typed_beside_the_procedure_change_neither_state_nor_claim_and_give_no_right() -> None:
    """2.6"""
    manager = Actor(ME, frozenset({Role.OA_MANAGER}))
    for state in State:
        before = Case(state, 7, ASKER, OTHER, THEN)
        step = take_step(before, Event.HAND_TYPED, manager, NOW)
        assert step.case == replace(before, version=8)
        assert (step.capacity, step.article) == (Role.OA_MANAGER, "2.6")
    assert {rule.event for rule in NATIONAL if Role.OA_MANAGER in rule.by} == {Event.HAND_TYPED}


PEOPLE = {
    1: frozenset({Role.PRESS_OFFICER}),
    2: frozenset({Role.PRESS_OFFICER, Role.UNIT_HEAD}),
    3: frozenset({Role.PRESS_HEAD}),
    4: frozenset({Role.ADMINISTRATOR}),
    5: frozenset[Role](),
}
ACTS = st.lists(st.tuples(st.sampled_from(Event), st.sampled_from(sorted(PEOPLE))), max_size=30)


@given(ACTS)
def test_in_any_history_versions_have_no_gap_and_the_claim_is_whole(acts: list[tuple[Event, int]]) -> None:
    """I3"""
    case, history = open_case(Actor(5, PEOPLE[5])).case, list[Step]()
    for event, person in acts:
        before = case
        try:
            step = take_step(case, event, Actor(person, PEOPLE[person]), NOW)
        except StepRefused:
            assert case == before
            continue
        history.append(step)
        case = step.case
        assert (case.claimed_by is None) == (case.claimed_at is None)
        assert case.claimed_by is None or PEOPLE[case.claimed_by] & PRESS_CENTRE
    assert [step.case.version for step in history] == list(range(2, len(history) + 2))
    assert all(step.came_from in BY_EVENT[step.event].start for step in history)
    assert sum(step.event in (Event.ANSWER_PUBLISHED, Event.WITHDRAW) for step in history) <= 1


def _plain(cell: Cell, event: Event) -> bool:
    return (cell.event, cell.state, cell.is_asker, cell.holder) == (event, State.RECEIVED, False, None)


def _may(case: Case, event: Event, actor: Actor) -> bool:
    try:
        take_step(case, event, actor, NOW)
    except StepRefused:
        return False
    return True
