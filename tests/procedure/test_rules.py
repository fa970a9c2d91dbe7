"""What the regulation forbids and the traps of the tables, one by one: each by its named refusal or its effect."""

from __future__ import annotations

from dataclasses import replace

import pytest

from procedure import errors
from procedure.capacities import sees
from procedure.errors import Incomplete, NotYours, StepRefused
from procedure.facts import THE_PROGRAM, Act, Actor, Case, Draft, Leg, Start, Stop, Void
from procedure.law.grounds import IN_FORCE
from procedure.refusals import check_ground, ground, in_force
from procedure.steps import open_case, take_step
from procedure.terms import Clock, Event, Kind, LegKind, LegState, Role, State
from tests.procedure.cells import NOW, THEN
from tests.procedure.people import NUMBER, PEOPLE, World

HOUR = NOW - THEN
TEXT = Draft(b"shown", 3)
REVIEW = Case(State.REVIEW, 5, frozenset({1}), draft=TEXT)
SHOWN = Act(binding=b"shown", reason="vì thế", evidence="biên bản", ground="6.1.a")
DELEGATED = replace(REVIEW, authorisation=NUMBER)


def _refused(case: Case, event: Event, name: str, act: Act = SHOWN) -> type[StepRefused]:
    with pytest.raises(StepRefused) as refusal:
        take_step(case, event, PEOPLE[name], NOW, act)
    return type(refusal.value)


def test_an_approval_is_of_the_exact_text_that_was_shown() -> None:
    assert _refused(REVIEW, Event.APPROVE, "spokesperson", replace(SHOWN, binding=b"older")) is errors.TextChanged
    step = take_step(REVIEW, Event.APPROVE, PEOPLE["spokesperson"], NOW, SHOWN)
    edited = take_step(step.case, Event.EDIT, PEOPLE["general"], NOW, replace(SHOWN, text=b"new"))
    assert edited.case.draft == Draft(b"new", 7)
    assert edited.case.state is State.REVIEW


def test_what_is_sensitive_is_reported_up_first_unless_the_speaker_is_the_one_to_report_to() -> None:
    """9.6"""
    marked = replace(REVIEW, sensitive=True)
    assert _refused(marked, Event.APPROVE, "spokesperson") is errors.NotReported
    assert _refused(replace(marked, state=State.RECEIVED, draft=None), Event.INTERVIEW_HELD, "spokesperson")
    assert take_step(marked, Event.APPROVE, PEOPLE["general"], NOW, SHOWN).case.state is State.APPROVED
    up = take_step(marked, Event.REPORT_UP, PEOPLE["spokesperson"], NOW, SHOWN).case
    seen = take_step(up, Event.SEEN, PEOPLE["general"], NOW, SHOWN).case
    assert take_step(seen, Event.APPROVE, PEOPLE["spokesperson"], NOW, SHOWN).case.state is State.APPROVED


def test_marking_an_approved_text_as_sensitive_takes_it_back_for_review() -> None:
    """9.6"""
    approved = replace(REVIEW, state=State.APPROVED)
    step = take_step(approved, Event.MARK, PEOPLE["officer"], NOW, Act(sensitive=True))
    assert (step.case.state, step.case.draft) == (State.REVIEW, TEXT)


def test_the_mark_is_not_lifted_by_whoever_must_report_or_by_an_officer() -> None:
    """9.6"""
    marked = replace(DELEGATED, sensitive=True)
    lift = Act(sensitive=False, reason="Nhầm")
    for name in ("officer", "head", "delegate"):
        assert _refused(marked, Event.MARK, name, lift) is NotYours
    assert _refused(marked, Event.MARK, "leader", Act(sensitive=False)) is Incomplete
    assert not take_step(marked, Event.MARK, PEOPLE["leader"], NOW, lift).case.sensitive
    proposed = replace(marked, state=State.RECEIVED, draft=None)
    assert take_step(proposed, Event.PROPOSE, PEOPLE["officer"], NOW, lift).case.sensitive


def test_a_delegate_speaks_inside_the_authorisation_and_never_approves_their_own_words() -> None:
    """2.1.c, 2.4"""
    assert take_step(DELEGATED, Event.APPROVE, PEOPLE["delegate"], NOW, SHOWN).capacity is Role.DELEGATE
    assert _refused(REVIEW, Event.APPROVE, "delegate") is NotYours
    ended = replace(PEOPLE["delegate"], authorisations=frozenset())
    with pytest.raises(NotYours):
        take_step(DELEGATED, Event.APPROVE, ended, NOW, SHOWN)
    own = replace(DELEGATED, draft=Draft(b"shown", PEOPLE["delegate"].person))
    assert _refused(own, Event.APPROVE, "delegate") is errors.OwnDraft


