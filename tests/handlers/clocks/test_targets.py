"""Targets that an administrator sets in chat; the regulation's own lengths cannot be set."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handlers.clocks.spans import read_span
from procedure.terms import Clock, Role
from storage import acts, targets
from tests.handlers.rig import Desk


async def test_an_administrator_sets_a_target_and_it_is_on_record(any_desk: Desk) -> None:
    admin = await any_desk.staff("3", Role.ADMINISTRATOR, unit="VSS")
    await admin.says("/muctieu")
    assert "không sửa được" in admin.last.text
    await admin.presses("Tiếp nhận, phân loại")
    await admin.presses("Đổi độ dài")
    await admin.says("ba tiếng rưỡi")
    assert "Chưa hiểu" in admin.last.text
    await admin.says("90 phút")
    assert "không phải thời hạn" in admin.last.text
    await admin.carries("target.remind:TRIAGE:0")
    await admin.says("trước 2 giờ")
    assert "cả mục tiêu chỉ dài" in admin.last.text
    await admin.says("trước 30 phút")
    found = await any_desk.database.read(lambda work: targets.current(work, Clock.TRIAGE))
    assert found is not None
    assert (found.seconds, found.rungs) == (5_400, {"due": -1_800})
    recorded = await any_desk.database.read(lambda work: acts.of(work, "targets"))
    assert [act.detail for act, _ in recorded][-1] == {"clock": "TRIAGE", "seconds": 5_400, "rungs": {"due": -1_800}}


@pytest.mark.parametrize("name", ["DISPATCH", "REPORT", "EDIT", "FIRST_STATEMENT", "PROMISE"])
async def test_the_regulations_own_lengths_cannot_be_set_and_the_article_is_said(desk: Desk, name: str) -> None:
    admin = await desk.staff("3", Role.ADMINISTRATOR, unit="VSS")
    for action in ("show", "length", "remind"):
        (seen,) = await admin.carries(f"target.{action}:{name}:0")
        assert "không đổi được" in seen.text
        assert "Quy chế: “" in seen.text
    assert await desk.database.read(lambda work: targets.current(work, Clock(name))) is None


@pytest.mark.parametrize("role", [Role.PRESS_HEAD, Role.LEADER, Role.UNIT_HEAD])
async def test_nobody_but_an_administrator_sets_targets(desk: Desk, role: Role) -> None:
    other = await desk.staff("3", role)
    for data in ("target.list::0", "target.show:TRIAGE:0", "target.length:TRIAGE:0", "target.remind:TRIAGE:0"):
        await other.carries(data)
    assert await desk.security() == ["targets_not_allowed"] * 4


@pytest.mark.parametrize(
    ("typed", "hours"),
    [("2 giờ", 2), ("90 phút", 1.5), ("1 ngày 4 giờ", 28), ("2h30", 2.5), ("1 day", 24), ("45p", 0.75)],
)
def test_a_length_is_read_as_people_type_it(typed: str, hours: float) -> None:
    assert read_span(typed) == timedelta(hours=hours)


@pytest.mark.parametrize("typed", ["", "hai", "30", "-2 giờ", "2 giờ nữa", "0 phút"])
def test_anything_else_is_no_length(typed: str) -> None:
    assert read_span(typed) is None
