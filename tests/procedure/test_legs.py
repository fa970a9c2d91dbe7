"""A unit's part: every cell, and the 24 hours of Article 7.1.c with what begins and ends them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from procedure.effects import dispatch_met
from procedure.errors import AlreadyThere, InTheFuture, NotNow, StepRefused
from procedure.facts import Act, Actor, Case, Leg, Start, Stop, Void
from procedure.legs import allowed_on, check_new, kind_of, opened, take_leg_step
from procedure.needs import is_settled
from procedure.steps import take_step
from procedure.terms import Clock, Event, LegEvent, LegKind, LegState, Role, State
from tests.procedure.book import Book
from tests.procedure.cells import NOW, THEN
from tests.procedure.leg_cells import OF_UNITS, LegCell, leg_cells, refused_by

HOUR = timedelta(hours=1)
HEAD = Actor(1, frozenset({Role.UNIT_HEAD}), frozenset({(Role.UNIT_HEAD, "BHYT")}))
OFFICER = Actor(2, frozenset({Role.UNIT_OFFICER}), frozenset({(Role.UNIT_OFFICER, "BHYT")}))
CENTRE = Actor(3, frozenset({Role.PRESS_OFFICER}))
LEADER = Actor(4, frozenset({Role.LEADER}))
SENT = Leg(8, "BHYT", LegKind.DIRECTED, LegState.SENT, sent_at=THEN)
CASE = Case(State.DISPATCHED, 4, frozenset({9}), directed=True, named=frozenset({"BHYT"}), legs=(SENT,))
REPORT = Act(reason="Kết quả")


def test_an_allowed_step_of_a_part_does_exactly_what_the_rights_say() -> None:
    for cell in (one for one in leg_cells() if one.refusal is None):
        step = take_leg_step(cell.case, cell.leg, LegEvent(cell.event), cell.actor, NOW, cell.act)
        start, end, _, article, told = cell.row
        assert step.leg.state.value == (cell.state if end == "=" else end), cell
        assert step.leg.version == cell.leg.version + (cell.event != "reached"), cell
        assert (step.event.value, step.came_from, step.article) == (cell.event, cell.leg.state, article), cell
        assert (step.capacity.value, frozenset(one.value for one in step.tells)) == (cell.role, told), cell
        assert step.case == replace(cell.case, legs=(cell.case.legs[0], step.leg)), cell
        assert cell.state in start


def test_every_other_step_of_a_part_raises_its_one_refusal() -> None:
    """T28: nobody acts on another unit's part."""
    for cell in leg_cells():
        if cell.refusal is None:
            assert LegEvent(cell.event) in allowed_on(cell.case, cell.leg, cell.actor), cell
            continue
        with pytest.raises(refused_by(cell.refusal)):
            take_leg_step(cell.case, cell.leg, LegEvent(cell.event), cell.actor, NOW, cell.act)
        if cell.role in OF_UNITS and not cell.own:
            assert not allowed_on(cell.case, cell.leg, cell.actor), cell


def test_what_is_over_never_moves_again() -> None:
    ended = {"REPORTED", "RECALLED"}
    assert all(cell.refusal for cell in leg_cells() if cell.state in ended)


def test_a_report_is_due_a_day_after_the_result_or_after_the_letter_if_that_came_later() -> None:
    """7.1.c"""
    for reached, result in ((THEN - HOUR, THEN), (THEN, THEN - HOUR), (THEN, THEN)):
        leg = replace(SENT, state=LegState.ACKNOWLEDGED, reached_at=reached)
        step = take_leg_step(replace(CASE, legs=(leg,)), leg, LegEvent.RESULT, OFFICER, NOW, Act(result))
        assert Start(Clock.REPORT, max(reached, result), unit="BHYT", leg=8) in step.clocks


def test_an_unread_letter_is_received_when_the_unit_acts_and_not_before() -> None:
    step = take_leg_step(CASE, SENT, LegEvent.RESULT, OFFICER, NOW, Act(THEN - HOUR))
    assert (step.leg.reached_at, step.leg.result_at) == (NOW, THEN - HOUR)
    assert Start(Clock.REPORT, NOW, unit="BHYT", leg=8) in step.clocks


