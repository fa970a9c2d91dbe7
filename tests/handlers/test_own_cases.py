"""A journalist's own requests: where they stand, withdrawing them; nobody else's can be seen."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from procedure.terms import State
from tests.handlers.rig import LINK, Desk, Guest

UNKNOWN = "Không tìm thấy hồ sơ này trong các hồ sơ của Anh/Chị."


async def two(desk: Desk) -> tuple[Guest, Guest, Guest]:
    """An officer, somebody who has filed, and another journalist."""
    officer, journalist, other = await desk.staff("1", name="Đỗ Thị Mai"), await desk.known("2"), await desk.known("3")
    await journalist.files_request()
    return officer, journalist, other


@pytest.mark.parametrize(
    "typed", ["BC-2026-00001 đến đâu rồi", "/hoso bc 2026 00001", "ho so BC-2026-00001 toi dau roi"]
)
async def test_another_persons_case_is_as_unknown_as_none_at_all(any_desk: Desk, typed: str) -> None:
    """T28"""
    _, journalist, other = await two(any_desk)
    await other.says(typed)
    about_existing = other.last.text
    await other.says(typed.replace("00001", "00099"))
    assert about_existing == other.last.text == UNKNOWN
    await journalist.says(typed)
    assert "BC-2026-00001" in journalist.last.text


ACTIONS = ["case.status", "case.supplement", "case.withdraw", "withdraw.yes", "case.claim", "case.release"]


@pytest.mark.parametrize("action", [*ACTIONS, "case.ask", "case.answer"])
async def test_a_button_about_another_persons_case_is_answered_as_one_about_none(desk: Desk, action: str) -> None:
    """T28"""
    _, _, other = await two(desk)
    before = await desk.case()
    replies = [[one.text for one in await other.carries(f"{action}:{ref}:1")] for ref in ("1", "99")]
    assert replies == [[UNKNOWN], [UNKNOWN]]
    assert await desk.case() == before


async def test_a_card_is_shown_to_the_press_centre_alone(desk: Desk) -> None:
    _, journalist, other = await two(desk)
    for guest in (journalist, other):
        replies = [[one.text for one in await guest.carries(f"case.show:{ref}:0")] for ref in ("1", "99")]
        assert replies[0] == replies[1]
        assert "BC-2026-00001" not in replies[0][0]


async def test_a_list_holds_only_ones_own_cases(desk: Desk) -> None:
    _, journalist, other = await two(desk)
    await journalist.files_request()
    await other.says("/hoso")
    assert "chưa có yêu cầu nào" in other.last.text
    await journalist.says("/hoso")
    assert list(journalist.last.buttons) == ["BC-2026-00002", "BC-2026-00001"]


async def test_the_journalist_sees_that_the_case_is_worked_on_but_not_by_whom(desk: Desk) -> None:
    officer, journalist, _ = await two(desk)
    await officer.presses("Nhận xử lý")
    await journalist.says("/hoso")
    assert "đang xử lý" in journalist.last.text
    assert "Đỗ Thị Mai" not in journalist.last.text


async def test_the_answer_can_be_read_again(desk: Desk) -> None:
    officer, journalist, _ = await two(desk)
    await officer.presses("Trả lời từ nội dung đã công bố")
    await officer.says(LINK)
    await officer.presses("✅ Gửi trả lời")
    await journalist.says("/hoso")
    assert LINK in journalist.last.text


async def test_withdrawing_is_confirmed_first(any_desk: Desk) -> None:
    officer, journalist, _ = await two(any_desk)
    await journalist.says("/hoso")
    await journalist.presses("Rút yêu cầu")
    assert (await any_desk.case()).facts.state is State.RECEIVED
    await journalist.presses("Đồng ý rút")
    assert "Đã rút yêu cầu BC-2026-00001" in journalist.last.text
    assert (await any_desk.case()).facts.state is State.WITHDRAWN
    assert "NHÀ BÁO ĐÃ RÚT" in officer.last.text
    assert not {"Nhận xử lý", "Hỏi lại nhà báo"} & set(officer.last.buttons)


async def test_the_question_whether_to_withdraw_can_be_answered_with_no(desk: Desk) -> None:
    _, journalist, _ = await two(desk)
    await journalist.says("tôi muốn rút yêu cầu")
    await journalist.presses("Không, giữ lại")
    assert (await desk.case()).facts.state is State.RECEIVED
    assert "Rút yêu cầu" in journalist.last.buttons


async def test_withdrawing_twice_is_refused(desk: Desk) -> None:
    _, journalist, _ = await two(desk)
    await journalist.says("rut yeu cau BC-2026-00001")
    confirm = journalist.last
    await journalist.presses("Đồng ý rút")
    await journalist.presses("Đồng ý rút", on=confirm)
    assert "NHÀ BÁO ĐÃ RÚT" in journalist.last.text
    assert (await desk.case()).facts.version == 2


async def test_of_several_open_cases_one_must_be_named(desk: Desk) -> None:
    _, journalist, _ = await two(desk)
    await journalist.files_request()
    await journalist.says("tôi muốn rút yêu cầu")
    await journalist.presses("BC-2026-00002")
    await journalist.presses("Đồng ý rút")
    assert (await desk.case("BC-2026-00002")).facts.state is State.WITHDRAWN
    assert (await desk.case("BC-2026-00001")).facts.state is State.RECEIVED


async def test_what_is_withdrawn_cannot_be_claimed_or_answered(desk: Desk) -> None:
    officer, journalist, _ = await two(desk)
    card = officer.last
    await journalist.says("rút yêu cầu BC-2026-00001")
    await journalist.presses("Đồng ý rút")
    for label in card.buttons:
        await officer.presses(label, on=card)
        assert "NHÀ BÁO ĐÃ RÚT" in officer.toasts[-1]


async def test_on_zalo_a_number_means_the_latest_list_or_the_message_quoted(desk: Desk) -> None:
    journalist = await desk.known("2", Channel.ZALO)
    await journalist.files_request()
    await journalist.says("/hoso")
    first = journalist.last
    await journalist.says("/lienhe")
    await journalist.says("2", replied_to=first.id)
    assert "Rút yêu cầu BC-2026-00001?" in journalist.last.text
    await journalist.says("2")
    assert (await desk.case()).facts.state is State.RECEIVED
