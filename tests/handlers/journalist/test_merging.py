"""Cases that are one matter: merged and taken out again, unseen by each other's journalists."""

from __future__ import annotations

from procedure.facts import Act
from procedure.terms import Event, Role, State
from storage import askers, trail
from tests.handlers.journalist.stage import CODE, OTHER, approved, everybody, hand_in, take
from tests.handlers.rig import QUESTION, Desk, Guest

ALIKE = "Đề nghị cho biết bao nhiêu người ở Nghệ An đang tham gia BHXH tự nguyện?"
APART = "Lương hưu năm 2027 sẽ tăng bao nhiêu phần trăm?"


async def two_cases(desk: Desk, second: str = ALIKE) -> tuple[Guest, Guest, Guest, Guest]:
    """The officer, two journalists with a case each, the Spokesperson."""
    officer, first, speaker = await everybody(desk)
    other = await desk.known("3")
    await other.files_request(second)
    return officer, first, other, speaker


async def merge(officer: Guest, ref: int = 1, into: str = OTHER) -> None:
    """From the button to the confirmation."""
    await officer.carries(f"case.merge:{ref}:0")
    await officer.says(into)
    await officer.presses(f"Gộp vào {into}")


async def test_a_like_open_case_is_suggested_with_its_reasons(any_desk: Desk) -> None:
    officer, _, _, _ = await two_cases(any_desk)
    await officer.carries("case.merge:1:0")
    assert f"• {OTHER}" in officer.last.text
    assert "câu hỏi giống" in officer.last.text
    assert "cùng nơi BHXH tỉnh Nghệ An" in officer.last.text
    await officer.presses(OTHER)
    assert f"Gộp {CODE} vào {OTHER}" in officer.last.text
    assert "các nhà báo không biết nhau" in officer.last.text
    assert (await any_desk.case()).facts.state is State.RECEIVED


async def test_a_case_about_something_else_is_not_suggested_but_may_be_named(desk: Desk) -> None:
    officer, _, _, _ = await two_cases(desk, APART)
    await officer.carries("case.merge:1:0")
    assert "Chưa thấy hồ sơ đang mở nào giống" in officer.last.text
    await officer.says("bc 2026 00002")
    assert f"Gộp {CODE} vào {OTHER}" in officer.last.text


async def test_nonsense_itself_and_a_closed_case_are_named_as_what_they_are(desk: Desk) -> None:
    officer, _, other, _ = await two_cases(desk)
    await take(desk, other, Event.WITHDRAW, code=OTHER)
    await officer.carries("case.merge:1:0")
    for typed, why in (("hồ sơ kia", "không phải mã"), (CODE, "Không gộp được"), (OTHER, "Không gộp được")):
        await officer.says(typed)
        assert why in officer.last.text


async def test_both_trails_have_it_and_the_journalists_get_the_one_answer_unseen_by_each_other(any_desk: Desk) -> None:
    officer, first, other, speaker = await two_cases(any_desk)
    await merge(officer)
    merged, whole = await any_desk.case(), await any_desk.case(OTHER)
    assert (merged.facts.state, merged.merged_into) == (State.MERGED, whole.id)
    assert len(whole.facts.askers) == 2
    events = await any_desk.database.read(
        lambda work: [[r.entry.event for r in trail.of_case(work, n)] for n in (1, 2)]
    )
    assert [one[-1] for one in events] == ["merge", "join"]
    assert f"được xử lý trong hồ sơ {OTHER}" in first.last.text
    assert not any(OTHER in message.text and "gộp" in message.text.lower() for message in other.chat)
    assert not any("nhà báo khác" in message.text or "Báo" in message.text for message in first.chat[-1:])
    await take(any_desk, officer, Event.TAKE_ON, code=OTHER)
    await hand_in(any_desk, officer, code=OTHER)
    await approved(any_desk, speaker, OTHER)
    for journalist in (first, other):
        await journalist.says("/hoso")
        assert "Đã trả lời" in journalist.last.text
    assert await any_desk.database.read(trail.verify) == []


async def test_in_a_merged_case_the_journalist_goes_on_in_the_other_one(any_desk: Desk) -> None:
    officer, first, _, _ = await two_cases(any_desk)
    await merge(officer)
    await first.says("/hoso")
    assert CODE in first.last.text
    assert f"xử lý cùng hồ sơ {OTHER}" in first.last.text
    assert first.last.buttons.keys() >= {"Bổ sung thông tin"}
    await first.presses("Bổ sung thông tin")
    await first.says("Xin thêm số của năm 2025.")
    assert f"Đã bổ sung vào hồ sơ {OTHER}" in first.last.text
    assert "Xin thêm số của năm 2025." in officer.last.text


async def test_a_reply_to_a_message_about_the_merged_case_reaches_the_other_one(desk: Desk) -> None:
    officer, first, _, _ = await two_cases(desk)
    filed = first.saw("Đã tiếp nhận")
    await merge(officer)
    await first.says("Bổ sung: cần số liệu cả năm 2025.", replied_to=filed.id)
    assert f"Đã bổ sung vào hồ sơ {OTHER}" in first.last.text


async def test_the_other_cases_asker_sees_nothing_of_the_merged_one(desk: Desk) -> None:
    """T28"""
    officer, _, other, _ = await two_cases(desk)
    await merge(officer)
    await other.says("/hoso")
    assert CODE not in other.last.text
    await other.says(f"/hoso {CODE}")
    assert "Không tìm thấy hồ sơ này" in other.last.text


