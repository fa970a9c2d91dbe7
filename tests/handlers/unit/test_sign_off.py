"""The head of a unit answers for its report (10.2.a)."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from procedure.terms import LegState, State
from storage import words
from tests.handlers.rig import PDF, Desk, Guest
from tests.handlers.unit.unit_rig import Cast, cast, clean, leg_of, steps_of, unit_member


async def handed_in(desk: Desk, channel: Channel = Channel.TELEGRAM) -> tuple[Cast, Guest, Guest]:
    """An officer has handed a report in to the head."""
    play = await cast(desk)
    head = await unit_member(desk, "20", "Trần Trưởng", channel, head=True)
    officer = await unit_member(desk, "21", "Lý Hai", channel)
    await play.sent_to("THU")
    await officer.presses("Báo cáo kết quả")
    await officer.says("Bản báo cáo thứ nhất", PDF)
    assert "tới Thủ trưởng đơn vị để ký duyệt" in officer.last.text
    await officer.presses("✅ Trình Thủ trưởng")
    return play, head, officer


@pytest.mark.parametrize("channel", [Channel.TELEGRAM, Channel.ZALO])
async def test_an_officers_report_goes_to_the_head_and_out_with_the_signature(desk: Desk, channel: Channel) -> None:
    play, head, officer = await handed_in(desk, channel)
    leg = await leg_of(desk)
    assert (leg.facts.state, leg.facts.handed_in) == (LegState.RESULT, True)
    card = head.saw("BÁO CÁO CHỜ THỦ TRƯỞNG KÝ DUYỆT")
    assert "Bản báo cáo thứ nhất" in card.text
    assert [one.name for one in card.out.files] == [PDF.name]
    assert PDF.name not in play.officer.saw("CHỜ ĐƠN VỊ BÁO CÁO").text
    assert list(card.buttons)[:2] == ["✅ Ký duyệt, gửi báo cáo", "Trả về cán bộ"]
    assert not [one for one in play.leader.chat if "Bản báo cáo thứ nhất" in one.text]
    await head.presses("✅ Ký duyệt, gửi báo cáo", on=card)
    after = await leg_of(desk)
    assert after.facts.state is LegState.REPORTED
    assert after.report_id == leg.report_id
    told = play.leader.saw("báo cáo Lãnh đạo BHXH Việt Nam")
    assert "Bản báo cáo thứ nhất" in told.text
    assert [one.name for one in told.out.files] == [PDF.name]
    assert [one.name for one in play.officer.saw("báo cáo Lãnh đạo BHXH Việt Nam").out.files] == [PDF.name]
    assert "ĐÃ BÁO CÁO" in officer.last.text
    assert officer.last.out.matters
    assert (await desk.case()).facts.state is State.COMPILING
    assert await steps_of(desk) == ["sent", "result", "leg_hand_in", "report"]
    assert await clean(desk)


async def test_the_head_sends_it_down_with_a_reason_and_the_officer_writes_it_anew(any_desk: Desk) -> None:
    play, head, officer = await handed_in(any_desk)
    await head.presses("Trả về cán bộ")
    await head.says("Thiếu số liệu tháng 10")
    assert (await leg_of(any_desk)).facts.handed_in is False
    assert "Thiếu số liệu tháng 10" in officer.last.text
    assert "Bản báo cáo chưa gửi" in officer.last.text
    await officer.presses("Báo cáo kết quả")
    await officer.says("Bản báo cáo thứ hai")
    await officer.presses("✅ Trình Thủ trưởng")
    await head.presses("✅ Ký duyệt, gửi báo cáo")
    assert "Bản báo cáo thứ hai" in play.leader.saw("báo cáo Lãnh đạo BHXH Việt Nam").text
    assert await clean(any_desk)


async def test_a_signature_counts_for_the_report_that_was_shown_never_for_a_newer_one(desk: Desk) -> None:
    play, head, officer = await handed_in(desk)
    old = head.saw("BÁO CÁO CHỜ THỦ TRƯỞNG KÝ DUYỆT")
    await officer.presses("Việc khác…", on=officer.last)
    await officer.presses("Báo cáo kết quả", on=officer.last)
    await officer.says("Bản báo cáo thứ hai")
    await officer.presses("✅ Trình Thủ trưởng")
    await head.presses("✅ Ký duyệt, gửi báo cáo", on=old)
    assert (await leg_of(desk)).facts.state is LegState.RESULT
    await head.carries("leg.sign:1:0")
    assert (await leg_of(desk)).facts.state is LegState.RESULT
    await head.presses("✅ Ký duyệt, gửi báo cáo", on=head.last)
    assert "Bản báo cáo thứ hai" in play.leader.saw("báo cáo Lãnh đạo BHXH Việt Nam").text


async def test_an_officer_cannot_sign(desk: Desk) -> None:
    _, head, officer = await handed_in(desk)
    buttons = head.saw("BÁO CÁO CHỜ THỦ TRƯỞNG KÝ DUYỆT").buttons
    for label in ("✅ Ký duyệt, gửi báo cáo", "Trả về cán bộ"):
        before = len(officer.chat)
        await officer.carries(buttons[label])
        assert "cần Thủ trưởng đơn vị ký duyệt" in officer.chat[before].text
    assert (await leg_of(desk)).facts.handed_in is True
    assert await clean(desk)


async def test_signing_twice_reports_once(any_desk: Desk) -> None:
    play, head, _ = await handed_in(any_desk)
    card = head.saw("BÁO CÁO CHỜ THỦ TRƯỞNG KÝ DUYỆT")
    await head.presses("✅ Ký duyệt, gửi báo cáo", on=card)
    before = len(play.leader.chat)
    await head.presses("✅ Ký duyệt, gửi báo cáo", on=card)
    assert len(play.leader.chat) == before
    assert (await steps_of(any_desk)).count("report") == 1


async def test_where_the_unit_has_no_head_here_the_officer_says_whose_signature_it_is(desk: Desk) -> None:
    play = await cast(desk)
    officer = await unit_member(desk, "21", "Lý Hai")
    await play.sent_to("THU")
    await officer.presses("Báo cáo kết quả")
    await officer.says("Đã kiểm tra.")
    assert "chưa có Thủ trưởng trong hệ thống" in officer.last.text
    await officer.says("Ông Phạm Văn Vụ, Trưởng ban, số 99/THU")
    await officer.presses("✅ Gửi báo cáo")
    leg = await leg_of(desk)
    assert leg.facts.state is LegState.REPORTED
    body = await desk.database.read(lambda work: words.body_of(work, leg.report_id))
    assert body == "Đã kiểm tra.\n\n✍ Ông Phạm Văn Vụ, Trưởng ban, số 99/THU"
    assert "Trưởng ban, số 99/THU" in play.leader.last.text
    assert await clean(desk)


async def test_a_head_who_came_meanwhile_signs_after_all(desk: Desk) -> None:
    play = await cast(desk)
    officer = await unit_member(desk, "21", "Lý Hai")
    await play.sent_to("THU")
    await officer.presses("Báo cáo kết quả")
    await officer.says("Đã kiểm tra.")
    await officer.says("Trưởng ban ký")
    await unit_member(desk, "20", "Trần Trưởng", head=True)
    await officer.presses("✅ Gửi báo cáo")
    leg = await leg_of(desk)
    assert (leg.facts.state, leg.facts.handed_in) == (LegState.RESULT, True)


async def test_a_report_may_be_files_alone(desk: Desk) -> None:
    play = await cast(desk)
    head = await unit_member(desk, "20", "Trần Trưởng", head=True)
    await play.sent_to("THU")
    await head.presses("Báo cáo kết quả")
    await head.says("", PDF)
    await head.says("chỉ gửi tệp")
    await head.presses("✅ Gửi báo cáo")
    assert [one.name for one in play.leader.saw("báo cáo Lãnh đạo BHXH Việt Nam").out.files] == [PDF.name]
    assert await clean(desk)
