"""A sudden event (5.1.b, 5.2.a): what counts from when, who sees a province's, what two must agree to."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from procedure import errors
from procedure.authority import AGENCY
from procedure.capacities import capacities, sees, sees_whole
from procedure.errors import Incomplete, NotYours
from procedure.facts import THE_PROGRAM, Act, Actor, Case, Draft, Start, Stop, Void
from procedure.owing import owes
from procedure.speaking import may_approve
from procedure.steps import allowed, open_case, take_step
from procedure.terms import Clock, Event, Kind, Role, State, Tell
from tests.procedure.cells import NOW, THEN
from tests.procedure.people import PEOPLE

HOUR = timedelta(hours=1)
SHOWN = Act(binding=b"shown", reason="vì thế", evidence="điện thoại", approver=PEOPLE["director"])
LOCAL = Case(State.REVIEW, 5, frozenset(), kind=Kind.INCIDENT, scope="NAN", draft=Draft(b"shown", 13), occurred_at=THEN)
JOINT = replace(LOCAL, together=True)
NATIONAL = Actor(21, frozenset({Role.UNIT_HEAD}), frozenset({(Role.UNIT_HEAD, "TCKT")}), frozenset({5}), national=True)


def test_a_delegate_of_the_agency_sees_a_provinces_incident_says_so_and_speaks_there_for_nobody() -> None:
    """5.2.a, T28"""
    assert sees(LOCAL, NATIONAL)
    assert sees_whole(LOCAL, NATIONAL)
    assert capacities(LOCAL, NATIONAL) == {Role.AGENCY_DELEGATE}
    assert allowed(LOCAL, NATIONAL, NOW) == {Event.CO_ACKNOWLEDGE}
    done = take_step(LOCAL, Event.CO_ACKNOWLEDGE, NATIONAL, NOW).case
    assert (done.co_reported, done.acknowledged_by) == (True, NATIONAL.person)
    assert not may_approve(LOCAL, NATIONAL)
    lent = replace(LOCAL, authorisation=88)
    assert Event.CO_ACKNOWLEDGE not in allowed(lent, PEOPLE["deputy"], NOW), "a province has not its own report"
    assert owes(LOCAL, NATIONAL, NOW) is None, "the Spokesperson does"
    assert owes(LOCAL, NATIONAL, NOW, has_speaker=False) is Event.CO_ACKNOWLEDGE
    assert not sees(LOCAL, replace(NATIONAL, national=False))
    assert not sees(replace(LOCAL, kind=Kind.CORRECTION), NATIONAL)
    assert not sees(replace(LOCAL, scope=AGENCY), NATIONAL)


def test_a_joint_statement_is_approved_once_the_spokesperson_agreed_to_the_exact_text() -> None:
    """5.2.a"""
    with pytest.raises(errors.NotTogether):
        take_step(JOINT, Event.APPROVE, PEOPLE["director"], NOW, SHOWN)
    agreed = take_step(JOINT, Event.CONSENT, PEOPLE["spokesperson"], NOW, SHOWN).case
    assert (agreed.acknowledged_by, agreed.co_reported) == (PEOPLE["spokesperson"].person, True)
    assert take_step(agreed, Event.APPROVE, PEOPLE["director"], NOW, SHOWN).case.state is State.APPROVED
    edited = take_step(agreed, Event.EDIT, PEOPLE["director"], NOW, replace(SHOWN, text=b"new")).case
    with pytest.raises(errors.NotTogether):
        take_step(edited, Event.APPROVE, PEOPLE["director"], NOW, replace(SHOWN, binding=b"new"))


def test_the_province_asks_for_it_and_may_go_alone_again_while_nothing_is_approved() -> None:
    """5.2.a"""
    asked = take_step(LOCAL, Event.TOGETHER, PEOPLE["director"], NOW, Act(together=True))
    assert asked.case.together
    assert Tell.NATIONAL_SPEAKERS in asked.tells
    alone = take_step(asked.case, Event.TOGETHER, PEOPLE["director"], NOW, Act()).case
    assert take_step(alone, Event.APPROVE, PEOPLE["director"], NOW, SHOWN).case.state is State.APPROVED
    for who in ("province", "spokesperson", "head", "general"):
        with pytest.raises(NotYours):
            take_step(LOCAL, Event.TOGETHER, PEOPLE[who], NOW, Act(together=True))
    with pytest.raises(errors.NotNow):
        take_step(replace(LOCAL, state=State.APPROVED), Event.TOGETHER, PEOPLE["director"], NOW, Act(together=True))


def test_what_the_province_asked_stays_asked_when_another_is_to_speak() -> None:
    """2.2.b, 5.2.a"""
    named = take_step(JOINT, Event.ASSIGN_SPEAKER, PEOPLE["director"], NOW, Act(authorisation=88)).case
    assert (named.together, named.authorisation) == (True, 88)


def test_a_sensitive_joint_text_needs_no_report_above_for_the_national_consent() -> None:
    """9.6: the Director is the one to report to."""
    marked = replace(JOINT, sensitive=True)
    agreed = take_step(marked, Event.CONSENT, PEOPLE["spokesperson"], NOW, SHOWN).case
    assert take_step(agreed, Event.APPROVE, PEOPLE["director"], NOW, SHOWN).case.state is State.APPROVED


def test_the_spokesperson_owes_the_consent_first_and_the_receipt_else_the_director_the_approval_after() -> None:
    """5.2.a"""
    speaker, director = PEOPLE["spokesperson"], PEOPLE["director"]
    assert (owes(JOINT, speaker, NOW), owes(JOINT, director, NOW)) == (Event.CONSENT, None)
    agreed = take_step(JOINT, Event.CONSENT, speaker, NOW, SHOWN).case
    assert (owes(agreed, speaker, NOW), owes(agreed, director, NOW)) == (None, Event.APPROVE)
    assert owes(LOCAL, speaker, NOW) is Event.CO_ACKNOWLEDGE
    assert owes(LOCAL, PEOPLE["general"], NOW) is None


def test_a_report_recorded_late_does_not_make_the_statement_earlier_than_it_was() -> None:
    """5.2.a: the duty is met by the later of the two, whenever it is written down."""
    approved = replace(LOCAL, state=State.APPROVED)
    stated = take_step(approved, Event.ISSUE, THE_PROGRAM, NOW, SHOWN).case
    late = take_step(stated, Event.CO_REPORT, PEOPLE["province"], NOW + HOUR, replace(SHOWN, occurred_at=THEN))
    assert Stop(Clock.FIRST_STATEMENT, NOW) in late.clocks
    told = take_step(LOCAL, Event.CO_REPORT, PEOPLE["province"], NOW, replace(SHOWN, occurred_at=THEN)).case
    out = take_step(replace(told, state=State.APPROVED), Event.ISSUE, THE_PROGRAM, NOW, SHOWN)
    assert Stop(Clock.FIRST_STATEMENT, NOW) in out.clocks


def test_a_province_says_how_it_reported_and_never_in_the_future() -> None:
    """5.2.a"""
    with pytest.raises(Incomplete):
        take_step(LOCAL, Event.CO_REPORT, PEOPLE["province"], NOW)
    with pytest.raises(errors.InTheFuture):
        take_step(LOCAL, Event.CO_REPORT, PEOPLE["province"], NOW, replace(SHOWN, occurred_at=NOW + HOUR))


def test_a_false_alarm_that_was_none_counts_from_the_occurrence_again() -> None:
    """5.1.b"""
    opened = open_case(PEOPLE["officer"], NOW, Kind.INCIDENT, act=Act(THEN)).case
    void = take_step(opened, Event.FALSE_ALARM, PEOPLE["spokesperson"], NOW, SHOWN)
    assert Void(Clock.FIRST_STATEMENT) in void.clocks
    again = take_step(void.case, Event.REOPEN, PEOPLE["officer"], NOW + HOUR, SHOWN)
    assert Start(Clock.FIRST_STATEMENT, THEN) in again.clocks
    stated = replace(void.case, stated=True, state=State.CLOSED)
    assert not [
        one for one in take_step(stated, Event.REOPEN, PEOPLE["officer"], NOW, SHOWN).clocks
        if isinstance(one, Start) and one.clock is Clock.FIRST_STATEMENT
    ]  # fmt: skip


def test_correcting_the_anchor_corrects_when_the_incident_occurred() -> None:
    """5.1.b: what counts later counts from the true moment too."""
    opened = open_case(PEOPLE["officer"], NOW, Kind.INCIDENT, act=Act(NOW)).case
    fixed = take_step(opened, Event.CORRECT_ANCHOR, PEOPLE["officer"], NOW, Act(THEN, "Nhầm giờ")).case
    assert fixed.occurred_at == THEN


def test_the_director_of_another_province_does_not_decide_that_nothing_is_needed_at_once() -> None:
    """5.2.a"""
    calm = Act(THEN, "Chưa cần", needed=False)
    assert open_case(PEOPLE["elsewhere"], NOW, Kind.INCIDENT, "NAN", calm).case.needed
    assert not open_case(PEOPLE["director"], NOW, Kind.INCIDENT, "NAN", calm).case.needed
    assert open_case(PEOPLE["director"], NOW, Kind.INCIDENT, AGENCY, calm).case.needed


def test_what_only_moves_the_work_is_told_to_the_desk_that_carries_it_alone() -> None:
    opened = open_case(PEOPLE["officer"], NOW, Kind.INCIDENT).case
    assert take_step(opened, Event.CLAIM, PEOPLE["officer"], NOW).tells == (Tell.PRESS_CENTRE,)
    local = open_case(PEOPLE["province"], NOW, Kind.INCIDENT, "NAN").case
    assert take_step(local, Event.CLAIM, PEOPLE["province"], NOW).tells == (Tell.PROVINCE,)


def test_what_needs_no_first_information_is_closed_without_a_statement_and_what_owes_one_is_not() -> None:
    """5.1.b: nobody is made to publish, or to call it a false alarm, to have done with it."""
    opened = open_case(PEOPLE["officer"], NOW, Kind.INCIDENT, act=Act(THEN)).case
    with pytest.raises(errors.NotInformed):
        take_step(opened, Event.CLOSE, PEOPLE["officer"], NOW, SHOWN)
    calm = take_step(opened, Event.NEED, PEOPLE["spokesperson"], NOW, Act(reason="Đang xác minh", needed=False)).case
    assert take_step(calm, Event.CLOSE, PEOPLE["officer"], NOW, SHOWN).case.state is State.CLOSED


def test_further_information_that_proves_needless_leaves_the_case_to_be_closed() -> None:
    """5.1.b"""
    stated = replace(LOCAL, state=State.STATED, draft=None, stated=True, co_reported=True)
    further = take_step(stated, Event.FURTHER, PEOPLE["director"], NOW, SHOWN).case
    assert further.state is State.DRAFTING
    assert take_step(further, Event.CLOSE, PEOPLE["director"], NOW, SHOWN).case.state is State.CLOSED
