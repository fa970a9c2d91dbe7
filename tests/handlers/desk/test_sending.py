"""Sending to units: after a direction, for support, one more; the whole of it or a part; each its own task."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from procedure.terms import Clock, LegKind, LegState, Role, State
from storage import clocks, tables, trail, words
from storage.work import Work
from tests.handlers.desk.stage import ADD, CODE, DISPATCH, FORWARD, SEND, Stage
from tests.handlers.rig import PDF, Desk


async def running(desk: Desk) -> set[Clock]:
    """Which clocks run."""
    return {one.clock for one in await desk.database.read(lambda work: clocks.running_of(work, 1))}


async def tasks(desk: Desk) -> dict[str, str | None]:
    """Unit → what it was told to do."""
    case = await desk.case()

    def piece(work: Work) -> dict[str, str | None]:
        return {leg.facts.unit: words.body_of(work, leg.task_id) for leg in case.legs}

    return await desk.database.read(piece)


@pytest.mark.parametrize("channel", [Channel.TELEGRAM, Channel.ZALO])
async def test_after_a_direction_one_press_and_one_confirmation_send_the_letter(
    any_desk: Desk, channel: Channel
) -> None:
    stage = await Stage.set(any_desk, channel)
    await stage.directed("THU")
    await stage.mai.presses(DISPATCH)
    review = stage.mai.last
    assert "Ban Quản lý Thu - Sổ, Thẻ" in review.text
    assert "Kiểm tra, trả lời báo trong tuần." in review.text
    assert "Số văn bản: sẽ bổ sung" in review.text
    await stage.mai.presses(SEND)
    case = await stage.case()
    assert case.facts.state is State.DISPATCHED
    assert [(leg.facts.unit, leg.facts.kind, leg.facts.state) for leg in case.legs] == [
        ("THU", LegKind.DIRECTED, LegState.SENT)
    ]
    assert "Kiểm tra, trả lời báo trong tuần." in stage.thu.last.text
    assert stage.thu.last.card == "leg:1"
    assert "báo ngay" in stage.mai.saw("đã gửi 1 đơn vị").text
    assert await any_desk.database.read(trail.verify) == []


async def test_a_part_of_the_units_named_is_sent_to_and_the_24_hours_run_on(any_desk: Desk) -> None:
    """7.1.b: DISPATCH stops when the letter has reached every named unit."""
    stage = await Stage.set(any_desk)
    await stage.directed("THU", "NAN")
    await stage.mai.presses(DISPATCH)
    await stage.mai.presses("Đổi đơn vị")
    await stage.mai.presses("☑ BHXH tỉnh Nghệ An")
    await stage.mai.presses("Xong (1 đơn vị)")
    await stage.mai.presses(SEND)
    left = stage.mai.saw("Chưa gửi: BHXH tỉnh Nghệ An")
    assert DISPATCH in left.buttons
    await stage.thu.presses("Đã nhận, xử lý ngay")
    assert Clock.DISPATCH in await running(any_desk)
    await stage.mai.presses(DISPATCH, on=left)
    assert "BHXH tỉnh Nghệ An" in stage.mai.last.text
    assert "Ban Quản lý Thu" not in stage.mai.last.text
    await stage.mai.presses(SEND)
    assert {leg.facts.unit for leg in (await stage.case()).legs} == {"THU", "NAN"}


async def test_each_unit_may_have_a_task_of_its_own(desk: Desk) -> None:
    stage = await Stage.set(desk)
    await stage.directed("THU", "HTQT")
    await stage.mai.presses(DISPATCH)
    await stage.mai.presses("Nội dung riêng cho từng đơn vị")
    assert "Vụ Hợp tác quốc tế phải làm gì" in stage.mai.last.text
    await stage.mai.says("Dịch câu hỏi.")
    assert "Ban Quản lý Thu - Sổ, Thẻ phải làm gì" in stage.mai.last.text
    await stage.mai.says("Cung cấp số liệu.")
    assert "Dịch câu hỏi." in stage.mai.last.text
    await stage.mai.presses(SEND)
    assert await tasks(desk) == {"HTQT": "Dịch câu hỏi.", "THU": "Cung cấp số liệu."}


async def test_the_number_and_the_letter_itself_may_come_before_it_is_sent(desk: Desk) -> None:
    stage = await Stage.set(desk)
    await stage.directed("THU")
    await stage.mai.presses(DISPATCH)
    await stage.mai.says("gửi luôn")
    assert "phải có chữ số" in stage.mai.last.text
    await stage.mai.says("1234/TTTT-BC")
    await stage.mai.says("", PDF)
    assert "1 tệp" in stage.mai.last.text
    await stage.mai.presses(SEND)
    assert [leg.letter_number for leg in (await stage.case()).legs] == ["1234/TTTT-BC"]
    assert [file.name for file in stage.thu.last.out.files] == [PDF.name]


async def test_a_unit_with_an_open_part_is_not_sent_to_twice_and_the_words_come_back(desk: Desk) -> None:
    """P2"""
    stage = await Stage.set(desk)
    await stage.dispatched("THU")
    before = await desk.rows(tables.words)
    await stage.does(stage.mai, ADD)
    await stage.mai.says("THU")
    await stage.mai.says("Làm thêm việc này.")
    await stage.mai.presses(SEND)
    assert "Ban Quản lý Thu" in stage.mai.toasts[-1]
    assert "Làm thêm việc này." in stage.mai.saw("chưa được gửi đi").text
    assert await desk.rows(tables.words) == before
    assert len((await stage.case()).legs) == 1


async def test_support_needs_no_direction_and_starts_no_24_hours(any_desk: Desk) -> None:
    """7.2.b"""
    stage = await Stage.set(any_desk)
    await stage.does(stage.mai, FORWARD)
    assert "đơn vị chủ trì chủ đề" in stage.mai.last.text
    await stage.mai.presses("☐ Ban Quản lý Thu - Sổ, Thẻ")
    await stage.mai.presses("Xong (1 đơn vị)")
    await stage.mai.says("Bố trí cán bộ tiếp nhà báo.")
    await stage.mai.presses(SEND)
    case = await stage.case()
    assert (case.facts.state, [leg.facts.kind for leg in case.legs]) == (State.DISPATCHED, [LegKind.SUPPORT])
    assert await running(any_desk) == {Clock.ACKNOWLEDGE}
    assert "Bố trí cán bộ tiếp nhà báo." in stage.thu.last.text


async def test_one_more_unit_is_added_while_others_work(desk: Desk) -> None:
    stage = await Stage.set(desk)
    htqt = await desk.staff("7", Role.UNIT_OFFICER, unit="HTQT")
    await stage.dispatched("THU")
    await stage.does(stage.mai, ADD)
    await stage.mai.says("vụ htqt")
    await stage.mai.says("Dịch câu hỏi của báo.")
    await stage.mai.presses(SEND)
    case = await stage.case()
    assert {leg.facts.unit for leg in case.legs} == {"THU", "HTQT"}
    assert case.facts.named == {"THU", "HTQT"}
    assert "Dịch câu hỏi của báo." in htqt.last.text


async def test_a_unit_with_nobody_in_chat_is_named_to_the_desk_at_once(desk: Desk) -> None:
    stage = await Stage.set(desk)
    await stage.dispatched("PC")
    assert "Vụ Pháp chế" in stage.mai.saw("chưa có ai").text


async def test_numbers_of_the_suggested_units_may_be_typed_together_on_zalo(desk: Desk) -> None:
    stage = await Stage.set(desk, Channel.ZALO)
    await stage.does(stage.mai, FORWARD)
    await stage.mai.says("1, 2")
    await stage.mai.says("Hỗ trợ nhà báo.")
    await stage.mai.says("gửi")
    assert {leg.facts.unit for leg in (await stage.case()).legs} == {"THU", "NAN"}


async def test_a_name_that_is_no_unit_is_named_and_the_nearest_are_offered(desk: Desk) -> None:
    stage = await Stage.set(desk)
    await stage.does(stage.mai, FORWARD)
    await stage.mai.says("Ban Thu, Vụ Phap che so 1")
    assert "Không có đơn vị nào tên “Vụ Phap che so 1”" in stage.mai.last.text
    assert "☑ Ban Quản lý Thu - Sổ, Thẻ" in stage.mai.last.buttons
    await stage.mai.presses("☐ Vụ Pháp chế")
    await stage.mai.presses("Xong (2 đơn vị)")
    await stage.mai.says("Hỗ trợ nhà báo.")
    await stage.mai.presses(SEND)
    assert {leg.facts.unit for leg in (await stage.case()).legs} == {"THU", "PC"}


async def test_of_two_letters_within_a_second_one_goes(any_desk: Desk) -> None:
    """P1"""
    stage = await Stage.set(any_desk)
    await stage.directed("THU")
    await stage.mai.presses(DISPATCH)
    review = stage.mai.last
    await stage.mai.presses(SEND)
    await stage.mai.presses(SEND, on=review)
    assert len((await stage.case()).legs) == 1
    assert CODE in stage.mai.saw("đã gửi 1 đơn vị").text


async def test_a_new_direction_sends_to_the_same_unit_again_and_the_older_letter_gives_way(any_desk: Desk) -> None:
    """7.1.b"""
    stage = await Stage.set(any_desk)
    await stage.dispatched("THU")
    await stage.directed("THU", number="13/BHXH-LĐ")
    await stage.mai.presses(DISPATCH)
    assert "Ban Quản lý Thu" in stage.mai.last.text
    await stage.mai.presses(SEND)
    case = await stage.case()
    assert [leg.facts.state for leg in case.legs] == [LegState.RECALLED, LegState.SENT]
    assert {one.card for one in stage.thu.chat if one.out.anew or one.card == "leg:2"} >= {"leg:1", "leg:2"}
