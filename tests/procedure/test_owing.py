"""Whose act a case waits for: the first that is owed in its state and that the person may do now."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from procedure.facts import Actor, Case, Draft, Leg
from procedure.owing import OWED, owes, states_for
from procedure.paths import PATHS
from procedure.terms import LEADERS, PRESS_CENTRE, Event, LegKind, LegState, Role, State

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
OFFICER, LEADER = Actor(1, frozenset({Role.PRESS_OFFICER})), Actor(2, frozenset({Role.LEADER}))
GENERAL, SPEAKER = Actor(3, frozenset({Role.DIRECTOR_GENERAL})), Actor(4, frozenset({Role.SPOKESPERSON}))
DELEGATE = Actor(5, frozenset({Role.UNIT_HEAD}), authorisations=frozenset({7}))
CASE = Case(State.RECEIVED, 1, frozenset({9}))
REVIEWED = replace(CASE, state=State.REVIEW, draft=Draft(b"words", 1))


def owed(case: Case, actor: Actor) -> Event | None:
    """What the case waits for from the person."""
    return owes(case, actor, NOW)


def test_every_event_that_is_owed_exists_in_that_state_on_some_path() -> None:
    for state, events in OWED.items():
        for event in events:
            assert any(path.rules_for(event, state) for path in PATHS), (state, event)


def test_what_nobody_holds_is_to_be_taken_on_and_then_waits_for_the_holder() -> None:
    assert owed(CASE, OFFICER) is Event.CLAIM
    assert owed(replace(CASE, claimed_by=1, claimed_at=NOW), OFFICER) is Event.PROPOSE
    assert owed(replace(CASE, claimed_by=8, claimed_at=NOW), OFFICER) is None


def test_a_leader_may_direct_any_open_case_but_owes_only_what_was_proposed() -> None:
    assert owed(replace(CASE, state=State.PROPOSED), LEADER) is Event.DIRECT
    assert owed(CASE, LEADER) is None


def test_dispatch_is_owed_while_a_named_unit_has_nothing() -> None:
    sent = Leg(1, "BHYT", LegKind.DIRECTED, LegState.SENT)
    case = replace(CASE, state=State.DISPATCHED, directed=True, named=frozenset({"BHYT", "NAN"}), legs=(sent,))
    assert owed(case, OFFICER) is Event.DISPATCH
    assert owed(replace(case, named=frozenset({"BHYT"})), OFFICER) is None


def test_what_is_sensitive_is_reported_up_before_it_is_approved() -> None:
    """9.6"""
    marked = replace(REVIEWED, sensitive=True)
    assert owed(marked, SPEAKER) is Event.REPORT_UP
    assert owed(replace(marked, draft=Draft(b"words", 1, seen=True)), SPEAKER) is Event.APPROVE


def test_the_director_general_owes_an_approval_only_where_nobody_is_spokesperson() -> None:
    """2.1.a, 2.1.b"""
    assert owed(REVIEWED, GENERAL) is None
    assert owes(REVIEWED, GENERAL, NOW, has_speaker=False) is Event.APPROVE


def test_together_the_spokesperson_consents_first_and_the_delegate_then_approves() -> None:
    """2.1.c"""
    case = replace(REVIEWED, authorisation=7, together=True)
    assert (owed(case, SPEAKER), owed(case, DELEGATE)) == (Event.CONSENT, None)
    agreed = replace(case, draft=Draft(b"words", 1, consents=frozenset({Role.SPOKESPERSON})))
    assert (owed(agreed, SPEAKER), owed(agreed, DELEGATE)) == (None, Event.APPROVE)


def test_a_delegate_does_not_owe_the_approval_of_their_own_draft() -> None:
    own = replace(REVIEWED, authorisation=7, draft=Draft(b"words", DELEGATE.person))
    assert owed(own, DELEGATE) is None
    assert owed(replace(own, draft=Draft(b"words", 1)), DELEGATE) is Event.APPROVE


def test_recorded_words_are_their_leaders_to_confirm() -> None:
    case = replace(CASE, state=State.DIRECTED, signer=LEADER.person)
    assert owed(case, LEADER) is Event.CONFIRM_DIRECTION
    assert owed(case, GENERAL) is None


def test_a_case_handed_over_waits_for_the_side_it_was_offered_to() -> None:
    """7.1.d"""
    seats = frozenset({(Role.PROVINCE_OFFICER, "NAN")})
    local = Actor(6, frozenset({Role.PROVINCE_OFFICER}), seats)
    assert owed(replace(CASE, offered_to="NAN"), local) is Event.ACCEPT
    assert owed(replace(CASE, offered_to="LCA"), local) is None


def test_an_answer_that_has_not_arrived_is_still_owed() -> None:
    """3.4"""
    assert owed(replace(CASE, state=State.ANSWERED), OFFICER) is Event.DELIVERED_OTHERWISE
    assert owed(replace(CASE, state=State.ANSWERED, delivered=True), OFFICER) is None


@pytest.mark.parametrize("state", [State.CLOSED, State.MERGED, State.WITHDRAWN, State.DROPPED, State.APPROVED])
def test_nobody_owes_anything_where_it_is_over_or_goes_on_by_itself(state: State) -> None:
    for actor in (OFFICER, LEADER, GENERAL, SPEAKER):
        assert owed(replace(CASE, state=state), actor) is None


def test_a_role_is_asked_only_about_the_states_that_may_wait_for_it() -> None:
    assert State.PROPOSED in states_for(LEADERS)
    assert State.REPORTED_UP not in states_for(frozenset({Role.LEADER}))
    assert State.PROPOSED not in states_for(PRESS_CENTRE)
    assert states_for(frozenset({Role.ADMINISTRATOR})) == frozenset()