def test_who_may_speak_only_together_waits_for_the_spokespersons_consent() -> None:
    """2.1.c"""
    both = replace(DELEGATED, together=True)
    for event in (Event.APPROVE, Event.REFUSE, Event.INTERVIEW_HELD):
        assert _refused(both, event, "delegate") is errors.NotTogether
    agreed = take_step(both, Event.CONSENT, PEOPLE["spokesperson"], NOW, SHOWN).case
    approved = take_step(agreed, Event.APPROVE, PEOPLE["delegate"], NOW, SHOWN).case
    assert approved.state is State.APPROVED
    assert _refused(agreed, Event.REFUSE, "delegate") is errors.NotTogether


def test_authority_is_checked_again_when_the_words_leave() -> None:
    """2.4: the right of whoever approved may have ended; the case goes back to those who may."""
    approved = replace(DELEGATED, state=State.APPROVED)
    ended = replace(PEOPLE["delegate"], authorisations=frozenset())
    assert _refused(approved, Event.ISSUE, "program", replace(SHOWN, approver=ended)) is errors.RightLapsed
    back = take_step(approved, Event.LAPSE, THE_PROGRAM, NOW, SHOWN).case
    assert (back.state, back.draft) == (State.REVIEW, TEXT)
    done = replace(REVIEW, state=State.ANSWERED, delivered=True)
    assert _refused(done, Event.LAPSE, "program") is errors.NotNow


def test_what_a_unit_offers_and_is_sensitive_is_never_the_heads_to_approve() -> None:
    """7.2.a, 9.6"""
    offered = replace(REVIEW, kind=Kind.UNIT_INFORMATION, askers=frozenset(), opener="BHYT")
    assert take_step(offered, Event.APPROVE, PEOPLE["head"], NOW, SHOWN).capacity is Role.PRESS_HEAD
    seen = replace(offered, sensitive=True, draft=replace(TEXT, seen=True))
    assert _refused(seen, Event.APPROVE, "head") is NotYours
    assert take_step(seen, Event.APPROVE, PEOPLE["spokesperson"], NOW, SHOWN).case.state is State.APPROVED
    also = Actor(5, frozenset({Role.PRESS_HEAD, Role.SPOKESPERSON}))
    assert take_step(seen, Event.APPROVE, also, NOW, SHOWN).capacity is Role.SPOKESPERSON


def test_a_province_states_its_own_and_never_the_agencys() -> None:
    """2.2, 5.2.a"""
    national = replace(REVIEW, kind=Kind.INCIDENT, askers=frozenset(), opener="NAN")
    assert _refused(national, Event.APPROVE, "director") is NotYours
    local = replace(national, scope="NAN")
    assert take_step(local, Event.APPROVE, PEOPLE["director"], NOW, SHOWN).capacity is Role.PROVINCE_DIRECTOR
    for name in ("elsewhere", "spokesperson", "general"):
        assert _refused(local, Event.APPROVE, name) is NotYours


def test_a_provinces_first_statement_is_met_when_it_is_out_and_reported_in_either_order() -> None:
    """5.2.a"""
    local = replace(REVIEW, kind=Kind.INCIDENT, scope="NAN", askers=frozenset(), occurred_at=THEN)
    issue = replace(SHOWN, approver=PEOPLE["director"])
    met = Stop(Clock.FIRST_STATEMENT, NOW)
    stated = take_step(replace(local, state=State.APPROVED), Event.ISSUE, THE_PROGRAM, NOW, issue)
    assert met not in stated.clocks
    assert _refused(stated.case, Event.CLOSE, "province") is errors.NotCoReported
    assert met in take_step(stated.case, Event.CO_REPORT, PEOPLE["province"], NOW, Act(evidence="điện thoại")).clocks
    told = take_step(replace(local, state=State.APPROVED), Event.CO_ACKNOWLEDGE, PEOPLE["spokesperson"], NOW)
    assert met not in told.clocks
    assert met in take_step(told.case, Event.ISSUE, THE_PROGRAM, NOW, issue).clocks


def test_first_information_needed_later_counts_from_the_occurrence() -> None:
    """5.1.b"""
    not_needed = Act(THEN, "Chưa cần", needed=False)
    step = open_case(PEOPLE["spokesperson"], NOW, Kind.INCIDENT, act=not_needed)
    assert not [one for one in step.clocks if getattr(one, "clock", None) is Clock.FIRST_STATEMENT]
    later = take_step(step.case, Event.NEED, PEOPLE["head"], NOW + HOUR, Act(reason="Dư luận quan tâm"))
    assert Start(Clock.FIRST_STATEMENT, THEN) in later.clocks
    again = take_step(later.case, Event.NEED, PEOPLE["head"], NOW + HOUR, replace(not_needed, occurred_at=None))
    assert Void(Clock.FIRST_STATEMENT) in again.clocks


