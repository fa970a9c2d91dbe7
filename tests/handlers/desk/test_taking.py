"""Who carries a case: taken on, taken over, given to an officer, ended, opened again."""

from __future__ import annotations

import pytest

from handlers.actions import ACTIONS
from handlers.casework.choices import WAYS
from handlers.talk import Channel
from procedure.terms import Event, LegState, State
from storage import tables
from tests.handlers.desk.stage import CODE, Stage
from tests.handlers.rig import LINK, PDF, Desk


@pytest.mark.parametrize("channel", [Channel.TELEGRAM, Channel.ZALO])
async def test_one_tap_takes_a_case_on_and_offers_the_draft(any_desk: Desk, channel: Channel) -> None:
    stage = await Stage.set(any_desk, channel)
    await stage.mai.presses("Tự soạn trả lời")
    case = await stage.case()
    assert (case.facts.state, case.facts.version) == (State.COMPILING, 2)
    shown = stage.mai.saw("tự soạn trả lời hồ sơ BC-2026-00001")
    assert next(iter(shown.buttons)) == "Soạn, trình duyệt"


async def test_of_two_officers_within_a_second_one_takes_it_on_and_the_other_is_told_who(any_desk: Desk) -> None:
    """P1"""
    stage = await Stage.set(any_desk)
    card = stage.huy.last
    await stage.mai.presses("Tự soạn trả lời")
    await stage.huy.presses("Tự soạn trả lời", on=card)
    assert "ĐANG TỔNG HỢP" in stage.huy.toasts[-1] or "Đỗ Thị Mai" in stage.huy.toasts[-1]
    assert (await stage.case()).facts.version == 2


async def test_taking_over_needs_a_reason_and_tells_the_colleague(desk: Desk) -> None:
    stage = await Stage.set(desk)
    await stage.mai.presses("Nhận xử lý")
    await stage.does(stage.huy, "Nhận thay đồng nghiệp")
    assert "vì lý do gì" in stage.huy.last.text
    await stage.huy.says("Chị Mai nghỉ ốm.")
    assert (await stage.case()).facts.claimed_by == 2
    assert "Vũ Huy đã nhận thay" in stage.mai.saw("nhận thay").text
    assert "thay Đỗ Thị Mai" in stage.huy.saw("Anh/Chị đã nhận hồ sơ").text


async def test_the_head_gives_a_case_to_an_officer_from_a_list_with_what_each_holds(any_desk: Desk) -> None:
    stage = await Stage.set(any_desk)
    await stage.mai.presses("Nhận xử lý")
    await stage.does(stage.head, "Giao cán bộ khác")
    assert "Vũ Huy (đang giữ 0 hồ sơ)" in stage.head.last.buttons
    assert not [label for label in stage.head.last.buttons if "Mai" in label]
    await stage.head.presses("Vũ Huy (đang giữ 0 hồ sơ)")
    assert (await stage.case()).facts.claimed_by == 2
    assert "Lê Thu Hà giao Anh/Chị phụ trách" in stage.huy.saw("giao Anh/Chị").text
    assert "đã giao hồ sơ BC-2026-00001 của Anh/Chị cho Vũ Huy" in stage.mai.saw("của Anh/Chị cho").text


async def test_only_somebody_of_the_list_can_be_given_a_case(desk: Desk) -> None:
    stage = await Stage.set(desk)
    await stage.does(stage.head, "Giao cán bộ khác")
    await stage.head.says("Ngô Văn Tú")
    assert "không có trong danh sách" in stage.head.last.text
    assert (await stage.case()).facts.claimed_by is None


async def test_an_officer_may_not_reassign(desk: Desk) -> None:
    stage = await Stage.set(desk)
    await stage.mai.carries("case.reassign:1:1")
    assert await desk.security() == ["step_not_yours"]


@pytest.mark.parametrize(
    "action", ["takeon", "propose", "record", "forward", "takeover", "reassign", "drop", "mark", "dispatch", "addunit"]
)
async def test_whoever_has_no_part_in_a_case_is_not_even_told_that_there_is_one(desk: Desk, action: str) -> None:
    """T1, T28"""
    stage = await Stage.set(desk)
    await stage.thu.carries(f"case.{action}:1:1")
    assert await desk.security() == ["case_not_seen"]
    assert "Không có hồ sơ" in stage.thu.last.text or CODE not in stage.thu.last.text
    assert (await stage.case()).facts.version == 1


