"""Proposing to the leaders, and recording what a leader directed outside the chat (7.1.a, 7.1.b)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handlers.talk import Channel
from procedure.terms import Clock, Role, State
from storage import clocks, directions, proposals, tables, trail, words
from storage.clocks import ClockRow
from storage.directions import Direction, How
from storage.words import Said
from tests.handlers.desk.stage import CODE, DISPATCH, NOBODY, PROPOSE, RECORD, Stage
from tests.handlers.rig import PDF, Desk

ANALYSIS = "Báo hỏi số người tham gia; Ban Thu có số liệu."


async def running(desk: Desk) -> dict[Clock, ClockRow]:
    """The clocks that run."""
    found = await desk.database.read(lambda work: clocks.running_of(work, 1))
    return {one.clock: one for one in found}


async def directions_of(desk: Desk) -> list[Direction]:
    """What is on record as directed."""
    return await desk.database.read(lambda work: directions.of_case(work, 1))


@pytest.mark.parametrize("channel", [Channel.TELEGRAM, Channel.ZALO])
async def test_a_proposal_is_the_analysis_and_one_tap(any_desk: Desk, channel: Channel) -> None:
    stage = await Stage.set(any_desk, channel)
    await stage.mai.presses(PROPOSE)
    await stage.mai.says(ANALYSIS)
    review = stage.mai.last
    assert "Ban Quản lý Thu - Sổ, Thẻ" in review.text
    assert "BHXH tỉnh Nghệ An" in review.text
    await stage.mai.presses("✅ Trình Lãnh đạo")
    assert (await stage.case()).facts.state is State.PROPOSED
    assert ANALYSIS in stage.leader.last.text
    assert "Ban Quản lý Thu - Sổ, Thẻ" in stage.leader.last.text
    assert stage.leader.last.out.anew
    assert "Khi có chỉ đạo, Anh/Chị được báo ngay" in stage.mai.saw("Đã trình Lãnh đạo").text
    assert await any_desk.database.read(lambda work: proposals.units_of(work, 1)) == ("THU", "NAN")


async def test_a_mark_is_turned_over_at_the_review_and_goes_with_the_proposal(desk: Desk) -> None:
    stage = await Stage.set(desk)
    htqt = await desk.staff("7", Role.UNIT_OFFICER, unit="HTQT")
    await stage.mai.presses(PROPOSE)
    await stage.mai.says(ANALYSIS)
    await stage.mai.presses("Đánh dấu phức tạp, nhạy cảm")
    await stage.mai.presses("Đánh dấu thông tin đối ngoại")
    await stage.mai.presses("Bỏ dấu phức tạp, nhạy cảm")
    await stage.mai.presses("✅ Trình Lãnh đạo")
    facts = (await stage.case()).facts
    assert (facts.sensitive, facts.foreign) == (False, True)
    assert htqt.last.card == "case:1"


async def test_the_units_proposed_can_be_changed(desk: Desk) -> None:
    stage = await Stage.set(desk)
    await stage.mai.presses(PROPOSE)
    await stage.mai.says(ANALYSIS)
    await stage.mai.presses("Đổi đơn vị")
    assert "chủ trì chủ đề" in stage.mai.last.text
    await stage.mai.presses("☑ BHXH tỉnh Nghệ An")
    await stage.mai.presses("☐ BHXH tỉnh Nghệ An")
    await stage.mai.presses("☑ BHXH tỉnh Nghệ An")
    await stage.mai.presses("Xong (1 đơn vị)")
    await stage.mai.presses("✅ Trình Lãnh đạo")
    assert await desk.database.read(lambda work: proposals.units_of(work, 1)) == ("THU",)


async def test_a_proposal_begun_before_a_colleague_took_the_case_gives_the_words_back(desk: Desk) -> None:
    """P1, P2"""
    stage = await Stage.set(desk)
    await stage.mai.presses(PROPOSE)
    await stage.mai.says(ANALYSIS)
    await stage.huy.presses("Nhận xử lý")
    await stage.mai.presses("✅ Trình Lãnh đạo")
    assert "đã do Vũ Huy nhận" in stage.mai.toasts[-1]
    assert ANALYSIS in stage.mai.saw("chưa được gửi đi").text
    assert await desk.rows(tables.words) == 1


async def test_a_written_direction_counts_from_when_it_was_given_and_owes_no_confirmation(any_desk: Desk) -> None:
    stage = await Stage.set(any_desk)
    any_desk.clock.advance(6 * 3600)
    await stage.does(stage.mai, RECORD)
    await stage.mai.says("12/BHXH-LĐ ngày hôm nay", PDF)
    await stage.mai.says("2 tiếng trước")
    await stage.mai.says("Giao Ban Thu báo cáo.")
    await stage.mai.says("THU")
    assert "văn bản 12/BHXH-LĐ" in stage.mai.last.text
    assert "Phạm Quang Minh" in stage.mai.last.text
    await stage.mai.presses("✅ Ghi nhận")
    case = await stage.case()
    assert (case.facts.state, case.facts.signer, sorted(case.facts.named)) == (State.DIRECTED, None, ["THU"])
    given = any_desk.clock.now() - timedelta(hours=2)
    clock = (await running(any_desk))[Clock.DISPATCH]
    assert (clock.anchor_at, clock.due_at) == (given, given + timedelta(hours=24))
    (kept,) = await directions_of(any_desk)
    assert (kept.how, kept.number, kept.units, kept.occurred_at) == (
        How.WRITTEN,
        "12/BHXH-LĐ ngày hôm nay",
        ("THU",),
        given,
    )
    assert (kept.signer_name, kept.recorded_at) == ("Phạm Quang Minh", any_desk.clock.now())
    assert DISPATCH in stage.mai.saw("Đã ghi nhận chỉ đạo").buttons
    assert await any_desk.database.read(trail.verify) == []


async def test_a_direction_by_word_of_mouth_is_the_leaders_to_confirm(desk: Desk) -> None:
    stage = await Stage.set(desk)
    await stage.does(stage.mai, RECORD)
    await stage.mai.presses("Chỉ đạo bằng lời")
    await stage.mai.presses("Vừa xong")
    await stage.mai.says("Giao Ban Thu.")
    await stage.mai.says("ban thu")
    await stage.mai.presses("✅ Ghi nhận")
    asked = stage.leader.saw("xin Anh/Chị xác nhận chỉ đạo bằng lời")
    assert "Giao Ban Thu." in asked.text
    assert "Đỗ Thị Mai ghi nhận" in asked.text
    assert list(asked.buttons)[:2] == ["Xác nhận chỉ đạo này", "Tôi không chỉ đạo như vậy"]
    assert (await stage.case()).facts.signer == 4
    (kept,) = await directions_of(desk)
    assert (kept.how, kept.confirmed_at) == (How.ORAL, None)


async def test_a_direction_to_come_is_refused_with_what_is_wrong(desk: Desk) -> None:
    stage = await Stage.set(desk)
    await stage.does(stage.mai, RECORD)
    await stage.mai.says("12/BHXH")
    for typed, said in [
        ("17h mai", "chưa tới"),
        ("hôm qua", "cần cả giờ"),
        ("lát nữa", "chưa hiểu"),
        ("8h 31/11", "lịch"),
    ]:
        await stage.mai.says(typed)
        assert said in stage.mai.last.text, typed
    assert "tính từ" in stage.mai.saw("24 giờ").text


async def test_an_hour_that_is_still_to_come_is_offered_as_yesterdays(desk: Desk) -> None:
    stage = await Stage.set(desk)
    await stage.does(stage.mai, RECORD)
    await stage.mai.says("12/BHXH")
    await stage.mai.says("23:50")
    (offered,) = [label for label in stage.mai.last.buttons if label.startswith("Lúc 23:50")]
    await stage.mai.presses(offered)
    assert "nội dung chỉ đạo" in stage.mai.last.text


async def test_without_units_the_centre_drafts_at_once(desk: Desk) -> None:
    stage = await Stage.set(desk)
    await stage.directed()
    assert (await stage.case()).facts.state is State.COMPILING
    assert "Soạn, trình duyệt" in stage.mai.saw("Đã ghi nhận chỉ đạo").buttons
    assert Clock.DISPATCH not in await running(desk)


async def test_among_several_leaders_the_one_who_directed_is_chosen(desk: Desk) -> None:
    stage = await Stage.set(desk)
    await desk.staff("55", Role.DIRECTOR_GENERAL, name="Nguyễn Thế Anh", unit="LD")
    await stage.does(stage.mai, RECORD)
    await stage.mai.says("ai đó")
    assert "không có trong danh sách" in stage.mai.last.text
    await stage.mai.says("nguyen the anh")
    await stage.mai.presses("Chỉ đạo bằng lời")
    await stage.mai.presses("Vừa xong")
    await stage.mai.says("Trung tâm tự trả lời.")
    await stage.mai.presses(NOBODY)
    await stage.mai.presses("✅ Ghi nhận")
    assert [one.signer_name for one in await directions_of(desk)] == ["Nguyễn Thế Anh"]


async def test_after_a_proposal_its_units_are_filled_in_for_the_direction(desk: Desk) -> None:
    stage = await Stage.set(desk)
    await stage.mai.presses(PROPOSE)
    await stage.mai.says(ANALYSIS)
    await stage.mai.presses("✅ Trình Lãnh đạo")
    await stage.mai.presses(RECORD)
    await stage.mai.says("12/BHXH")
    await stage.mai.presses("Vừa xong")
    await stage.mai.says("Đồng ý như đề xuất.")
    await stage.mai.presses("✅ Ghi nhận")
    assert (await stage.case()).facts.named == {"THU", "NAN"}
    said = await desk.database.read(lambda work: words.of_case(work, 1))
    assert [one.kind for one in said] == [Said.QUESTION, Said.PROPOSAL, Said.DIRECTION]
    assert CODE in stage.mai.saw("Đã ghi nhận chỉ đạo").text
