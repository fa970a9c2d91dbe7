"""News typed by the staff is no journalist's request: what fits their office is offered, with the words in."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from procedure.terms import Kind, Role
from tests.handlers.rig import PDF, QUESTION, Desk, Guest
from tests.handlers.roster_rig import CHANNELS

NEWS = "Báo Ví Dụ hỏi vì sao chi trả lương hưu ở Nghệ An chậm, có bao nhiêu người bị ảnh hưởng?"


async def chooses(guest: Guest, label: str) -> None:
    """Press where there are buttons, type the label where there are none."""
    await (guest.says(label) if guest.channel is Channel.ZALO else guest.presses(label))


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("role", [Role.UNIT_OFFICER, Role.UNIT_HEAD])
async def test_a_units_words_become_what_the_press_says_and_no_request_of_theirs(
    desk: Desk, channel: Channel, role: Role
) -> None:
    officer = await desk.staff("1", role, channel, "Trần Thu", "THU")
    await officer.says(NEWS)
    assert NEWS in officer.last.text
    assert "Gửi thành yêu cầu" not in officer.last.buttons
    await chooses(officer, "Báo chí phản ánh")
    await officer.says("Báo Ví Dụ")
    await chooses(officer, "Bỏ qua")
    assert NEWS in officer.last.text
    await chooses(officer, "✅ Gửi phản ánh")
    case = await desk.case()
    assert (case.facts.kind, case.facts.opener, case.facts.askers) == (Kind.REFLECTION, "THU", frozenset())


async def test_a_unit_is_offered_all_that_it_may_bring(desk: Desk) -> None:
    """7.2.a, 10.2.c, 10.2.d, 5.1"""
    officer = await desk.staff("1", Role.UNIT_OFFICER, name="Trần Thu", unit="THU")
    await officer.says(NEWS)
    offered = {"Báo chí phản ánh", "Cung cấp thông tin cho báo chí", "⚡ Báo vụ việc đột xuất"}
    assert offered <= officer.last.buttons.keys()
    shown = officer.last
    await officer.presses("Cung cấp thông tin cho báo chí")
    assert NEWS in officer.last.text
    await officer.presses("⚡ Báo vụ việc đột xuất", on=shown)
    assert "vụ việc" in officer.last.text.lower()


async def test_a_leaders_words_are_no_request_either(desk: Desk) -> None:
    leader = await desk.staff("1", Role.LEADER, name="Trần Thu Hà", unit="LD")
    await leader.says(NEWS)
    assert "Gửi thành yêu cầu" not in leader.last.buttons
    assert "⚡ Báo vụ việc đột xuất" in leader.last.buttons


async def test_files_of_a_unit_go_the_same_way(desk: Desk) -> None:
    officer = await desk.staff("1", Role.UNIT_OFFICER, name="Trần Thu", unit="THU")
    await officer.says("", PDF)
    assert "Gửi thành yêu cầu" not in officer.last.buttons
    await officer.presses("Báo chí phản ánh")
    assert "1 tệp" in officer.last.text


async def test_a_question_typed_by_the_press_centre_is_offered_to_be_filed_for_whoever_asked(desk: Desk) -> None:
    officer = await desk.staff("1", name="Đỗ Thị Mai")
    await officer.says(QUESTION)
    assert {"Nhận hộ yêu cầu", "Báo chí phản ánh"} <= officer.last.buttons.keys()
    await officer.presses("Nhận hộ yêu cầu")
    for words in ("Trần Minh Đức", "Báo Ví Dụ", "duc@baovidu.vn"):
        await officer.says(words)
    await officer.presses("Công văn, thư")
    await officer.says("bây giờ")
    assert QUESTION in officer.last.text


async def test_what_is_not_understood_begins_with_the_words_where_it_can(desk: Desk) -> None:
    officer = await desk.staff("1", Role.UNIT_OFFICER, name="Trần Thu", unit="THU")
    await officer.says("MK-1 abcxyz")
    assert [*officer.last.buttons].count("Báo chí phản ánh") == 1
    await officer.presses("Báo chí phản ánh")
    assert "cơ quan báo chí" in officer.last.text.lower()


async def test_a_journalist_is_offered_a_request_as_before(desk: Desk) -> None:
    journalist = await desk.known("2")
    await journalist.says(QUESTION)
    assert "Gửi thành yêu cầu" in journalist.last.buttons
    assert "Báo chí phản ánh" not in journalist.last.buttons


async def test_a_forged_press_of_somebody_without_the_office_is_denied(desk: Desk) -> None:
    """T1"""
    journalist = await desk.known("2")
    await journalist.says(QUESTION)
    await journalist.carries("press.typed::0")
    await journalist.carries("filefor.typed::0")
    assert await desk.security() == ["press_report_not_yours", "not_desk"]
