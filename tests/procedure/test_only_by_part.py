"""Whoever sees a case only because their unit has a part in it sees that part (T28)."""

from __future__ import annotations

import pytest

from procedure.capacities import only_by_part
from procedure.errors import NotNow, NotYours
from procedure.facts import Actor, Case, Leg
from procedure.legs import check_leg
from procedure.terms import LegEvent, LegKind, LegState, Role, State

LEG = Leg(1, "THU", LegKind.DIRECTED, LegState.SENT)
CASE = Case(State.DISPATCHED, 1, frozenset({9}), legs=(LEG,))


def actor(role: Role, unit: str) -> Actor:
    return Actor(2, frozenset({role}), frozenset({(role, unit)}))


@pytest.mark.parametrize(
    ("who", "only"),
    [
        (actor(Role.UNIT_OFFICER, "THU"), True),
        (actor(Role.UNIT_HEAD, "BHYT"), False),
        (actor(Role.PRESS_OFFICER, "TTTT"), False),
        (actor(Role.LEADER, "LD"), False),
        (Actor(9), False),
    ],
)
def test_only_the_units_own_people_see_it_by_the_part_alone(who: Actor, only: bool) -> None:
    assert only_by_part(CASE, who) is only


def test_whose_unit_opened_the_case_sees_it_whole() -> None:
    opened = Case(State.DISPATCHED, 1, frozenset(), opener="THU", legs=(LEG,))
    assert not only_by_part(opened, actor(Role.UNIT_OFFICER, "THU"))


def test_a_step_of_a_part_is_checked_before_its_words_are_asked_for() -> None:
    assert check_leg(CASE, LEG, LegEvent.ACKNOWLEDGE, actor(Role.UNIT_HEAD, "THU")) is Role.UNIT_HEAD
    with pytest.raises(NotYours):
        check_leg(CASE, LEG, LegEvent.ACKNOWLEDGE, actor(Role.UNIT_HEAD, "BHYT"))
    with pytest.raises(NotNow):
        check_leg(CASE, LEG, LegEvent.DECIDE, actor(Role.PRESS_OFFICER, "TTTT"))