def test_result_and_report_in_one_act_begin_and_meet_the_clock() -> None:
    book, step = Book(), take_leg_step(CASE, SENT, LegEvent.REPORT, HEAD, NOW, REPORT)
    book.carry_out(opened(CASE, SENT, THEN)[1])
    book.carry_out(step.clocks)
    assert not book.running
    assert ((Clock.REPORT, 8), NOW) in book.met
    assert ((Clock.ACKNOWLEDGE, 8), NOW) in book.met
    assert step.settled
    assert is_settled(step.case)


def test_a_late_report_is_met_when_it_was_made_and_counts_from_its_result() -> None:
    """T21"""
    leg = replace(SENT, state=LegState.RESULT, reached_at=THEN, result_at=THEN)
    step = take_leg_step(CASE, leg, LegEvent.REPORT, HEAD, THEN + 30 * HOUR, REPORT)
    assert Stop(Clock.REPORT, THEN + 30 * HOUR, 8) in step.clocks
    assert step.leg.result_at == THEN


def test_a_result_in_the_future_is_refused() -> None:
    with pytest.raises(InTheFuture):
        take_leg_step(CASE, SENT, LegEvent.RESULT, OFFICER, NOW, Act(NOW + timedelta(seconds=1)))


def test_the_officer_hands_in_and_the_head_signs_or_sends_down() -> None:
    """10.2.a"""
    step = take_leg_step(CASE, SENT, LegEvent.HAND_IN, OFFICER, NOW, REPORT)
    assert step.leg.handed_in
    assert not step.settled
    down = take_leg_step(step.case, step.leg, LegEvent.SEND_DOWN, HEAD, NOW, REPORT)
    assert (down.leg.state, down.leg.handed_in) == (LegState.RESULT, False)
    with pytest.raises(NotNow):
        take_leg_step(down.case, down.leg, LegEvent.SEND_DOWN, HEAD, NOW, REPORT)
    signed = take_leg_step(step.case, step.leg, LegEvent.REPORT, HEAD, NOW, REPORT)
    assert (signed.leg.state, signed.leg.handed_in) == (LegState.REPORTED, False)


def test_where_no_head_is_known_the_officer_says_under_whose_signature() -> None:
    bare = Act(reason="Kết quả", has_head=False)
    with pytest.raises(StepRefused):
        take_leg_step(CASE, SENT, LegEvent.REPORT, OFFICER, NOW, bare)
    signed = replace(bare, evidence="Trưởng ban ký công văn 12")
    assert take_leg_step(CASE, SENT, LegEvent.REPORT, OFFICER, NOW, signed).leg.state is LegState.REPORTED


@pytest.mark.parametrize("kind", [LegKind.SUPPORT, LegKind.SUMMONED])
def test_support_and_summons_have_no_legal_clock(kind: LegKind) -> None:
    """7.2.b, 9.2"""
    leg = replace(SENT, kind=kind)
    step = take_leg_step(replace(CASE, legs=(leg,)), leg, LegEvent.REPORT, HEAD, NOW, REPORT)
    assert not [one for one in step.clocks if getattr(one, "clock", None) is Clock.REPORT]


def test_returned_or_recalled_no_clock_of_the_part_runs_on() -> None:
    for event, who in ((LegEvent.RETURN, OFFICER), (LegEvent.RECALL, CENTRE)):
        book, step = Book(), take_leg_step(CASE, SENT, event, who, NOW, Act(reason="Không thuộc thẩm quyền"))
        book.carry_out(opened(CASE, SENT, THEN)[1])
        book.carry_out(step.clocks)
        assert not book.running


def test_the_last_part_returned_waits_for_the_centres_decision() -> None:
    back = take_leg_step(CASE, SENT, LegEvent.RETURN, OFFICER, NOW, Act(reason="Không thuộc thẩm quyền"))
    assert not back.settled
    decided = take_leg_step(back.case, back.leg, LegEvent.DECIDE, CENTRE, NOW, Act(reason="Đồng ý"))
    assert (decided.leg.state, decided.settled) == (LegState.RECALLED, True)


