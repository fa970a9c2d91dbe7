"""Filing for somebody who wrote or called (5.1.c, 7.1.a)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from procedure.terms import Event, State
from storage import people, trail, words
from tests.handlers.journalist.stage import CODE, take
from tests.handlers.rig import PDF, Desk, Guest


async def filed(desk: Desk, reach: str | None) -> Guest:
    """By an officer, for a journalist who sent a letter."""
    officer = await desk.staff("1", name="Đỗ Thị Mai")
    await officer.says("/nhapho")
    await officer.says("Nguyễn Văn Bình")
    await officer.says("Báo Lao Động")
    await (officer.says(reach) if reach else officer.presses("Bỏ qua"))
    await officer.presses("Công văn, thư")
    await officer.says("9h hôm qua")
    await officer.says("Xin số người ở Nghệ An đóng BHXH tự nguyện.", PDF)
    return officer


async def test_with_an_address_the_answer_goes_by_mail_and_it_counts_from_when_it_came(any_desk: Desk) -> None:
    officer = await filed(any_desk, "binh@laodong.vn")
    assert "gửi qua thư điện tử" in officer.last.text
    await officer.presses("✅ Nhận hộ")
    assert f"mã hồ sơ {CODE}" in officer.saw("Đã nhận hộ").text
    case = await any_desk.case()
    assert case.filed_at == datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
    assert (case.asker, case.outlet, case.came_by, case.unit_code) == (
        "Nguyễn Văn Bình",
        "Báo Lao Động",
        "letter",
        "NAN",
    )
    account = await any_desk.database.read(lambda work: people.account(work, case.waiting[0].account_id))
    assert (account.channel, account.external_id, account.person_id) == (
        "email",
        "binh@laodong.vn",
        case.waiting[0].person_id,
    )
    rows = await any_desk.database.read(lambda work: trail.of_case(work, case.id))
    assert (rows[0].entry.capacity, rows[0].occurred_at) == ("press_officer", case.filed_at)
    assert len(await any_desk.database.read(lambda work: words.files_of_case(work, case.id))) == 1
    assert "Nhận hộ: bằng công văn, thư" in officer.last.text
    assert await any_desk.database.read(trail.verify) == []


@pytest.mark.parametrize("reach", ["0912 345 678", None])
async def test_without_an_address_it_is_said_that_the_answer_goes_another_way(desk: Desk, reach: str | None) -> None:
    officer = await filed(desk, reach)
    assert "gửi bằng cách khác" in officer.last.text
    await officer.presses("✅ Nhận hộ")
    assert "Đã gửi bằng cách khác" in officer.saw("Đã nhận hộ").text
    case = await desk.case()
    assert case.waiting[0].person_id == case.opened_by
    mine = await desk.database.read(lambda work: people.account(work, case.waiting[0].account_id))
    assert mine.person_id != case.opened_by
    said = await desk.database.read(lambda work: words.of_case(work, case.id)[0].body)
    assert (reach is None) or (reach in (said or ""))


async def test_the_officer_is_no_asker_of_it(desk: Desk) -> None:
    officer = await filed(desk, "binh@laodong.vn")
    await officer.presses("✅ Nhận hộ")
    await officer.carries("case.supplement:1:0")
    assert "không có quyền" in officer.last.text
    await take(desk, officer, Event.CLAIM)
    assert (await desk.case()).facts.state is State.RECEIVED


async def test_the_same_address_as_a_known_journalists_gives_nobody_their_cases(desk: Desk) -> None:
    """T28"""
    other = await desk.known("2")
    await other.carries("email.start::0")
    await other.says("binh@laodong.vn")
    officer = await filed(desk, "binh@laodong.vn")
    await officer.presses("✅ Nhận hộ")
    await other.says("/hoso")
    assert "chưa có yêu cầu nào" in other.last.text


async def test_it_is_for_the_press_centre_alone(desk: Desk) -> None:
    journalist = await desk.known("2")
    await journalist.says("/nhapho")
    assert "không có quyền" in journalist.last.text
    assert await desk.security() == ["not_desk"]


async def test_nonsense_for_an_address_is_named(desk: Desk) -> None:
    officer = await desk.staff("1")
    await officer.says("/nhapho")
    await officer.says("Nguyễn Văn Bình")
    await officer.says("Báo Lao Động")
    await officer.says("tòa soạn")
    assert "“tòa soạn” không phải e-mail hay số điện thoại" in officer.last.text
