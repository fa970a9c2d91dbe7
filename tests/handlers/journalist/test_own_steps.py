"""What whoever asked does: adds, withdraws, leaves, asks again, follows up, says that it is enough, rates."""

from __future__ import annotations

import pytest

from procedure.facts import Act
from procedure.terms import Clock, Event, Role, State
from storage import clocks, trail, words
from storage.words import Said
from tests.handlers.journalist.stage import CODE, OTHER, approved, everybody, hand_in, refused, take
from tests.handlers.rig import PDF, Desk


async def test_what_is_added_after_a_text_was_handed_in_flags_and_never_slips_in(any_desk: Desk) -> None:
    officer, journalist, speaker = await everybody(any_desk)
    await take(any_desk, officer, Event.TAKE_ON)
    before = await hand_in(any_desk, officer)
    any_desk.clock.advance(60)
    await journalist.says("/hoso")
    await journalist.presses("Bổ sung thông tin")
    await journalist.says("Xin thêm số của Hà Tĩnh.", PDF)
    assert "Đã bổ sung vào hồ sơ" in journalist.last.text
    for reader in (officer, speaker):
        assert "Có bổ sung sau khi trình duyệt" in reader.last.text
        assert "Xin thêm số của Hà Tĩnh." in reader.last.text
    after = await any_desk.case()
    assert after.facts.draft == before.facts.draft
    assert after.text_id == before.text_id


async def test_before_a_direction_it_is_withdrawn_and_after_it_left(any_desk: Desk) -> None:
    officer, journalist, _ = await everybody(any_desk)
    await take(any_desk, officer, Event.TAKE_ON)
    await journalist.says("/hoso")
    assert "Rút yêu cầu" not in journalist.last.buttons
    await journalist.presses("Thôi theo dõi")
    assert "Trung tâm Truyền thông quyết định" in journalist.last.text
    await journalist.presses("Đồng ý thôi theo dõi")
    after = await any_desk.case()
    assert (after.facts.state, after.facts.askers) == (State.COMPILING, frozenset())
    await journalist.says("/hoso")
    assert "Anh/Chị đã thôi theo dõi hồ sơ này" in journalist.last.text
    assert "Bổ sung thông tin" not in journalist.last.buttons
    assert CODE in officer.last.text


async def test_whoever_left_gets_neither_the_answer_nor_the_document(desk: Desk) -> None:
    officer, journalist, speaker = await everybody(desk)
    await take(desk, officer, Event.TAKE_ON)
    await take(desk, journalist, Event.LEAVE)
    await hand_in(desk, officer, "Đến 31/10 có 12.345 người.")
    await approved(desk, speaker)
    await journalist.says("/hoso")
    assert "12.345" not in journalist.last.text


async def test_asked_again_after_a_refusal_it_goes_to_whoever_may_speak_with_the_reason(any_desk: Desk) -> None:
    officer, journalist, speaker = await everybody(any_desk)
    await refused(any_desk, speaker)
    await journalist.says("/hoso")
    await journalist.presses("Đề nghị xem lại")
    await journalist.says("Kết luận thanh tra đã công bố hôm qua.")
    assert "Đã chuyển đề nghị xem lại" in journalist.last.text
    assert (await any_desk.case()).facts.state is State.REVIEW
    for reader in (officer, speaker):
        assert "Kết luận thanh tra đã công bố hôm qua." in reader.last.text
    left = await any_desk.database.read(lambda work: clocks.running_of(work, 1))
    assert Clock.LOOK_AGAIN not in {one.clock for one in left}
    assert "CHỜ XEM LẠI VIỆC TỪ CHỐI" in officer.last.text
    await journalist.says("/hoso")
    assert "đang xem lại việc từ chối" in journalist.last.text


async def test_asking_again_twice_is_refused_and_the_words_are_given_back(desk: Desk) -> None:
    _, journalist, speaker = await everybody(desk)
    await refused(desk, speaker)
    await journalist.says("/hoso")
    await journalist.presses("Đề nghị xem lại")
    await take(desk, journalist, Event.ASK_AGAIN, Act(reason="Đã công bố."))
    await journalist.says("Lời này không được mất.")
    assert "Lời này không được mất." in journalist.last.text
    kept = await desk.database.read(lambda work: [one.body for one in words.of_case(work, 1)])
    assert "Lời này không được mất." not in kept


async def test_received_in_full_closes_the_case_and_is_a_receipt_too(any_desk: Desk) -> None:
    """3.4"""
    officer, journalist, _ = await everybody(any_desk)
    await take(any_desk, officer, Event.ANSWER_PUBLISHED)
    await journalist.says("/hoso")
    await journalist.presses("Đã nhận đủ")
    assert (await any_desk.case()).facts.state is State.CLOSED
    rows = await any_desk.database.read(lambda work: [one.entry.event for one in trail.of_case(work, 1)])
    assert rows[-2:] == ["delivered", "close"]
    assert await any_desk.database.read(trail.verify) == []