def test_an_officer_cannot_say_that_no_first_information_is_needed() -> None:
    step = open_case(PEOPLE["officer_bhyt"], NOW, Kind.INCIDENT, act=Act(THEN, needed=False), opener="BHYT")
    assert Start(Clock.FIRST_STATEMENT, THEN) in step.clocks


def test_a_refused_case_closes_by_itself_only_if_it_is_not_to_be_looked_at_again() -> None:
    """6"""
    passing = replace(SHOWN, ground="6.1.c", lifted_by="Có kết luận", until=NOW + HOUR)
    refused = take_step(REVIEW, Event.REFUSE, PEOPLE["spokesperson"], NOW, passing)
    assert Start(Clock.LOOK_AGAIN, NOW, due=NOW + HOUR) in refused.clocks
    assert not any(getattr(one, "clock", None) is Clock.CLOSING and isinstance(one, Start) for one in refused.clocks)
    final = take_step(REVIEW, Event.REFUSE, PEOPLE["spokesperson"], NOW, SHOWN)
    assert Start(Clock.CLOSING, NOW) in final.clocks
    looked = take_step(refused.case, Event.LOOK_AGAIN, PEOPLE["spokesperson"], NOW + HOUR, Act(reason="Vẫn còn"))
    assert {Stop(Clock.LOOK_AGAIN, NOW + HOUR), Start(Clock.CLOSING, NOW + HOUR)} <= set(looked.clocks)


def test_a_refusal_recalls_the_units_and_a_question_asked_again_goes_back_to_review() -> None:
    """6, 9.3"""
    leg = Leg(4, "BHYT", LegKind.DIRECTED, LegState.ACKNOWLEDGED)
    case = replace(REVIEW, state=State.DISPATCHED, draft=None, directed=True, named=frozenset({"BHYT"}), legs=(leg,))
    step = take_step(case, Event.REFUSE, PEOPLE["spokesperson"], NOW, SHOWN)
    assert (step.recalled, step.case.legs[0].state) == ((leg,), LegState.RECALLED)
    again = take_step(step.case, Event.ASK_AGAIN, PEOPLE["journalist"], NOW, SHOWN).case
    assert (again.state, again.named) == (State.REVIEW, frozenset())


def test_only_who_may_speak_refuses_and_a_unit_never() -> None:
    """2.6, 9.3"""
    for name in ("officer", "head", "leader", "officer_bhyt", "director", "administrator", "journalist", "manager"):
        assert _refused(REVIEW, Event.REFUSE, name) is NotYours


def test_a_new_promise_takes_the_place_of_the_old_one() -> None:
    """9.4"""
    world = World.begun(Kind.REQUEST, "VSS")
    for hours in (1, 2):
        world.do(Event.DEFER, "spokesperson", Act(reason="Chờ số liệu", until=world.now + hours * HOUR))
        world.passes(10)
    assert world.book.running[Clock.PROMISE, None].due == THEN + 2 * HOUR + (world.now - THEN) / 2
    assert [key for key, _ in world.book.met] == [(Clock.PROMISE, None)]


def test_of_several_who_ask_one_withdraws_and_nobody_closes_it_for_the_others() -> None:
    asked = Case(State.PROPOSED, 3, frozenset({1, 2}))
    after = take_step(asked, Event.WITHDRAW, PEOPLE["journalist"], NOW).case
    assert (after.state, after.askers) == (State.PROPOSED, frozenset({2}))
    answered = replace(asked, state=State.ANSWERED, delivered=True)
    assert _refused(answered, Event.CLOSE, "journalist") is errors.StillAsked
    assert take_step(answered, Event.CLOSE, THE_PROGRAM, NOW).case.state is State.CLOSED


def test_a_directed_case_is_merged_only_into_one_that_covers_it_and_never_into_itself() -> None:
    own = Case(State.DIRECTED, 3, frozenset({1}), directed=True, named=frozenset({"BHYT"}), id=1)
    other = Case(State.COMPILING, 4, frozenset({2}), id=2)
    assert _refused(own, Event.MERGE, "officer", Act(other=other)) is errors.NotCovered
    gone = replace(other, legs=(Leg(1, "BHYT", LegKind.SUPPORT, LegState.RECALLED),))
    assert _refused(own, Event.MERGE, "officer", Act(other=gone)) is errors.NotCovered
    covers = replace(other, legs=(Leg(1, "BHYT", LegKind.DIRECTED, LegState.REPORTED),))
    assert take_step(own, Event.MERGE, PEOPLE["officer"], NOW, Act(other=covers)).case.state is State.MERGED
    assert _refused(own, Event.MERGE, "officer", Act(other=replace(own))) is errors.WrongOther


