"""Clocks and ladders: due by times alone, whatever happened in between; who is reminded, and when nobody is woken."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from procedure.clocks import Standing, Times, due_of, standing
from procedure.facts import Start
from procedure.ladders import LADDERS, Audience, Planned, held_back, next_morning, plan, shifted
from procedure.law.lengths import DEFINITIONS, Force, definition
from procedure.terms import Clock

HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
DUE = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)  # 14:00 there
LEGAL = LADDERS["legal"]


def _local(hour: int, minute: int = 0, day: int = 24, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


def _names(planned: list[Planned]) -> list[str]:
    return [one.rung.name for one in planned]


def test_on_the_last_second_it_is_met_and_one_second_later_it_is_late() -> None:
    assert standing(Times(DUE, met_at=DUE), DUE + 99 * HOUR) is Standing.MET
    assert standing(Times(DUE, met_at=DUE + SECOND), DUE + 99 * HOUR) is Standing.MET_LATE
    assert standing(Times(DUE), DUE) is Standing.RUNNING
    assert standing(Times(DUE), DUE + SECOND) is Standing.BREACHED


def test_a_clock_met_in_time_and_looked_at_days_later_is_met() -> None:
    """T21: judged by times, never by when a job looked."""
    assert standing(Times(DUE, met_at=DUE - SECOND), DUE + 72 * HOUR) is Standing.MET


def test_a_void_clock_is_void_however_late_it_was() -> None:
    assert standing(Times(DUE, void_at=DUE + HOUR), DUE + 2 * HOUR) is Standing.VOID


@pytest.mark.parametrize("clock", [Clock.DISPATCH, Clock.REPORT, Clock.EDIT, Clock.FIRST_STATEMENT])
def test_a_day_is_24_hours_over_nights_month_ends_and_holidays(clock: Clock) -> None:
    for anchor in (_local(23, 59, 30), _local(0, 0, 31, 12), _local(16, 30, 28, 2), _local(8, 0, 1, 9)):
        assert due_of(Start(clock, anchor), definition(clock, anchor)) - anchor == 24 * HOUR


def test_a_promise_is_due_when_it_was_promised_and_a_clock_without_either_is_an_error() -> None:
    assert due_of(Start(Clock.PROMISE, DUE, due=DUE + HOUR), definition(Clock.PROMISE, DUE)) == DUE + HOUR
    with pytest.raises(ValueError, match="PROMISE"):
        due_of(Start(Clock.PROMISE, DUE), definition(Clock.PROMISE, DUE))


def test_every_clock_has_one_definition_an_owner_and_a_ladder() -> None:
    assert sorted(one.clock for one in DEFINITIONS) == sorted(Clock)
    assert all(one.owner and one.ladder in LADDERS for one in DEFINITIONS)
    legal = {one.clock for one in DEFINITIONS if one.force is Force.LEGAL}
    assert legal == {Clock.DISPATCH, Clock.REPORT, Clock.EDIT, Clock.FIRST_STATEMENT}
    with pytest.raises(LookupError):
        definition(Clock.EDIT, datetime(2020, 1, 1, tzinfo=UTC))


def test_the_ladder_of_a_legal_clock_climbs_step_by_step() -> None:
    planned = plan(LEGAL, DUE, DUE - 24 * HOUR, Force.LEGAL, ZONE)
    assert _names(planned) == ["12h", "6h", "2h", "30m", "breach", "late2h", "late6h", "morning"]
    offsets = [(one.at - DUE) / HOUR for one in planned[1:7]]
    assert offsets == [-6, -2, -0.5, 0, 2, 6]
    who = [one.rung.to for one in planned]
    assert who[0] == (Audience.CLAIMER,)
    assert [Audience.HEAD in to for to in who] == [False, False, True, True, True, True, True, True]
    assert [Audience.DUTY_LEADER in to for to in who] == [False] * 4 + [True] * 4


def test_born_late_skips_what_has_passed_and_tells_owner_and_superior_at_once() -> None:
    recorded = DUE - 3 * HOUR
    planned = plan(LEGAL, DUE, recorded, Force.LEGAL, ZONE, DUE - 24 * HOUR)
    assert _names(planned) == ["born_late", "2h", "30m", "breach", "late2h", "late6h", "morning"]
    assert planned[0].at == recorded
    assert planned[0].rung.to == (Audience.OWNER, Audience.HEAD)


def test_born_after_its_breach_only_what_comes_is_left() -> None:
    planned = plan(LEGAL, DUE, DUE + 3 * HOUR, Force.LEGAL, ZONE, DUE - 24 * HOUR)
    assert _names(planned) == ["born_late", "late6h", "morning"]


def test_a_promise_for_this_afternoon_is_short_and_not_born_late() -> None:
    now = DUE - 3 * HOUR
    assert _names(plan(LADDERS["promise"], DUE, now, Force.PROMISE, ZONE, now)) == ["2h", "breach", "morning"]


def test_quiet_hours_hold_back_targets_and_early_rungs() -> None:
    assert held_back(_local(22, 0, 23), ZONE) == _local(6, 0)
    assert held_back(_local(23, 59, 23), ZONE) == _local(6, 0)
    assert held_back(_local(5, 59), ZONE) == _local(6, 0)
    for awake in (_local(6, 0), _local(21, 59)):
        assert held_back(awake, ZONE) == awake
    at_night = plan(LADDERS["target"], _local(23, 0, 23), _local(20, 0, 23), Force.TARGET, ZONE)
    assert at_night[0].at == _local(6, 0)


@pytest.mark.parametrize("hour", range(24))
def test_the_last_six_hours_of_a_legal_clock_and_its_breach_are_never_held_back(hour: int) -> None:
    due = _local(hour)
    planned = plan(LEGAL, due, due - 24 * HOUR, Force.LEGAL, ZONE)
    assert [one.at - due for one in planned if one.rung.name in ("6h", "2h", "30m", "breach", "late2h", "late6h")] == [
        -6 * HOUR, -2 * HOUR, -HOUR / 2, 0 * HOUR, 2 * HOUR, 6 * HOUR,
    ]  # fmt: skip
    assert not _is_quiet(planned, "12h")


def _is_quiet(planned: list[Planned], name: str) -> bool:
    local = next(one.at for one in planned if one.rung.name == name).astimezone(ZONE)
    return not 6 <= local.hour < 22


def test_a_target_nudges_only_who_owes_it_and_never_climbs() -> None:
    for name in ("target", "promise", "silent"):
        told = {one for rung in LADDERS[name] for one in rung.to}
        assert not told & {Audience.DUTY_LEADER, Audience.HEAD}
    assert {one for rung in LADDERS["target"] for one in rung.to} == {Audience.CLAIMER}


def test_mornings_come_at_half_past_seven_in_the_agencys_zone_over_the_month_end() -> None:
    morning = LEGAL[-1]
    assert next_morning(morning, _local(7, 29, 30), ZONE).at == _local(7, 30, 30)
    assert next_morning(morning, _local(7, 30, 30), ZONE).at == _local(7, 30, 1, 12)
    utc = datetime(2026, 11, 24, 0, 30, tzinfo=UTC)
    assert next_morning(morning, utc, ZONE).at == datetime(2026, 11, 25, 0, 30, tzinfo=UTC)


def test_a_deployer_moves_rungs_and_the_others_stay() -> None:
    moved = shifted(LEGAL, {"6h": -5 * HOUR})
    assert [rung.after for rung in moved if rung.name in ("12h", "6h")] == [-12 * HOUR, -5 * HOUR]
