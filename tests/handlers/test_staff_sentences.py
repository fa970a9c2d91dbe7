"""What the staff type freely: their own work is offered, nothing is begun, and they are greeted by their role."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from procedure.terms import Role
from tests.handlers.authority.stage import cast
from tests.handlers.rig import Desk
from tests.handlers.roster_rig import CHANNELS


@pytest.mark.parametrize("channel", CHANNELS)
async def test_a_sentence_that_names_an_authority_is_answered_with_that_work_to_choose(
    desk: Desk, channel: Channel
) -> None:
    them = await cast(desk, channel)
    await them.general.says("tôi muốn uỷ quyền cho anh Sơn phát ngôn tuần này")
    assert [*them.general.last.buttons] == ["Ủy quyền phát ngôn", "Ai được phát ngôn?"]
    await them.spokesperson.says("tôi không thể phát ngôn tuần này")
    assert "Tôi không thể phát ngôn" in them.spokesperson.last.buttons
    assert not any("không thể phát ngôn" in message.text for message in them.general.chat)
    assert await them.granted() == []


async def test_a_question_of_others_is_not_taken_for_work(desk: Desk) -> None:
    journalist = desk.guest("9")
    await journalist.says("ai được ủy quyền phát ngôn?")
    assert "Người được phát ngôn" in journalist.last.text


async def test_what_is_not_understood_is_answered_with_the_staffs_own_menu(desk: Desk) -> None:
    admin = await desk.staff("1", Role.ADMINISTRATOR)
    await admin.says("MK-1")
    assert "chưa chắc" in admin.last.text
    assert {"Cán bộ", "Mời cán bộ"} <= admin.last.buttons.keys()
    assert "Gửi thành yêu cầu" not in admin.last.buttons


async def test_they_are_greeted_by_their_role_and_helped_with_their_own_commands(desk: Desk) -> None:
    them = await cast(desk)
    await them.general.says("/menu")
    assert "với tư cách Tổng Giám đốc" in them.general.last.text
    await them.general.says("/giup")
    assert "/uyquyen: Ủy quyền phát ngôn" in them.general.last.text
    assert "/canbo" not in them.general.last.text
    await them.head.says("/giup")
    assert "/canbo: Danh sách cán bộ" in them.head.last.text


async def test_a_name_is_known_without_what_stands_in_brackets_after_it(desk: Desk) -> None:
    admin = await desk.staff("1", Role.ADMINISTRATOR)
    await desk.staff("2", name="Vũ Quang Huy (Thu)")
    await desk.staff("3", name="Vũ Quang Hùng")
    await admin.says("/khoa vu quang huy")
    assert "🔒 Khóa Vũ Quang Huy (Thu)" in admin.last.buttons


async def test_two_with_the_same_name_are_told_apart(desk: Desk) -> None:
    admin = await desk.staff("1", Role.ADMINISTRATOR)
    await desk.staff("2", name="Vũ Quang Huy (Thu)")
    await desk.staff("3", name="Vũ Quang Huy (Sổ)")
    await admin.says("/khoa Vũ Quang Huy")
    assert not any(label.startswith("🔒") for label in admin.last.buttons)
    await admin.says("/khoa Vũ Quang Huy (Sổ)")
    assert "🔒 Khóa Vũ Quang Huy (Sổ)" in admin.last.buttons


async def test_a_label_is_understood_without_the_comma_in_it(desk: Desk) -> None:
    """K7: it is typed from memory, on a telephone."""
    officer = await desk.staff("1", channel=Channel.ZALO, name="Vũ Quang Huy")
    journalist = await desk.known("9")
    await journalist.files_request()
    await officer.says("tự soạn trả lời")
    await officer.says("soan trinh duyet")
    assert "xin gõ nội dung trả lời" in officer.last.text


async def test_what_was_left_half_done_is_gone_on_with_from_the_work_list_or_by_its_word(desk: Desk) -> None:
    """P4"""
    officer = await desk.staff("1", channel=Channel.ZALO, name="Vũ Quang Huy")
    await officer.says("/vuviec")
    for way in ("1", "tiếp tục"):
        await officer.says("/viec")
        assert "Tiếp tục bản nháp" in officer.last.buttons
        await officer.says("/quyen") if way == "tiếp tục" else None
        await officer.says(way)
        assert "Vụ việc gì đã xảy ra" in officer.last.text


async def test_huy_with_nothing_open_is_no_withdrawal_to_somebody_of_the_staff(desk: Desk) -> None:
    officer = await desk.staff("1", channel=Channel.ZALO, name="Vũ Quang Huy")
    await officer.says("hủy")
    assert "Không có việc gì đang làm dở" in officer.last.text
