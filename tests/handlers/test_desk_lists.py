"""The lists of the press centre show the oldest ten and count them all."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from procedure.terms import Role
from tests.handlers.rig import Desk


@pytest.mark.parametrize("channel", [Channel.TELEGRAM, Channel.ZALO])
async def test_more_than_ten_waiting_are_all_counted(any_desk: Desk, channel: Channel) -> None:
    officer = await any_desk.staff("9", Role.PRESS_OFFICER, channel)
    journalist = await any_desk.known("1")
    for number in range(12):
        await journalist.files_request(f"Câu hỏi số {number} về bảo hiểm thất nghiệp ở Nghệ An?")
    await officer.says("/cho")
    assert "(12)" in officer.last.text
    assert "… và 2 yêu cầu nữa" in officer.last.text
    assert len([label for label in officer.last.buttons if label.startswith("BC-")]) == 10
    await officer.says("/dangxuly")
    assert "(0)" in officer.last.text
    assert "yêu cầu nữa" not in officer.last.text
