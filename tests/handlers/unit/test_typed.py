"""What a unit's people type: after a question to the centre, and at the review of their report."""

from __future__ import annotations

from datetime import datetime

import pytest

from handlers.talk import Channel
from procedure.terms import LegState
from tests.handlers.rig import ZONE, Desk, Guest
from tests.handlers.unit.unit_rig import cast, leg_of, unit_member

CHANNELS = pytest.mark.parametrize("channel", [Channel.TELEGRAM, Channel.ZALO])
REPORT, SEND = "Báo cáo kết quả", "✅ Gửi báo cáo"


async def at_review(desk: Desk, channel: Channel) -> Guest:
    """The head of the unit has written the report and sees it before it goes."""
    play = await cast(desk)
    head = await unit_member(desk, "21", "Nguyễn Hồng Sơn", channel, head=True)
    await play.sent_to("THU")
    await head.says(REPORT)
    await head.says("Đã chi trả xong.")
    assert "lúc gửi báo cáo này" in head.last.text
    return head


async def test_on_zalo_the_report_is_one_act_after_a_question_to_the_centre_and_after_its_answer(desk: Desk) -> None:
    """The card is not edited there: the newest message has the acts as they are now."""
    play = await cast(desk)
    officer = await unit_member(desk, "20", "Trần Thu", Channel.ZALO)
    await play.sent_to("THU")
    await officer.says("Hỏi Trung tâm Truyền thông")
    await officer.says("Lấy số liệu đến ngày nào?")
    await officer.presses(REPORT, on=officer.saw("Đã gửi câu hỏi"))
    assert "Xin viết báo cáo kết quả" in officer.last.text
    await officer.says("Hủy")
    await play.officer.presses("Trả lời đơn vị", on=play.officer.saw("Lấy số liệu đến ngày nào?"))
    await play.officer.says("Đến hết tháng 10")
    await officer.presses(REPORT, on=officer.saw("Trung tâm Truyền thông trả lời đơn vị"))
    assert "Xin viết báo cáo kết quả" in officer.last.text


@CHANNELS
async def test_a_moment_typed_at_the_review_is_when_the_result_was_there(desk: Desk, channel: Channel) -> None:
    head = await at_review(desk, channel)
    await head.says("6:30")
    at = datetime(2026, 11, 23, 6, 30, tzinfo=ZONE)
    assert "06:30" in head.last.text
    assert SEND in head.last.buttons
    await head.says(SEND) if channel is Channel.ZALO else await head.presses(SEND)
    leg = await leg_of(desk)
    assert (leg.facts.state, leg.facts.result_at) == (LegState.REPORTED, at)


@CHANNELS
async def test_a_moment_to_come_is_refused_and_the_day_before_offered(desk: Desk, channel: Channel) -> None:
    head = await at_review(desk, channel)
    await head.says("23:59")
    assert "chưa tới" in head.last.text or "tương lai" in head.last.text
    offered = next(label for label in head.last.buttons if "23:59" in label)
    await head.says(offered) if channel is Channel.ZALO else await head.presses(offered)
    assert "22/11" in head.last.text
    assert SEND in head.last.buttons


@CHANNELS
async def test_other_words_at_the_review_are_named_and_change_nothing(desk: Desk, channel: Channel) -> None:
    head = await at_review(desk, channel)
    await head.says("còn thiếu huyện Nam Đàn")
    assert "“còn thiếu huyện Nam Đàn” chưa được đưa vào báo cáo" in head.last.text
    assert "Đã chi trả xong." in head.last.text
    assert SEND in head.last.buttons