@pytest.mark.parametrize("action", ["takeon", "propose", "record", "forward", "drop"])
async def test_a_leader_does_not_do_the_press_centres_acts(desk: Desk, action: str) -> None:
    """T1"""
    stage = await Stage.set(desk)
    await stage.leader.carries(f"case.{action}:1:1")
    assert await desk.security() == ["step_not_yours"]
    assert (await stage.case()).facts.version == 1


async def test_a_case_that_nobody_waits_for_ends_with_a_reason_and_its_units_are_told(any_desk: Desk) -> None:
    stage = await Stage.set(any_desk)
    await stage.dispatched("THU")
    await any_desk.database.write(lambda work: work.connection.execute(tables.askers.update().values(left_at=work.now)))
    await stage.does(stage.mai, "Kết thúc, không trả lời")
    await stage.mai.says("Nhà báo đã rút, đơn vị không phải làm tiếp.")
    case = await stage.case()
    assert case.facts.state is State.DROPPED
    assert [leg.facts.state for leg in case.legs] == [LegState.RECALLED]
    assert stage.thu.last.card == "leg:1"
    assert stage.thu.last.out.anew


async def test_a_case_that_somebody_waits_for_cannot_be_dropped_and_the_words_come_back(desk: Desk) -> None:
    """P2"""
    stage = await Stage.set(desk)
    await stage.mai.carries("case.drop:1:1")
    await stage.mai.says("Không cần nữa.")
    assert (await stage.case()).facts.state is State.RECEIVED
    assert "Không cần nữa." in stage.mai.saw("chưa được gửi đi").text
    assert await desk.rows(tables.words) == 1


async def test_an_answered_case_is_opened_again_with_a_reason(desk: Desk) -> None:
    stage = await Stage.set(desk)
    await stage.mai.presses("Trả lời từ nội dung đã công bố")
    await stage.mai.says(LINK)
    await stage.mai.presses("✅ Gửi trả lời")
    await stage.mai.says(CODE)
    await stage.mai.presses("Mở lại")
    await stage.mai.says("Nhà báo báo đường dẫn sai.")
    case = await stage.case()
    assert case.facts.state is State.COMPILING
    assert "Soạn, trình duyệt" in stage.mai.saw("đã mở lại").buttons


async def test_a_reason_in_a_file_alone_counts(desk: Desk) -> None:
    stage = await Stage.set(desk)
    await stage.mai.presses("Nhận xử lý")
    await stage.does(stage.huy, "Nhận thay đồng nghiệp")
    await stage.huy.says("", PDF)
    await stage.huy.presses("Chỉ dùng 1 tệp đính kèm")
    assert (await stage.case()).facts.claimed_by == 2
    assert await desk.rows(tables.case_files) == 1


async def test_an_old_button_of_an_act_shows_how_the_case_stands(desk: Desk) -> None:
    """T2"""
    stage = await Stage.set(desk)
    card = stage.mai.last
    await stage.mai.presses("Nhận xử lý")
    await stage.mai.presses("Đề xuất Lãnh đạo chỉ đạo", on=card)
    assert stage.mai.toasts[-1] == "Thẻ này đã cũ"
    assert (await stage.case()).facts.version == 2


async def test_every_act_offered_has_a_behaviour(desk: Desk) -> None:
    """Of the press centre's own acts; those of others are theirs to check."""
    own = {
        *(Event.CLAIM, Event.TAKE_ON, Event.ANSWER_PUBLISHED, Event.PROPOSE, Event.RECORD_DIRECTION, Event.DISPATCH),
        *(Event.FORWARD, Event.ADD_UNIT, Event.ASK_BACK, Event.REOPEN, Event.MARK, Event.NOTE, Event.REASSIGN),
        *(Event.TAKE_OVER, Event.RELEASE, Event.DROP),
    }
    assert not [event for event in own if WAYS[event].action not in ACTIONS]