@pytest.mark.parametrize("typed", ["6", "rất tốt", "0"])
async def test_a_rating_is_one_to_five(desk: Desk, typed: str) -> None:
    officer, journalist, _ = await everybody(desk)
    await take(desk, officer, Event.ANSWER_PUBLISHED)
    await journalist.says("/hoso")
    await journalist.presses("Đánh giá")
    await journalist.says(typed)
    assert "từ 1 đến 5" in journalist.last.text
    await journalist.presses("4 – Hài lòng")
    await journalist.presses("Bỏ qua")
    assert "Cảm ơn Anh/Chị đã đánh giá" in journalist.last.text
    assert (await desk.case()).waiting[0].rating == 4


async def test_the_words_of_a_rating_stand_on_the_card(desk: Desk) -> None:
    officer, journalist, _ = await everybody(desk)
    await take(desk, officer, Event.ANSWER_PUBLISHED)
    await journalist.says("/hoso")
    await journalist.presses("Đánh giá")
    await journalist.says("5")
    await journalist.says("Nhanh và rõ.")
    await officer.carries("case.show:1:0")
    assert "5/5" in officer.last.text
    assert "Nhanh và rõ." in officer.last.text


async def test_a_follow_up_is_a_new_case_linked_to_the_one_before(any_desk: Desk) -> None:
    officer, journalist, _ = await everybody(any_desk)
    await take(any_desk, officer, Event.ANSWER_PUBLISHED)
    await journalist.says("/hoso")
    await journalist.presses("Hỏi tiếp")
    await journalist.says("Còn số của năm 2025 thì sao?")
    assert f"Tiếp theo hồ sơ: {CODE}" in journalist.last.text
    await journalist.presses("✅ Gửi yêu cầu")
    first, second = await any_desk.case(), await any_desk.case(OTHER)
    assert (second.follows, second.unit_code, second.topic_code) == (first.id, first.unit_code, first.topic_code)
    assert f"Tiếp theo hồ sơ {CODE}" in officer.last.text


async def test_a_follow_up_does_not_swallow_a_draft_about_something_else(desk: Desk) -> None:
    officer, journalist, _ = await everybody(desk)
    await take(desk, officer, Event.ANSWER_PUBLISHED)
    await journalist.says("/yeucau")
    await journalist.says("Một câu hỏi hoàn toàn khác về lương hưu?")
    await journalist.says("/hoso")
    await journalist.presses("Hỏi tiếp")
    assert "bản nháp yêu cầu khác" in journalist.last.text
    await journalist.presses("Tiếp tục bản nháp")
    assert "hoàn toàn khác về lương hưu" in journalist.last.text


async def test_an_open_case_is_not_followed_up(desk: Desk) -> None:
    _, journalist, _ = await everybody(desk)
    await journalist.carries("case.follow:1:0")
    assert "chưa được trả lời nên chưa hỏi tiếp được" in journalist.last.text


@pytest.mark.parametrize(
    "action", ["case.leave", "leave.yes", "case.follow", "case.again", "case.received", "case.rate", "case.paper"]
)
async def test_nobody_elses_case_is_touched_or_known(desk: Desk, action: str) -> None:
    """T28"""
    await everybody(desk)
    other = await desk.known("3")
    before = await desk.case()
    replies = [[one.text for one in await other.carries(f"{action}:{ref}:1")] for ref in ("1", "99")]
    assert replies[0] == replies[1] == ["Không tìm thấy hồ sơ này trong các hồ sơ của Anh/Chị."]
    assert await desk.case() == before


async def test_words_of_somebody_with_open_cases_are_asked_which_case_they_belong_to(desk: Desk) -> None:
    _, journalist, _ = await everybody(desk)
    await journalist.files_request("Lương hưu năm 2027 sẽ tăng bao nhiêu phần trăm?")
    await journalist.says("Xin cung cấp thêm số người tham gia BHXH tự nguyện ở Nghệ An năm 2025")
    assert {f"Bổ sung vào {CODE}", f"Bổ sung vào {OTHER}"} <= set(journalist.last.buttons)
    await journalist.presses(f"Bổ sung vào {CODE}")
    assert "Đã bổ sung vào hồ sơ" in journalist.last.text
    said = await desk.database.read(lambda work: [(one.kind, one.body) for one in words.of_case(work, 1)])
    assert said[-1][0] is Said.SUPPLEMENT
    assert "năm 2025" in (said[-1][1] or "")


async def test_a_file_alone_may_go_to_an_open_case(desk: Desk) -> None:
    _, journalist, _ = await everybody(desk)
    await journalist.says("", PDF)
    await journalist.presses(f"Bổ sung vào {CODE}")
    await journalist.says("Công văn của tòa soạn.")
    assert len(await desk.database.read(lambda work: words.files_of_case(work, 1))) == 1


async def test_a_press_authority_and_staff_are_not_asked_about_cases_they_do_not_have(desk: Desk) -> None:
    await everybody(desk)
    leader = await desk.staff("8", Role.LEADER, unit="LANHDAO")
    await leader.says("Xin cho biết số người tham gia BHXH tự nguyện ở Nghệ An?")
    assert not [label for label in leader.last.buttons if label.startswith("Bổ sung vào")]
