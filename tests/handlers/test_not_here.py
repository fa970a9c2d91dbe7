"""What this account does not do itself is said plainly; the nearest next step stands below, with the words in."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from procedure.terms import Role
from storage import tables
from tests.handlers.rig import QUESTION, Desk
from tests.handlers.roster_rig import CHANNELS

ASKED = {
    "đăng ký nhận thông cáo báo chí": ("chưa có đăng ký nhận thông cáo", "Gửi thành yêu cầu"),
    "ngừng nhận tin": ("chưa bấm thì chưa có gì thay đổi", "Không nhận thông tin báo chí"),
    "thông cáo báo chí mới nhất": ("baohiemxahoi.gov.vn", "Gửi thành yêu cầu"),
    "khi nào họp báo quý này": ("Kênh chưa có lịch", "Gửi thành yêu cầu"),
    "bot lưu những thông tin gì về tôi": ("Kênh lưu", "Thông tin của tôi"),
    "xóa dữ liệu của tôi": ("Chưa có gì bị xóa", "Gửi thành yêu cầu"),
    "tôi bị mất thẻ BHYT thì làm lại ở đâu": ("1900 9068", "Tôi là nhà báo"),
}
UNACCENTED = {
    "dk nhan thong cao bao chi": "chưa có đăng ký nhận thông cáo",
    "ko nhan tin nua": "chưa bấm thì chưa có gì thay đổi",
    "tcbc moi nhat": "baohiemxahoi.gov.vn",
    "lich hop bao": "Kênh chưa có lịch",
    "xoa du lieu cua e": "Chưa có gì bị xóa",
}


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("text", ASKED)
async def test_what_is_so_now_is_said_with_the_nearest_next_step_below(desk: Desk, channel: Channel, text: str) -> None:
    said, step = ASKED[text]
    guest = await desk.known("2", channel)
    await guest.says(text)
    assert said in guest.last.text
    assert {step, "Về trang chính"} <= guest.last.buttons.keys()
    assert await desk.rows(tables.cases) == 0


@pytest.mark.parametrize("text", UNACCENTED)
async def test_typed_without_accents_it_is_answered_the_same(desk: Desk, text: str) -> None:
    guest = await desk.known("2")
    await guest.says(text)
    assert UNACCENTED[text] in guest.last.text


@pytest.mark.parametrize("channel", CHANNELS)
async def test_the_words_typed_become_a_request_with_one_press(desk: Desk, channel: Channel) -> None:
    guest = await desk.known("2", channel)
    await guest.says("có thông tin báo chí tháng 10 chưa")
    await (guest.says("1") if channel is Channel.ZALO else guest.presses("Gửi thành yêu cầu"))
    assert "có thông tin báo chí tháng 10 chưa" in guest.last.text
    await guest.presses("✅ Gửi yêu cầu")
    assert "Đã tiếp nhận" in guest.saw("Đã tiếp nhận").text


async def test_a_journalist_taken_for_somebody_with_a_matter_of_their_own_goes_on(desk: Desk) -> None:
    guest = await desk.known("2")
    text = "mẹ em nghỉ thai sản chưa nhận được tiền, em phải hỏi ai"
    await guest.says(text)
    await guest.presses("Tôi là nhà báo")
    assert text in guest.last.text
    assert "Xem lại trước khi gửi" in guest.last.text


@pytest.mark.parametrize("channel", CHANNELS)
async def test_press_information_is_stopped_and_had_again_with_one_press_each(any_desk: Desk, channel: Channel) -> None:
    """3.4: whoever wants nothing unasked is left alone, from then on and until they say otherwise."""
    guest = await any_desk.known("2", channel)
    await guest.says("ngừng nhận tin")
    await (guest.says("1") if channel is Channel.ZALO else guest.presses("Không nhận thông tin báo chí"))
    assert "Từ nay Anh/Chị không nhận" in guest.last.text
    await guest.says("ngừng nhận tin")
    assert "đã thôi nhận" in guest.last.text
    await guest.says("đăng ký nhận thông cáo báo chí")
    await (guest.says("1") if channel is Channel.ZALO else guest.presses("Nhận lại thông tin báo chí"))
    assert "Thông tin gửi chung cho báo chí: có nhận" in guest.last.text


async def test_the_staff_are_told_that_press_information_is_not_for_them(desk: Desk) -> None:
    officer = await desk.staff("1", Role.PRESS_OFFICER)
    await officer.says("ngừng nhận tin")
    assert "không gửi cho cán bộ" in officer.last.text
    assert "Không nhận thông tin báo chí" not in officer.last.buttons


async def test_whoever_wants_no_answer_any_more_is_asked_which_request(desk: Desk) -> None:
    guest = await desk.known("2")
    await guest.files_request()
    await guest.says("ngừng nhận tin")
    await guest.presses("Rút yêu cầu đã gửi")
    assert "Đồng ý rút" in guest.last.buttons


async def test_a_draft_that_is_open_stays_open(desk: Desk) -> None:
    guest = await desk.known("2")
    await guest.says("/yeucau")
    await guest.says(QUESTION)
    await guest.says("/menu")
    await guest.says("thông cáo báo chí mới nhất")
    assert guest.last.buttons["Tiếp tục bản nháp"] == "form.resume::0"
    await guest.presses("Tiếp tục bản nháp")
    assert QUESTION in guest.last.text


async def test_the_staff_are_answered_with_their_own_menu(desk: Desk) -> None:
    officer = await desk.staff("1", Role.PRESS_OFFICER)
    await officer.says("thông cáo báo chí mới nhất")
    assert "baohiemxahoi.gov.vn" in officer.last.text
    assert "Gửi thành yêu cầu" not in officer.last.buttons
    assert officer.last.buttons["⚡ Báo vụ việc đột xuất"].startswith("incident.typed")


async def test_the_same_in_english(desk: Desk) -> None:
    guest = desk.guest("1", language="en")
    await guest.says("sign me up for alerts please")
    assert "not available here yet" in guest.last.text
    assert {"Main menu"} <= guest.last.buttons.keys()
