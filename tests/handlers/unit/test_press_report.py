"""What the press says, reported by units, provinces and the press centre itself (7.1.a, 7.1.d, 10.2.d)."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from procedure.authority import AGENCY
from procedure.terms import Clock, Kind, Role, State
from tests.handlers.rig import PDF, Desk
from tests.handlers.unit.unit_rig import clean, clock_of, unit_member

SAID = "Báo Ví Dụ đưa tin chậm trả lương hưu ở Nghệ An: https://bao.example.vn/cham-luong-huu."


@pytest.mark.parametrize("channel", [Channel.TELEGRAM, Channel.ZALO])
async def test_a_unit_reports_what_the_press_says_and_the_centre_gets_the_case(desk: Desk, channel: Channel) -> None:
    officer = await desk.staff("1", name="Đỗ Thị Mai")
    unit = await unit_member(desk, "20", "Trần Thu", channel)
    await unit.says(f"/phananh {SAID}", PDF)
    await unit.says("Báo Ví Dụ")
    assert "thành một hồ sơ của Trung tâm Truyền thông" in unit.last.text
    await unit.presses("✅ Gửi phản ánh")
    case = await desk.case()
    assert (case.facts.kind, case.facts.scope, case.facts.opener) == (Kind.REFLECTION, AGENCY, "THU")
    assert (case.facts.state, case.waiting, case.url) == (
        State.RECEIVED,
        (),
        "https://bao.example.vn/cham-luong-huu",
    )
    assert (case.outlet, case.asker) == ("Báo Ví Dụ", "Trần Thu")
    card = officer.saw("Báo chí phản ánh: Báo Ví Dụ")
    assert "chậm trả lương hưu" in card.text
    assert [one.name for one in card.out.files] == [PDF.name]
    assert "BC-2026-00001" in unit.saw("Đã ghi nhận").text
    assert (await clock_of(desk, Clock.TRIAGE)).met_at is None
    assert await clean(desk)


async def test_the_press_centre_files_its_own_monitoring_the_same_way(any_desk: Desk) -> None:
    officer = await any_desk.staff("1", name="Đỗ Thị Mai")
    await officer.says("/phananh")
    await officer.says("Báo in nêu chậm cấp thẻ")
    await officer.says("Báo Ví Dụ")
    await officer.presses("Bỏ qua")
    await officer.presses("✅ Gửi phản ánh")
    case = await any_desk.case()
    assert (case.facts.opener, case.url) == (None, None)
    assert "Nhận xử lý" in officer.last.buttons
    assert await clean(any_desk)


@pytest.mark.parametrize(("choice", "scope"), [("Hồ sơ của BHXH tỉnh", "NAN"), ("Báo Trung tâm Truyền thông", AGENCY)])
async def test_a_province_says_whose_matter_it_is(desk: Desk, choice: str, scope: str) -> None:
    centre = await desk.staff("1", name="Đỗ Thị Mai")
    director = await desk.staff("31", Role.PROVINCE_DIRECTOR, name="Phan Giám", unit="NAN")
    officer = await desk.staff("30", Role.PROVINCE_OFFICER, name="Hồ Nghệ", unit="NAN")
    await officer.says(f"/phananh {SAID}")
    await officer.says("Báo Nghệ An")
    await officer.says("không rõ")
    await officer.presses(choice)
    await officer.presses("✅ Gửi phản ánh")
    case = await desk.case()
    assert (case.facts.scope, case.facts.opener, case.unit_code) == (scope, "NAN", "NAN")
    assert bool(director.chat) is (scope == "NAN")
    assert bool(centre.chat) is (scope == AGENCY)
    assert await clean(desk)


async def test_nobody_else_reports_what_the_press_says(desk: Desk) -> None:
    journalist = await desk.known("2")
    before = await desk.snapshot()
    await journalist.says("/phananh")
    assert await desk.security() == ["press_report_not_yours"]
    after = await desk.snapshot()
    assert after["cases"] == before["cases"]


async def test_a_right_that_ended_while_typing_files_nothing(desk: Desk) -> None:
    """P3"""
    from storage import tables

    unit = await unit_member(desk, "20", "Trần Thu")
    await unit.says(f"/phananh {SAID}")
    await unit.says("Báo Ví Dụ")
    await desk.database.write(lambda work: work.connection.execute(tables.memberships.update().values(until=work.now)))
    await unit.presses("✅ Gửi phản ánh")
    assert await desk.security() == ["press_report_not_yours"]
    assert (await desk.snapshot())["cases"] == []


async def test_two_links_are_not_guessed_between(desk: Desk) -> None:
    unit = await unit_member(desk, "20", "Trần Thu")
    await unit.says("/phananh https://a.example.vn/tin-1 và https://b.example.vn/tin-2")
    await unit.says("Báo Ví Dụ")
    assert "Xin dán đường dẫn" in unit.last.text
    await unit.says("không có")
    assert "Chưa thấy đúng một đường dẫn" in unit.last.text
    await unit.says("https://a.example.vn/tin-1")
    await unit.presses("✅ Gửi phản ánh")
    assert (await desk.case()).url == "https://a.example.vn/tin-1"
