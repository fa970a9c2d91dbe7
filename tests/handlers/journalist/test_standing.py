"""Where a request stands, in words for whoever asked: by office, never by name, and without a promised hour."""

from __future__ import annotations

from datetime import timedelta

import pytest

from procedure.facts import Act
from procedure.terms import Event, Role
from tests.handlers.journalist.stage import CODE, approved, everybody, hand_in, refused, take
from tests.handlers.rig import Desk, Guest

DIRECTED = Act(reason="Cần làm rõ số liệu của Nghệ An.", units=frozenset({"BTHU"}))


async def shown(journalist: Guest) -> str:
    await journalist.says("/hoso")
    return journalist.last.text


async def test_each_state_says_who_owes_the_next_act_by_office_and_never_by_name(any_desk: Desk) -> None:
    officer, journalist, speaker = await everybody(any_desk)
    leader = await any_desk.staff("8", Role.LEADER, name="Lê Hùng Sơn", unit="LANHDAO")
    seen = [await shown(journalist)]
    await take(any_desk, officer, Event.PROPOSE, Act(reason="Số liệu nhạy cảm, nội bộ."))
    seen.append(await shown(journalist))
    await take(any_desk, leader, Event.DIRECT, DIRECTED)
    seen.append(await shown(journalist))
    await take(any_desk, officer, Event.DISPATCH, Act(units=frozenset({"BTHU"})))
    seen.append(await shown(journalist))
    wanted = ["Chờ Trung tâm Truyền thông tiếp nhận", "Đang chờ ý kiến chỉ đạo", "Đã có ý kiến chỉ đạo"]
    for text, words in zip(seen, [*wanted, "Đang chờ đơn vị chuyên môn"], strict=True):
        assert words in text
        assert not any(name in text for name in ("Đỗ Thị Mai", "Lê Hùng Sơn", "nội bộ", "BTHU", "24"))
    await take(any_desk, leader, Event.DIRECT, Act(reason="Trung tâm tự trả lời."))
    await hand_in(any_desk, officer)
    assert "Đang chờ người có thẩm quyền phê duyệt" in await shown(journalist)
    await approved(any_desk, speaker)
    assert "Đã trả lời" in await shown(journalist)


async def test_a_promise_is_shown_as_promised_with_its_changes_and_said_to_be_late(desk: Desk) -> None:
    _, journalist, speaker = await everybody(desk)
    for days in (1, 2):
        until = desk.clock.now() + timedelta(days=days)
        await take(desk, speaker, Event.DEFER, Act(reason="Chờ số liệu tháng.", until=until))
    text = await shown(journalist)
    assert "Hẹn trả lời: 15:00 thứ Tư 25/11/2026" in text
    assert "trước đó hẹn: 15:00 thứ Ba 24/11/2026" in text
    desk.clock.advance(3 * 86_400)
    assert "Đã hẹn trả lời 15:00 thứ Tư 25/11/2026 nhưng chưa kịp" in await shown(journalist)


async def test_a_refusal_is_quoted_and_when_it_is_looked_at_again_is_no_promise(desk: Desk) -> None:
    _, journalist, speaker = await everybody(desk)
    await refused(desk, speaker)
    text = await shown(journalist)
    assert "Từ chối cung cấp thông tin (Điều 6)" in text
    assert "Chưa có kết luận thanh tra." in text
    assert "03/12/2026" not in text


@pytest.mark.parametrize(("answered", "is_shown"), [(4, False), (5, True)])
async def test_the_measured_median_needs_five_like_cases_and_is_no_deadline(
    desk: Desk, answered: int, is_shown: bool
) -> None:
    officer = await desk.staff("1")
    for number in range(answered):
        guest = await desk.known(f"j{number}")
        code = await guest.files_request()
        desk.clock.advance(7_200)
        await take(desk, officer, Event.ANSWER_PUBLISHED, code=code)
    journalist = await desk.known("2")
    await journalist.files_request()
    text = await shown(journalist)
    assert ("2 giờ" in text) is is_shown
    assert ("không phải thời hạn" in text) is is_shown


async def test_like_cases_of_more_than_90_days_ago_do_not_count(desk: Desk) -> None:
    officer = await desk.staff("1")
    for number in range(5):
        code = await (await desk.known(f"j{number}")).files_request()
        await take(desk, officer, Event.ANSWER_PUBLISHED, code=code)
    desk.clock.advance(91 * 86_400)
    journalist = await desk.known("2")
    await journalist.files_request()
    assert "không phải thời hạn" not in await shown(journalist)


async def test_the_state_is_told_in_english_too(desk: Desk) -> None:
    officer, journalist, _ = await everybody(desk)
    await take(desk, officer, Event.TAKE_ON)
    await journalist.says("/language")
    await journalist.says("/hoso")
    assert "The answer is being written" in journalist.last.text
    assert CODE in journalist.last.text
