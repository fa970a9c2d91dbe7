"""How many bad calls one address may make."""

from __future__ import annotations

from bot.web.budget import REMEMBERED, Budget
from bot.web.seldom import Seldom
from tests.fakes import FakeClock


def test_a_bucket_empties_and_fills_again(clock: FakeClock) -> None:
    budget = Budget(2, 0.5, clock.monotonic)
    budget.charge("a")
    assert budget.wait("a") == 0
    budget.charge("a")
    assert budget.wait("a") == 2
    assert budget.wait("b") == 0
    clock.advance(2)
    assert budget.wait("a") == 0
    clock.advance(1000)
    budget.charge("a")
    budget.charge("a")
    assert budget.wait("a") == 2


def test_memory_stays_bounded_and_the_busiest_are_remembered(clock: FakeClock) -> None:
    """T15"""
    budget = Budget(1, 0.001, clock.monotonic)
    budget.charge("first")
    for number in range(REMEMBERED - 1):
        budget.charge(str(number))
    budget.charge("first")
    budget.charge("one more")
    assert budget.wait("first") > 0
    assert budget.wait("0") == 0
    assert len(budget._buckets) == REMEMBERED


def test_a_flood_is_told_of_once_in_a_while_with_its_number(clock: FakeClock) -> None:
    seldom = Seldom(60, clock.monotonic)
    assert [seldom.times("x") for _ in range(5)] == [1, 0, 0, 0, 0]
    assert seldom.times("y") == 1
    clock.advance(60)
    assert seldom.times("x") == 5
