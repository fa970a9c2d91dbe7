"""Interviews held, and units called on by whoever speaks (3.3, 9.2)."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from procedure.terms import LegKind, Role, State
from storage import directions, trail, words
from storage.words import Said
from tests.handlers.rig import Desk
from tests.handlers.roster_rig import CHANNELS
from tests.handlers.speaker.stage import Stage, chooses, confirms, drafted, marked, stage


async def opens(them: Stage) -> None:
    """The Spokesperson begins to record it."""
    case = await them.desk.case()
    await them.spokesperson.carries(f"case.interview:{case.id}:{case.facts.version}")


@pytest.mark.parametrize("channel", CHANNELS)
async def test_an_interview_is_recorded_with_who_when_by_which_right_and_where(
    any_desk: Desk, channel: Channel
) -> None:
    """3.3"""
    them = await stage(any_desk, channel)
    await opens(them)
    for said in ("Đặng Thùy Dương", "14:00", "Báo Ví Dụ, số ngày 24/11", "Nêu số người tham gia BHXH tự nguyện."):
        await them.spokesperson.says(said)
    case = await any_desk.case()
    assert case.facts.state is State.ANSWERED
    assert case.facts.delivered
    said_all = await any_desk.database.read(lambda work: words.of_case(work, case.id))
    (record,) = [one.body for one in said_all if one.kind is Said.INTERVIEW]
    assert record is not None
    for part in ("Đặng Thùy Dương (Người phát ngôn)", "14:00", "Báo Ví Dụ", "Nêu số người"):
        assert part in record
    assert "Nêu số người" not in them.journalist.last.text
    assert "Báo Ví Dụ, số ngày 24/11" in them.journalist.last.text
    assert await any_desk.database.read(trail.verify) == []


async def test_an_interview_to_come_is_not_recorded_as_held(desk: Desk) -> None:
    them = await stage(desk)
    await opens(them)
    await them.spokesperson.says("Đặng Thùy Dương")
    await them.spokesperson.says("23:50")
    assert (await desk.case()).facts.state is State.RECEIVED
    assert "chưa tới" in them.spokesperson.last.text or "sắp tới" in them.spokesperson.last.text


async def test_nobody_without_the_right_is_recorded_as_having_spoken(desk: Desk) -> None:
    """2.6"""
    them = await stage(desk)
    await opens(them)
    await them.spokesperson.says("Đỗ Thị Mai")
    assert "không có quyền phát ngôn trong hồ sơ này" in them.spokesperson.last.text
    assert list(them.spokesperson.last.buttons)[:2] == ["Đặng Thùy Dương", "Lê Hùng Cường"]


async def test_a_sensitive_interview_is_reported_up_before(desk: Desk) -> None:
    """9.6: before speaking, whatever the form."""
    them = await stage(desk)
    await marked(desk)
    await opens(them)
    assert "phải báo cáo Tổng Giám đốc" in them.spokesperson.toasts[-1]
    assert (await desk.case()).facts.state is State.RECEIVED


async def test_approved_briefing_points_are_followed_by_the_record_of_the_interview(desk: Desk) -> None:
    them = await stage(desk)
    await drafted(them)
    await chooses(them.spokesperson, "✅ Duyệt")
    await confirms(them.spokesperson)
    case = await desk.case()
    await them.officer.carries(f"case.interview:{case.id}:{case.facts.version}")
    for said in ("Đặng Thùy Dương", "vừa xong", "https://bao.example.vn/1", "Như nội dung đã duyệt."):
        await them.officer.says(said)
    assert (await desk.case()).facts.state is State.ANSWERED


@pytest.mark.parametrize("channel", CHANNELS)
async def test_units_called_on_get_their_part_and_what_they_must_do(any_desk: Desk, channel: Channel) -> None:
    """9.2"""
    them = await stage(any_desk, channel)
    unit = await any_desk.staff("8", Role.UNIT_OFFICER, name="Vũ Huy", unit="BHYT")
    case = await any_desk.case()
    await them.spokesperson.carries(f"case.summon:{case.id}:{case.facts.version}")
    await them.spokesperson.says("BHYT")
    await them.spokesperson.says("Cung cấp số liệu trước 16h.")
    after = await any_desk.case()
    assert after.facts.state is State.DISPATCHED
    assert [(one.unit, one.kind) for one in after.facts.legs] == [("BHYT", LegKind.SUMMONED)]
    assert "Cung cấp số liệu trước 16h." in unit.last.text
    (one,) = await any_desk.database.read(lambda work: directions.of_case(work, case.id))
    assert (one.kind.value, one.signer_name) == ("summons", "Đặng Thùy Dương")
    assert await any_desk.database.read(trail.verify) == []


async def test_a_unit_that_has_its_part_is_not_called_on_twice_and_no_words_are_left(desk: Desk) -> None:
    them = await stage(desk)
    for _ in range(2):
        case = await desk.case()
        await them.spokesperson.carries(f"case.summon:{case.id}:{case.facts.version}")
        await them.spokesperson.says("BHYT")
        await them.spokesperson.says("Cung cấp số liệu.")
    assert len((await desk.case()).facts.legs) == 1
    assert await desk.database.read(trail.verify) == []
    assert any("đang xử lý phần việc" in one for one in them.spokesperson.toasts)