def test_no_unit_has_two_open_parts_and_a_part_that_is_over_does_not_count() -> None:
    with pytest.raises(AlreadyThere):
        check_new(CASE, frozenset({"BHYT", "TCKT"}))
    for state in (LegState.REPORTED, LegState.RECALLED, LegState.RETURNED):
        check_new(replace(CASE, legs=(replace(SENT, state=state),)), frozenset({"BHYT"}))


def test_dispatch_is_met_at_the_last_receipt_and_only_when_every_unit_named_has_its_letter() -> None:
    """7.1.b"""
    named = frozenset({"BHYT", "TCKT"})
    one = replace(SENT, reached_at=THEN)
    other = Leg(9, "TCKT", LegKind.DIRECTED, LegState.SENT)
    assert dispatch_met(replace(CASE, named=named, legs=(one,))) == ()
    assert dispatch_met(replace(CASE, named=named, legs=(one, other))) == ()
    both = replace(other, reached_at=NOW)
    assert dispatch_met(replace(CASE, named=named, legs=(one, both))) == (Stop(Clock.DISPATCH, NOW),)


def test_recalling_the_last_unreached_unit_meets_dispatch_or_leaves_nothing_to_meet() -> None:
    named = frozenset({"BHYT", "TCKT"})
    gone = Leg(9, "TCKT", LegKind.DIRECTED, LegState.RECALLED)
    reached = replace(SENT, reached_at=THEN)
    assert dispatch_met(replace(CASE, named=named, legs=(reached, gone))) == (Stop(Clock.DISPATCH, THEN),)
    alone = replace(SENT, state=LegState.RECALLED)
    assert dispatch_met(replace(CASE, legs=(alone,))) == (Void(Clock.DISPATCH),)


def test_a_unit_recalled_and_sent_to_again_is_waited_for() -> None:
    again = (replace(SENT, state=LegState.RECALLED, reached_at=THEN), replace(SENT, id=9))
    assert dispatch_met(replace(CASE, legs=again)) == ()


def test_the_letters_of_an_older_direction_do_not_meet_a_newer_one() -> None:
    """7.1.b: a new direction counts anew."""
    case = replace(CASE, legs=(replace(SENT, reached_at=THEN),))
    step = take_step(case, Event.DIRECT, LEADER, NOW, Act(reason="Làm rõ thêm", units=frozenset({"BHYT"})))
    assert Start(Clock.DISPATCH, NOW) in step.clocks
    assert (step.case.since_leg, dispatch_met(step.case)) == (8, ())
    assert not is_settled(step.case)


def test_a_new_letter_to_a_unit_that_still_works_on_the_old_one_takes_its_place() -> None:
    redirected = replace(CASE, state=State.DIRECTED, since_leg=8)
    check_new(redirected, frozenset({"BHYT"}))
    step = take_step(redirected, Event.DISPATCH, CENTRE, NOW, Act(units=frozenset({"BHYT"})))
    assert [one.id for one in step.recalled] == [8]
    assert step.case.legs[0].state is LegState.RECALLED
    assert Void(leg=8) in step.clocks


def test_what_a_part_is_follows_from_what_opened_it() -> None:
    bare = replace(CASE, directed=False)
    assert [kind_of(CASE, one).value for one in (Event.DISPATCH, Event.ORDER, Event.FORWARD, Event.SUMMON)] == [
        "directed",
        "ordered",
        "support",
        "summoned",
    ]
    assert kind_of(CASE, Event.ADD_UNIT) is LegKind.DIRECTED
    assert kind_of(bare, Event.ADD_UNIT) is LegKind.SUPPORT


def test_nothing_is_dispatched_without_a_direction() -> None:
    """7.1.b: a support request or a denied direction gives no right to send out under 7.1.b."""
    with pytest.raises(NotNow):
        take_step(replace(CASE, directed=False), Event.DISPATCH, CENTRE, NOW, Act(units=frozenset({"TCKT"})))


def test_every_cell_of_a_part_names_itself() -> None:
    assert len({str(cell) for cell in leg_cells()}) == len(leg_cells())
    assert isinstance(leg_cells()[0], LegCell)
