"""The letter to the newsroom: begun from theirs and ours, approved by whoever speaks, sent; and what becomes of it."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from procedure.clocks import Standing
from procedure.terms import Clock, Role, State
from storage.clocks import ClockRow
from storage.words import Said
from tests.handlers.correction.newsroom import CODE, LINK, OURS, THEIRS, Newsroom, newsroom, province
from tests.handlers.rig import PDF, Desk
from tests.handlers.speaker.right import BARRED
from tests.handlers.speaker.stage import chooses, marked
from tests.handlers.unit.unit_rig import clock_of

BOTH = pytest.mark.parametrize("channel", [Channel.TELEGRAM, Channel.ZALO])


async def target(desk: Desk) -> ClockRow:
    """The newest CORRECTION clock."""
    return await clock_of(desk, Clock.CORRECTION)


async def escalated(them: Newsroom, to: str = "Cơ quan chủ quản báo chí") -> None:
    """From the card to the record."""
    await them.speaker.says(CODE)
    await chooses(them.speaker, "Kiến nghị cấp trên, khởi kiện")
    await chooses(them.speaker, to)
    await them.speaker.says("21/BHXH-TTTT ngày 23/11/2026, gửi Bộ chủ quản")
    await them.speaker.says("Tòa soạn không trả lời.")
    await chooses(them.speaker, "✅ Ghi nhận")


@BOTH
async def test_the_letter_begins_from_theirs_ours_and_what_is_asked(desk: Desk, channel: Channel) -> None:
    """3.6, 5.1.d"""
    them = await newsroom(desk, channel, channel)
    await them.opens()
    await them.officer.says(CODE)
    await chooses(them.officer, "Soạn, trình duyệt")
    begun = them.officer.last.text
    for words in (THEIRS, OURS, "chưa đúng sự thật", "thông báo kết quả bằng văn bản tới BHXH Việt Nam"):
        assert words in begun
    await chooses(them.officer, "Dùng bản này")
    assert "toasoan@bao.vn" in them.officer.last.text
    assert "Từ chối một phần" not in them.officer.last.buttons
    await chooses(them.officer, "✅ Trình duyệt")
    assert (await desk.case()).facts.state is State.REVIEW
    assert THEIRS in them.speaker.last.text


@BOTH
async def test_once_approved_the_letter_leaves_and_the_target_begins(any_desk: Desk, channel: Channel) -> None:
    """3.6"""
    them = await newsroom(any_desk, speaker=channel)
    await them.sends()
    case, clock = await any_desk.case(), await target(any_desk)
    assert case.facts.state is State.SENT
    assert (clock.met_at, clock.void_at) == (None, None)
    await them.officer.says(CODE)
    assert "TTBC-BHXH" in them.officer.last.text
    assert "mục tiêu" in them.officer.last.text
    assert ("issue", "SENT", "3.6") in await them.events()
    assert await them.is_whole()


async def test_nobody_but_who_speaks_approves_or_takes_it_further_or_drops_it(desk: Desk) -> None:
    """2.6, 9.8"""
    them = await newsroom(desk)
    await them.sends()
    version = (await desk.case()).facts.version
    for action in ("case.escalate", "case.drop"):
        await them.officer.carries(f"{action}:1:{version}")
        assert (await desk.case()).facts.state is State.SENT
    assert BARRED in them.officer.chat[-2].text or BARRED in them.officer.last.text


@BOTH
async def test_what_was_published_meets_the_target_at_the_time_it_was(desk: Desk, channel: Channel) -> None:
    them = await newsroom(desk, channel)
    await them.sends()
    desk.clock.advance(3 * 3_600)
    await them.officer.says(CODE)
    await chooses(them.officer, "Báo đã đăng, phát")
    await them.officer.says("Báo đã đăng rồi.")
    assert "chưa đủ làm bằng chứng" in them.officer.last.text
    await them.officer.says("https://bao.example.vn/dinh-chinh")
    await them.officer.says("8:00 22/11/2026")
    assert "là trước khi văn bản được gửi" in them.officer.last.text
    await them.officer.says("bây giờ")
    case, clock = await desk.case(), await target(desk)
    assert case.facts.state is State.PUBLISHED
    assert clock.standing(desk.clock.now()) is Standing.MET
    assert [one.kind for one in await them.said()][-1] is Said.PUBLISHED
    await chooses(them.officer, "Đóng hồ sơ")
    await them.officer.says("Báo đã cải chính đủ.")
    assert (await desk.case()).facts.state is State.CLOSED
    assert "https://bao.example.vn/dinh-chinh" in them.officer.last.text or "Đã đóng" in them.officer.last.text
    assert await them.is_whole()


async def test_a_scan_is_evidence_of_what_a_paper_printed(desk: Desk) -> None:
    them = await newsroom(desk)
    await them.sends()
    await them.officer.says(CODE)
    await them.officer.presses("Báo đã đăng, phát")
    await them.officer.says("", PDF)
    await them.officer.presses("Chỉ dùng 1 tệp đính kèm")
    await them.officer.presses("Vừa xong")
    assert (await desk.case()).facts.state is State.PUBLISHED


@BOTH
async def test_unanswered_is_said_once_to_the_holder_and_the_spokesperson_with_the_ways_on(
    desk: Desk, channel: Channel
) -> None:
    """9.8: the aim is over; it is no deadline, and nobody else hears of it."""
    them = await newsroom(desk, speaker=channel)
    await them.sends()
    assert await them.waits(4) == 0
    assert await them.waits(2) == 1
    assert await them.looks() == 0
    case, clock = await desk.case(), await target(desk)
    assert (case.facts.state, clock.met_at, clock.void_at) == (State.UNANSWERED, None, None)
    for guest in (them.officer, them.speaker):
        told = guest.saw("chưa đăng, phát phản hồi, cải chính")
        assert "không phải thời hạn" in told.text
        assert len([one for one in guest.chat if "⏳ Hồ sơ" in one.text]) == 1
    assert "Kiến nghị cấp trên, khởi kiện" in them.speaker.saw("chưa đăng, phát").buttons
    assert "Kiến nghị cấp trên, khởi kiện" not in them.officer.saw("chưa đăng, phát").buttons
    await them.officer.says("/viec")
    assert CODE in them.officer.last.text


async def test_nobody_is_woken_by_a_target(desk: Desk) -> None:
    """Quiet hours hold back targets."""
    them = await newsroom(desk)
    await them.sends()
    clock = await target(desk)
    night = clock.due_at.astimezone(desk.zone).replace(hour=23, minute=0)
    desk.clock.advance(int((night - desk.clock.now()).total_seconds()))
    assert await them.looks() == 0
    desk.clock.advance(8 * 3_600)
    assert await them.looks() == 1


@pytest.mark.parametrize(
    "to",
    [
        "Cơ quan báo chí, lần nữa bằng văn bản",
        "Cơ quan chủ quản báo chí",
        "Cơ quan quản lý nhà nước về báo chí",
        "Khởi kiện tại Tòa án",
    ],
)
async def test_it_is_taken_further_to_each_that_9_8_names(desk: Desk, to: str) -> None:
    """9.8"""
    them = await newsroom(desk)
    await them.sends()
    await them.waits()
    await escalated(them, to)
    assert (await desk.case()).facts.state is State.ESCALATED
    assert (await target(desk)).void_at is not None
    await them.officer.says(CODE)
    assert f"{to} – 21/BHXH-TTTT" in them.officer.last.text
    assert "Tòa soạn không trả lời." in them.officer.saw("được tiếp tục nêu ý kiến").text
    assert await them.is_whole()


async def test_it_can_be_taken_further_again_and_then_closed(desk: Desk) -> None:
    them = await newsroom(desk)
    await them.sends()
    await them.waits()
    await escalated(them)
    await escalated(them, "Khởi kiện tại Tòa án")
    await them.officer.says(CODE)
    assert "Cơ quan chủ quản báo chí" in them.officer.last.text
    assert "Khởi kiện tại Tòa án" in them.officer.last.text
    await them.officer.presses("Đóng hồ sơ")
    await them.officer.says("Tòa án đã thụ lý.")
    assert (await desk.case()).facts.state is State.CLOSED
    assert [event for event, *_ in await them.events()][-3:] == ["escalate", "escalate", "close"]


async def test_what_is_sensitive_is_reported_up_before_the_letter(desk: Desk) -> None:
    """9.6"""
    them = await newsroom(desk)
    general = await desk.staff("3", Role.DIRECTOR_GENERAL, name="Lê Hùng Cường", unit="LD")
    await them.opens()
    await marked(desk)
    await them.drafts()
    await them.speaker.says(CODE)
    assert "✅ Duyệt" not in them.speaker.last.buttons
    await them.speaker.presses("⬆️ Báo cáo Tổng Giám đốc")
    await general.says(CODE)
    await general.presses("👁 Đã xem, không có ý kiến khác")
    await them.approves()
    await them.office.issued()
    assert (await desk.case()).facts.state is State.SENT


@pytest.mark.parametrize("sent", [False, True])
async def test_whoever_speaks_drops_it_with_why_and_it_can_be_opened_again(desk: Desk, sent: bool) -> None:
    them = await newsroom(desk)
    await (them.sends() if sent else them.opens())
    await them.speaker.says(CODE)
    if "Thôi đề nghị cải chính" not in them.speaker.last.buttons:
        await them.speaker.presses("Việc khác…")
    await them.speaker.presses("Thôi đề nghị cải chính")
    await them.speaker.says("Báo đã tự gỡ bài.")
    assert (await desk.case()).facts.state is State.DROPPED
    assert "không trả lời" not in them.speaker.last.text
    await them.officer.says(CODE)
    await them.officer.presses("Mở lại")
    await them.officer.says("Báo đăng lại bài cũ.")
    assert (await desk.case()).facts.state is State.DRAFTING
    assert "Soạn, trình duyệt" in them.officer.last.buttons
    assert await them.is_whole()


async def test_a_provinces_own_is_signed_by_its_director(desk: Desk) -> None:
    """5.2.b, 2.2.a"""
    centre = await desk.staff("1", name="Đỗ Thị Mai")
    them = await province(desk)
    await them.officer.says(f"/caichinh {LINK}")
    await them.officer.presses("Hồ sơ của BHXH tỉnh")
    for words in ("Đài PTTH Ví Dụ", THEIRS, "sai sự thật", OURS, "xong", "bỏ qua"):
        await them.officer.says(words)
    await them.officer.presses("✅ Mở hồ sơ cải chính")
    await them.drafts()
    assert "kết quả bằng văn bản tới BHXH tỉnh Nghệ An" in them.officer.saw("Đề nghị Quý cơ quan").text
    await them.approves()
    await them.office.issued()
    assert (await desk.case()).facts.state is State.SENT
    assert centre.chat == []
    assert ("approve", "APPROVED", "5.2.b") in await them.events()


async def test_the_issued_statement_is_found_by_its_number_its_case_or_a_press(desk: Desk) -> None:
    """9.8: our statement beside theirs, as it was issued."""
    them = await newsroom(desk)
    asker = await desk.known("9")
    await asker.files_request()
    await them.officer.says(CODE)
    for label in ("Tự soạn trả lời", "Soạn, trình duyệt"):
        await them.officer.presses(label)
    await them.officer.says(OURS)
    await them.officer.presses("✅ Trình duyệt")
    await them.approves()
    await them.office.issued()
    for named in ("1", "số 01/TTBC-BHXH", CODE, "bc 2026 00001"):
        await them.officer.says(f"/caichinh {LINK}")
        for words in ("Báo Ví Dụ", THEIRS, "sai lệch"):
            await them.officer.says(words)
        assert any("01/TTBC-BHXH" in one for one in them.officer.last.buttons)
        await them.officer.says("77/TTBC-BHXH")
        assert "Chưa thấy văn bản đã phát hành nào là “77/TTBC-BHXH”" in them.officer.last.text
        await them.officer.says(named)
        await them.officer.says("xong")
        await them.officer.says("bỏ qua")
        assert f"tại văn bản số 01/TTBC-BHXH ({CODE}):\n{OURS}" in them.officer.last.text, named
        await them.officer.says("hủy")
    await them.officer.says(f"/caichinh {LINK}")
    for words in ("Báo Ví Dụ", THEIRS, "sai lệch"):
        await them.officer.says(words)
    await them.officer.presses(next(one for one in them.officer.last.buttons if "01/TTBC-BHXH" in one))
    for words in ("xong", "bỏ qua"):
        await them.officer.says(words)
    await them.officer.presses("✅ Mở hồ sơ cải chính")
    await them.officer.says("BC-2026-00002")
    await them.officer.presses("Soạn, trình duyệt")
    assert f"tại văn bản số 01/TTBC-BHXH, nguyên văn như sau:\n“{OURS}”" in them.officer.last.text


async def test_a_button_pressed_twice_and_an_old_one_do_nothing_more(desk: Desk) -> None:
    """T2"""
    them = await newsroom(desk)
    await them.opens()
    review = them.officer.saw("Báo đã đăng, phát:\n")
    await them.officer.presses("✅ Mở hồ sơ cải chính", on=review)
    assert len((await desk.snapshot())["cases"]) == 1
    await them.drafts()
    await them.approves()
    await them.office.issued()
    old = them.speaker.last
    version = (await desk.case()).facts.version
    await them.officer.carries(f"case.published:1:{version - 1}")
    assert "Thẻ này đã cũ" in "".join(them.officer.toasts)
    assert old.text
    assert (await desk.case()).facts.version == version