def test_who_joins_voids_the_text_that_was_for_fewer() -> None:
    joined = take_step(
        REVIEW, Event.JOIN, PEOPLE["officer"], NOW, Act(other=Case(State.MERGED, 2, frozenset({2})))
    ).case
    assert (joined.state, joined.draft, joined.askers) == (State.COMPILING, None, frozenset({1, 2}))


def test_a_case_handed_over_keeps_its_promise_and_loses_its_direction() -> None:
    """7.1.d"""
    case = Case(State.DIRECTED, 3, frozenset({1}), directed=True, named=frozenset({"BHYT"}))
    offer = Act(reason="Việc của tỉnh", units=frozenset({"NAN"}))
    offered = take_step(case, Event.HAND_OVER, PEOPLE["officer"], NOW, offer).case
    taken = take_step(offered, Event.ACCEPT, PEOPLE["province"], NOW)
    assert (taken.case.scope, taken.case.claimed_by, taken.case.named) == ("NAN", 13, frozenset())
    assert Void(Clock.DISPATCH) in taken.clocks
    assert not any(isinstance(one, Void | Stop) and one.clock in (None, Clock.PROMISE) for one in taken.clocks)
    assert _refused(offered, Event.DECLINE_HAND_OVER, "elsewhere") is NotYours
    for name in ("province", "second"):
        assert take_step(offered, Event.DECLINE_HAND_OVER, PEOPLE[name], NOW, offer).case.offered_to is None
    for units in (frozenset({"VSS"}), frozenset({"NAN", "HNO"}), frozenset[str]()):
        assert _refused(case, Event.HAND_OVER, "officer", replace(offer, units=units)) is Incomplete


def test_only_the_signer_confirms_or_denies_an_oral_direction() -> None:
    """7.1.b"""
    oral = Act(THEN, "Làm rõ", frozenset({"BHYT"}), person=6)
    case = take_step(Case(State.RECEIVED, 1, frozenset({1})), Event.RECORD_DIRECTION, PEOPLE["officer"], NOW, oral).case
    assert _refused(case, Event.CONFIRM_DIRECTION, "general") is errors.NotSigner
    denied = take_step(case, Event.DENY_DIRECTION, PEOPLE["leader"], NOW, oral)
    assert (denied.case.state, denied.case.directed) == (State.RECEIVED, False)
    assert Void(Clock.DISPATCH) in denied.clocks
    busy = replace(case, legs=(Leg(1, "KH", LegKind.ORDERED, LegState.SENT),))
    assert take_step(busy, Event.DENY_DIRECTION, PEOPLE["leader"], NOW, oral).case.state is State.DISPATCHED


def test_taking_over_takes_it_to_oneself_only() -> None:
    held = Case(State.RECEIVED, 2, frozenset({1}), 3, THEN)
    after = take_step(held, Event.TAKE_OVER, PEOPLE["second"], NOW, Act(reason="Nghỉ phép", person=5)).case
    assert after.claimed_by == 4


def test_a_unit_sees_only_its_own() -> None:
    """T28"""
    case = Case(State.DISPATCHED, 2, frozenset({1}), legs=(Leg(1, "BHYT", LegKind.DIRECTED, LegState.SENT),))
    assert [name for name in PEOPLE if sees(case, PEOPLE[name])] == [
        *("journalist", "officer", "second", "head", "leader", "general", "spokesperson", "delegate", "officer_bhyt"),
    ]
    assert sees(replace(case, scope="NAN"), PEOPLE["province"])
    assert not sees(replace(case, scope="NAN"), PEOPLE["elsewhere"])


def test_the_grounds_are_those_of_article_6_and_the_passing_ones_say_when_to_look_again() -> None:
    """6.1, 6.2"""
    assert [one.code for one in in_force(NOW)] == ["6.1.a", "6.1.b", "6.1.c", "6.1.d", "6.2"]
    assert in_force(IN_FORCE - HOUR) == []
    with pytest.raises(errors.UnknownGround):
        ground("6.1.e", NOW)
    for act in (Act(), Act(ground="6.2"), Act(ground="6.1.b"), Act(ground="6.1.c", lifted_by="x", until=NOW)):
        with pytest.raises(Incomplete):
            check_ground(act, NOW)
    check_ground(Act(ground="6.2", evidence="Luật Tiếp cận thông tin"), NOW)


def test_nobody_opens_what_is_not_theirs() -> None:
    with pytest.raises(NotYours):
        open_case(PEOPLE["elsewhere"], NOW, Kind.REFLECTION, "NAN")
    with pytest.raises(NotYours):
        open_case(PEOPLE["officer_kh"], NOW, Kind.UNIT_INFORMATION, opener="BHYT")
    with pytest.raises(NotYours):
        open_case(PEOPLE["journalist"], NOW, Kind.REFLECTION, askers=[1])
