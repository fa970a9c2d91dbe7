"""Asking the press for a correction: evidence, ground, our words beside theirs, what is asked (3.6, 5.1, 5.2, 9.8)."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from procedure.authority import AGENCY
from procedure.terms import Kind, Role, State
from tests.handlers.correction.newsroom import LINK, OURS, THEIRS, newsroom
from tests.handlers.rig import PDF, Desk
from tests.handlers.speaker.stage import chooses

BOTH = pytest.mark.parametrize("channel", [Channel.TELEGRAM, Channel.ZALO])


@BOTH
async def test_what_is_untrue_becomes_a_case_of_the_centre_with_theirs_and_ours(desk: Desk, channel: Channel) -> None:
    """5.1.d"""
    them = await newsroom(desk, channel, channel)
    await them.opens()
    review = them.officer.saw("Báo đã đăng, phát:")
    assert THEIRS in review.text
    case = await desk.case()
    assert (case.facts.kind, case.facts.scope, case.facts.state) == (Kind.CORRECTION, AGENCY, State.DRAFTING)
    assert (case.outlet, case.url, case.details["address"]) == ("Báo Ví Dụ", LINK, "toasoan@bao.vn")
    assert (case.details["basis"], case.details["asks"]) == ("untrue", "correction")
    card = them.speaker.saw("Đề nghị cơ quan báo chí phản hồi, cải chính")
    assert "Soạn văn bản gửi cơ quan báo chí: Trung tâm Truyền thông" in card.text
    assert THEIRS in card.text
    assert OURS in card.text
    assert "điểm d khoản 1 Điều 5" in card.text
    assert "Soạn, trình duyệt" in them.officer.saw("Đã mở hồ sơ").buttons
    assert await them.is_whole()


@BOTH
async def test_what_is_distorted_needs_what_we_had_said(desk: Desk, channel: Channel) -> None:
    """9.8: without our own words there is nothing to compare."""
    them = await newsroom(desk, channel)
    await them.officer.says(f"/caichinh {LINK}")
    await them.officer.says("Báo Ví Dụ")
    await them.officer.says(THEIRS)
    await chooses(them.officer, "Không chính xác so với phát ngôn")
    await them.officer.says("bỏ qua")
    assert "không bỏ qua được" in them.officer.last.text
    await them.officer.says(OURS)
    await chooses(them.officer, "Xong")
    await chooses(them.officer, "Bỏ qua")
    assert "Cơ quan BHXH đã phát ngôn" in them.officer.last.text
    await chooses(them.officer, "✅ Mở hồ sơ cải chính")
    case = await desk.case()
    assert (case.details["basis"], case.details["asks"]) == ("distorted", "response")
    assert "khoản 8 Điều 9" in them.officer.last.text or "khoản 8 Điều 9" in them.speaker.last.text


async def test_without_a_link_a_scan_is_the_evidence(any_desk: Desk) -> None:
    """3.6: what cannot be shown is not asked for."""
    them = await newsroom(any_desk)
    await them.officer.says("/caichinh")
    await them.officer.says("Báo Ví Dụ")
    await them.officer.says("không rõ đường dẫn")
    assert "Chưa thấy đúng một đường dẫn" in them.officer.last.text
    await them.officer.presses("Không có đường dẫn")
    await them.officer.says("Tôi đọc thấy trên báo giấy.")
    assert "chưa đủ làm căn cứ" in them.officer.last.text
    await them.officer.says("", PDF)
    await them.officer.says(THEIRS)
    await them.officer.presses("Chưa đúng sự thật")
    await them.officer.presses("Bỏ qua")
    await them.officer.presses("Xong")
    await them.officer.presses("Bỏ qua")
    await them.officer.presses("✅ Mở hồ sơ cải chính")
    case = await any_desk.case()
    assert (case.url, case.details) == (None, {"basis": "untrue", "asks": "correction", "cut": str(len(THEIRS))})
    card = them.speaker.last
    assert [one.name for one in card.out.files] == [PDF.name] or PDF.name in card.text
    assert "chưa có thư điện tử" in card.text
    assert await them.is_whole()


async def test_several_things_are_asked_for_by_ticks_or_in_words(desk: Desk) -> None:
    """3.6: response, correction, public apology."""
    them = await newsroom(desk)
    await them.officer.says(f"/caichinh {LINK}")
    for words in ("Báo Ví Dụ", THEIRS, "sai sự thật", OURS):
        await them.officer.says(words)
    assert "☑ cải chính" in them.officer.last.buttons
    await them.officer.presses("☐ xin lỗi công khai")
    await them.officer.presses("☑ cải chính")
    await them.officer.presses("☑ xin lỗi công khai")
    await them.officer.presses("Xong")
    assert "Chưa chọn đề nghị nào" in them.officer.last.text
    await them.officer.says("bồi thường")
    assert "“bồi thường” chưa phải một đề nghị" in them.officer.last.text
    await them.officer.says("cai chinh va xin loi")
    await them.officer.says("không phải e-mail")
    assert "chưa phải địa chỉ thư điện tử" in them.officer.last.text
    await them.officer.presses("Bỏ qua")
    assert "cải chính, xin lỗi công khai" in them.officer.last.text
    await them.officer.presses("✅ Mở hồ sơ cải chính")
    assert (await desk.case()).details["asks"] == "correction,apology"


async def test_a_name_near_one_of_the_directory_is_offered_and_never_changed_behind_the_writer(desk: Desk) -> None:
    them = await newsroom(desk)
    await them.officer.says("/caichinh")
    await them.officer.says("Báo Tuổi Trer")
    assert "Báo Tuổi Trẻ" in them.officer.last.buttons
    await them.officer.presses("Giữ nguyên “Báo Tuổi Trer”")
    assert "của Báo Tuổi Trer" in them.officer.last.text


async def test_the_ground_can_be_changed_at_the_review_and_asks_for_what_it_needs(desk: Desk) -> None:
    them = await newsroom(desk)
    await them.officer.says(f"/caichinh {LINK}")
    for words in ("Báo Ví Dụ", THEIRS, "sai sự thật"):
        await them.officer.says(words)
    await them.officer.presses("Bỏ qua")
    await them.officer.presses("Xong")
    await them.officer.presses("Bỏ qua")
    assert "bổ sung khi soạn văn bản" in them.officer.last.text
    await them.officer.says("Gửi giúp nhé")
    assert "Đây là bản xem lại" in them.officer.last.text
    await them.officer.presses("Sửa căn cứ")
    await them.officer.presses("Không chính xác so với phát ngôn")
    await them.officer.says(OURS)
    assert f"Cơ quan BHXH đã phát ngôn:\n{OURS}" in them.officer.last.text
    await them.officer.presses("✅ Mở hồ sơ cải chính")
    assert (await desk.case()).details["basis"] == "distorted"


@pytest.mark.parametrize(("choice", "scope"), [("Hồ sơ của BHXH tỉnh", "NAN"), ("Báo Trung tâm Truyền thông", AGENCY)])
async def test_a_province_says_whose_matter_it_is(desk: Desk, choice: str, scope: str) -> None:
    """5.2.b: the local press on a province's own work is the province's."""
    centre = await desk.staff("1", name="Đỗ Thị Mai")
    director = await desk.staff("31", Role.PROVINCE_DIRECTOR, name="Phan Giám", unit="NAN")
    officer = await desk.staff("30", Role.PROVINCE_OFFICER, name="Hồ Nghệ", unit="NAN")
    await officer.says(f"/caichinh {LINK}")
    await officer.says("việc khác")
    assert "“việc khác” chưa rõ" in officer.last.text
    await officer.presses(choice)
    await officer.says("Báo Nghệ An")
    if "Giữ nguyên “Báo Nghệ An”" in officer.last.buttons:
        await officer.presses("Giữ nguyên “Báo Nghệ An”")
    await officer.says(THEIRS)
    point = "điểm b khoản 2 Điều 5" if scope == "NAN" else "điểm d khoản 1 Điều 5"
    assert point in officer.last.text
    for words in ("sai sự thật", OURS, "xong", "bỏ qua"):
        await officer.says(words)
    await officer.presses("✅ Mở hồ sơ cải chính")
    case = await desk.case()
    assert (case.facts.scope, case.facts.opener) == (scope, "NAN" if scope == AGENCY else None)
    assert bool(director.chat) is (scope == "NAN")
    assert bool(centre.chat) is (scope == AGENCY)


@pytest.mark.parametrize("role", [Role.UNIT_HEAD, Role.LEADER, Role.ADMINISTRATOR])
async def test_nobody_else_opens_one(desk: Desk, role: Role) -> None:
    """3.6: the press centre, and a province's people."""
    guest = await desk.staff("7", role, name="Vũ Huy", unit="TCKT")
    await guest.says("/caichinh")
    await guest.carries("correct.start::0")
    assert await desk.security() == ["correction_not_yours"] * 2
    assert (await desk.snapshot())["cases"] == []