async def test_taken_out_again_each_has_their_own_case(any_desk: Desk) -> None:
    officer, first, other, _ = await two_cases(any_desk)
    await merge(officer)
    await officer.carries("case.unmerge:1:0")
    await officer.says("Khác phạm vi thời gian.")
    merged, whole = await any_desk.case(), await any_desk.case(OTHER)
    assert (merged.facts.state, merged.merged_into, len(merged.waiting)) == (State.RECEIVED, None, 1)
    assert len(whole.waiting) == 1
    assert f"{CODE} của Anh/Chị từ nay được xử lý riêng" in first.last.text
    await first.says("/hoso")
    assert OTHER not in first.last.text
    await first.says(f"/hoso {OTHER}")
    assert CODE in first.last.text or "Không tìm thấy" in first.last.text
    await other.says("/hoso")
    assert OTHER in other.last.text
    assert await any_desk.database.read(trail.verify) == []


async def test_taken_out_again_it_is_where_it_was_worked_on(desk: Desk) -> None:
    officer, _, _, _ = await two_cases(desk)
    await take(desk, officer, Event.TAKE_ON)
    assert (await desk.case()).facts.state is State.COMPILING
    await merge(officer)
    await officer.carries("case.unmerge:1:0")
    await officer.says("Khác phạm vi thời gian.")
    assert (await desk.case()).facts.state is State.COMPILING
    assert "Soạn, trình duyệt" in officer.saw("Đã tách").buttons


async def test_merged_taken_out_and_merged_again_the_journalist_waits_once(any_desk: Desk) -> None:
    officer, _, _, _ = await two_cases(any_desk)
    await merge(officer)
    await officer.carries("case.unmerge:1:0")
    await officer.says("Nhầm.")
    await merge(officer)
    whole = await any_desk.case(OTHER)
    assert len(whole.waiting) == len(whole.facts.askers) == 2


async def test_whoever_asked_both_waits_once_and_keeps_the_own_case_when_they_part(any_desk: Desk) -> None:
    officer, first, _ = await everybody(any_desk)
    await first.files_request(ALIKE)
    await merge(officer)
    assert len((await any_desk.case(OTHER)).waiting) == 1
    await officer.carries("case.unmerge:1:0")
    await officer.says("Khác nhau.")
    merged, whole = await any_desk.case(), await any_desk.case(OTHER)
    assert (len(merged.waiting), len(whole.waiting)) == (1, 1)


async def test_whoever_left_the_whole_is_not_an_asker_again_when_it_is_taken_out(any_desk: Desk) -> None:
    officer, first, _, _ = await two_cases(any_desk)
    await merge(officer)
    await take(any_desk, officer, Event.TAKE_ON, code=OTHER)
    await first.says("/hoso")
    await first.presses("Thôi theo dõi")
    await first.presses("Đồng ý thôi theo dõi")
    await officer.carries("case.unmerge:1:0")
    await officer.says("Khác nhau.")
    assert (await any_desk.case()).waiting == ()


async def test_of_cases_merged_one_after_the_other_each_is_found_in_the_last(desk: Desk) -> None:
    officer, first, _, _ = await two_cases(desk)
    third = await desk.known("4")
    await third.files_request(ALIKE)
    await merge(officer)
    await merge(officer, 2, "BC-2026-00003")
    assert len((await desk.case("BC-2026-00003")).waiting) == 3
    await officer.carries("case.unmerge:2:0")
    await officer.says("Khác nhau.")
    last = await desk.case("BC-2026-00003")
    assert len(last.waiting) == 2
    assert len((await desk.case(OTHER)).waiting) == 1
    came = await desk.database.read(lambda work: askers.came_with(work, last.id, 1))
    assert len(came) == 1
    assert (await desk.case()).merged_into == last.id
    await first.says("/hoso")
    assert "BC-2026-00003" in first.last.text


async def test_a_direction_that_the_other_case_does_not_cover_is_said_and_nothing_is_merged(any_desk: Desk) -> None:
    """7.1.b"""
    officer, _, _, _ = await two_cases(any_desk)
    leader = await any_desk.staff("8", Role.LEADER, unit="LANHDAO")
    await take(any_desk, leader, Event.DIRECT, Act(reason="Làm rõ.", units=frozenset({"BTHU"})))
    await officer.carries("case.merge:1:0")
    await officer.says(OTHER)
    assert f"Gộp vào {OTHER}" not in officer.last.buttons
    assert "mà hồ sơ kia chưa có" in officer.saw("Xin thêm đơn vị vào hồ sơ kia").text
    assert (await any_desk.case()).facts.state is State.DIRECTED
    assert len((await any_desk.case(OTHER)).waiting) == 1


async def test_one_of_several_who_withdraws_leaves_and_the_case_goes_on(any_desk: Desk) -> None:
    officer, first, _, _ = await two_cases(any_desk)
    await merge(officer)
    await take(any_desk, officer, Event.PROPOSE, Act(reason="Cần chỉ đạo."), OTHER)
    await first.says("/hoso")
    await first.presses("Rút yêu cầu")
    await first.presses("Đồng ý rút")
    whole = await any_desk.case(OTHER)
    assert (whole.facts.state, len(whole.waiting)) == (State.PROPOSED, 1)
    await first.says("/hoso")
    assert "đã thôi theo dõi" in first.last.text


async def test_one_of_several_does_not_close_the_case_for_the_rest(desk: Desk) -> None:
    officer, first, _, _ = await two_cases(desk)
    await merge(officer)
    await take(desk, officer, Event.ANSWER_PUBLISHED, code=OTHER)
    await first.says("/hoso")
    await first.presses("Đã nhận đủ")
    assert "sẽ tự đóng" in first.last.text
    assert (await desk.case(OTHER)).facts.state is State.ANSWERED


async def test_merging_is_the_press_centres(desk: Desk) -> None:
    _, first, _, _ = await two_cases(desk)
    await first.carries("case.merge:1:0")
    assert "không có quyền" in first.last.text
    assert QUESTION not in first.last.text
