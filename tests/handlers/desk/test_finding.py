"""Finding a case and what can be done: by its code, in the lists, under “Việc khác…”; a province's own desk."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from procedure.terms import Role
from storage import tables
from storage.cases import CaseRow
from tests.handlers.desk.stage import CODE, MORE, Stage, opened
from tests.handlers.rig import Desk, Guest


@pytest.mark.parametrize("typed", [CODE, "bc 2026 00001", "BC-2026-00001.", "#BC2026-00001"])
@pytest.mark.parametrize("channel", [Channel.TELEGRAM, Channel.ZALO])
async def test_a_code_alone_typed_by_an_officer_opens_the_card(desk: Desk, typed: str, channel: Channel) -> None:
    stage = await Stage.set(desk, channel)
    await stage.mai.says(typed)
    assert stage.mai.last.text.startswith("BC-2026-00001 · CHỜ TIẾP NHẬN")
    assert "Nhận xử lý" in stage.mai.last.buttons


async def test_a_code_typed_by_a_unit_without_a_part_opens_nothing(desk: Desk) -> None:
    """T28"""
    stage = await Stage.set(desk)
    await stage.thu.says(CODE)
    assert "Trần Minh Đức" not in stage.thu.last.text


async def test_a_code_typed_by_a_unit_opens_its_own_part(desk: Desk) -> None:
    stage = await Stage.set(desk)
    await stage.dispatched("THU", "PC")
    await stage.thu.says(CODE)
    assert "Đã nhận, xử lý ngay" in stage.thu.last.buttons
    assert "Vụ Pháp chế" not in stage.thu.last.text


async def test_a_unit_is_led_from_the_cases_button_to_its_own_part(desk: Desk) -> None:
    """T28"""
    stage = await Stage.set(desk)
    await stage.dispatched("THU", "PC")
    await stage.thu.carries("case.show:1:0")
    assert "Vụ Pháp chế" not in stage.thu.last.text
    assert "Đã nhận, xử lý ngay" in stage.thu.last.buttons


async def test_what_one_holds_is_listed_with_where_it_stands(desk: Desk) -> None:
    stage = await Stage.set(desk)
    await stage.mai.presses("Tự soạn trả lời")
    await stage.mai.says("/dangxuly")
    assert "ĐANG TỔNG HỢP, SOẠN TRẢ LỜI" in stage.mai.last.text


async def test_more_lists_everything_that_can_be_done_now_and_nothing_else(desk: Desk) -> None:
    stage = await Stage.set(desk)
    await opened(stage.mai)
    await stage.mai.presses(MORE)
    labels = set(stage.mai.last.buttons)
    assert {"Nhận xử lý", "Chuyển đơn vị hỗ trợ", "Ghi chú", "Ghi nhận chỉ đạo của Lãnh đạo"} <= labels
    assert not {"Thôi phụ trách", "Thêm đơn vị", "Kết thúc, không trả lời", "Duyệt", "Giao cán bộ khác"} & labels


async def test_more_of_a_case_that_is_not_theirs_is_denied(desk: Desk) -> None:
    """T28"""
    stage = await Stage.set(desk)
    await stage.thu.carries("case.more:1:0")
    await stage.thu.carries("case.more:99:0")
    assert await desk.security() == ["case_not_seen", "case_not_seen"]
    assert stage.thu.chat[-1].text == stage.thu.chat[-2].text


async def own_of(desk: Desk, unit: str) -> tuple[Guest, Guest, CaseRow]:
    """A province's officer and its Director, and a case that is the province's own."""
    officer = await desk.staff("21", Role.PROVINCE_OFFICER, name="Hồ Thị Lan", unit=unit)
    director = await desk.staff("22", Role.PROVINCE_DIRECTOR, name="Trần Bá Nam", unit=unit)
    journalist = await desk.known("2")
    await journalist.files_request()
    await desk.database.write(lambda work: work.connection.execute(tables.cases.update().values(scope=unit)))
    return officer, director, await desk.case()


async def test_a_provinces_own_case_is_listed_taken_on_and_given_on_by_its_own_people(any_desk: Desk) -> None:
    """7.1.d: the same acts, the province's own table."""
    centre = await any_desk.staff("1")
    officer, director, _ = await own_of(any_desk, "NAN")
    await officer.says("/cho")
    assert CODE in officer.last.text
    await centre.says("/cho")
    assert CODE not in centre.last.text
    await officer.presses(CODE)
    await officer.presses("Tự soạn trả lời")
    case = await any_desk.case()
    assert case.facts.state == "IN_PROGRESS"
    await opened(director)
    await director.presses(MORE)
    await director.presses("Nhận thay đồng nghiệp")
    await director.says("Tôi trực tiếp xử lý.")
    assert (await any_desk.case()).facts.claimed_by == 3
    await director.says(CODE)
    await director.presses(MORE)
    await director.presses("Giao cán bộ khác")
    await director.presses("Hồ Thị Lan (đang giữ 0 hồ sơ)")
    assert (await any_desk.case()).facts.claimed_by == 2


async def test_another_provinces_people_neither_see_nor_take_it(desk: Desk) -> None:
    """T28"""
    other = await desk.staff("23", Role.PROVINCE_OFFICER, unit="HNO")
    await own_of(desk, "NAN")
    await other.says("/cho")
    assert CODE not in other.last.text
    await other.carries("case.takeon:1:1")
    assert await desk.security() == ["case_not_seen"]