async def test_a_right_that_ended_while_typing_files_nothing_and_gives_the_words_back(desk: Desk) -> None:
    """P2, P3"""
    from storage import tables

    them = await newsroom(desk)
    await them.officer.says(f"/caichinh {LINK}")
    for words in ("Báo Ví Dụ", THEIRS, "sai sự thật", OURS, "xong", "bỏ qua"):
        await them.officer.says(words)
    await desk.database.write(lambda work: work.connection.execute(tables.memberships.update().values(until=work.now)))
    await them.officer.presses("✅ Mở hồ sơ cải chính")
    assert await desk.security() == ["correction_not_yours"]
    assert THEIRS in them.officer.last.text
    assert (await desk.snapshot())["cases"] == []


async def test_back_leads_to_the_question_that_was_asked_before_not_to_one_that_was_not(desk: Desk) -> None:
    """9.8: what is distorted is set beside our own words; what is true instead was never asked."""
    them = await newsroom(desk)
    await them.officer.says(f"/caichinh {LINK}")
    for words in ("Báo Ví Dụ", THEIRS, "không chính xác", OURS):
        await them.officer.says(words)
    assert "Đề nghị cơ quan báo chí" in them.officer.last.text
    await them.officer.presses("Quay lại")
    assert "đã phát ngôn thế nào" in them.officer.last.text
