"""Marks of a case, and notes that only those see for whom they are."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from procedure.terms import Role
from tests.handlers.desk.stage import Stage, opened
from tests.handlers.rig import Desk

MARK, NOTE = "Đánh dấu nhạy cảm, đối ngoại", "Ghi chú"


async def test_a_case_is_marked_and_unmarked_and_an_old_button_does_nothing(any_desk: Desk) -> None:
    """T2"""
    stage = await Stage.set(any_desk)
    await stage.does(stage.mai, MARK)
    shown = stage.mai.last
    await stage.mai.presses("Đánh dấu phức tạp, nhạy cảm")
    assert (await stage.case()).facts.sensitive
    assert "phải được báo cáo trước khi phát ngôn" in stage.mai.saw("đã đánh dấu").text
    await stage.mai.presses("Đánh dấu phức tạp, nhạy cảm", on=shown)
    assert (await stage.case()).facts.version == 2


async def test_only_whoever_leads_or_speaks_says_with_a_reason_that_it_is_not_sensitive_any_more(desk: Desk) -> None:
    """9.6"""
    stage = await Stage.set(desk)
    await stage.does(stage.mai, MARK)
    await stage.mai.presses("Đánh dấu phức tạp, nhạy cảm")
    await stage.does(stage.mai, MARK)
    assert "Bỏ dấu phức tạp, nhạy cảm" not in stage.mai.last.buttons
    await stage.mai.carries("mark.sensitive:1-off:2")
    assert await desk.security() == ["step_not_yours"]
    await stage.does(stage.leader, MARK)
    await stage.leader.presses("Bỏ dấu phức tạp, nhạy cảm")
    assert (await stage.case()).facts.sensitive
    await stage.leader.says("Vụ việc đã có kết luận.")
    assert not (await stage.case()).facts.sensitive


async def test_international_cooperation_gets_the_card_of_what_is_marked_foreign(desk: Desk) -> None:
    """10.3"""
    stage = await Stage.set(desk)
    htqt = await desk.staff("7", Role.UNIT_OFFICER, unit="HTQT")
    await stage.does(stage.leader, MARK)
    await stage.leader.presses("Đánh dấu thông tin đối ngoại")
    assert (await stage.case()).facts.foreign
    assert htqt.last.card == "case:1"


async def test_a_note_for_the_desk_is_on_its_cards_and_on_nobody_elses(any_desk: Desk) -> None:
    stage = await Stage.set(any_desk)
    await stage.does(stage.mai, NOTE)
    await stage.mai.presses("Nội bộ nơi phụ trách hồ sơ")
    await stage.mai.says("Gọi lại cho toà soạn trước 17 giờ.")
    assert "Gọi lại cho toà soạn" in stage.huy.last.text
    await opened(stage.leader)
    assert "Gọi lại cho toà soạn" not in stage.leader.last.text
    assert all("Gọi lại cho toà soạn" not in one.text for one in stage.journalist.chat)


async def test_a_note_for_the_leaders_reaches_them_and_stays_from_the_unit(desk: Desk) -> None:
    stage = await Stage.set(desk)
    await stage.dispatched("THU")
    await stage.does(stage.mai, NOTE)
    await stage.mai.presses("Lãnh đạo BHXH Việt Nam")
    await stage.mai.says("Báo này từng đưa sai hai lần.")
    assert "Báo này từng đưa sai" in stage.leader.last.text
    assert all("từng đưa sai" not in one.text for one in stage.thu.chat)


@pytest.mark.parametrize("channel", [Channel.TELEGRAM, Channel.ZALO])
async def test_a_note_for_a_unit_is_on_its_part_alone(desk: Desk, channel: Channel) -> None:
    stage = await Stage.set(desk, channel)
    legal = await desk.staff("7", Role.UNIT_OFFICER, unit="PC")
    await stage.dispatched("THU", "PC")
    await stage.does(stage.mai, NOTE)
    await stage.mai.says("Ban Thu")
    await stage.mai.says("Số liệu đến hết quý III.")
    assert "Số liệu đến hết quý III." in stage.thu.last.text
    assert all("quý III" not in one.text for one in legal.chat)


async def test_a_leaders_note_goes_to_the_desk(desk: Desk) -> None:
    stage = await Stage.set(desk)
    await stage.does(stage.leader, NOTE)
    await stage.leader.says("Làm sớm giúp tôi.")
    assert "Làm sớm giúp tôi." in stage.huy.last.text


async def test_a_stranger_may_not_note(desk: Desk) -> None:
    """T1"""
    stage = await Stage.set(desk)
    await stage.thu.carries("case.note:1:1")
    await stage.journalist.carries("case.note:1:1")
    assert await desk.security() == ["case_not_seen", "step_not_yours"]
