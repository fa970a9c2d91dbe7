"""A case's code typed while something is looked over is no part of it; the way to the case is shown."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from procedure.terms import State
from tests.handlers.rig import Desk
from tests.handlers.speaker.stage import CODE, WORDS, chooses, stage


@pytest.mark.parametrize("channel", [Channel.TELEGRAM, Channel.ZALO])
async def test_it_says_so_leads_to_the_case_and_keeps_what_was_typed(desk: Desk, channel: Channel) -> None:
    them = await stage(desk, channel)
    for label in ("Tự soạn trả lời", "Soạn, trình duyệt"):
        await chooses(them.officer, label)
    await them.officer.says(WORDS)
    await them.officer.says(CODE)
    assert f"mã {CODE} không được thêm vào" in them.officer.last.text
    assert WORDS in them.officer.last.text
    await chooses(them.officer, f"Xem {CODE}")
    assert them.officer.last.text.startswith(CODE)
    await them.officer.says("/menu")
    await chooses(them.officer, "Tiếp tục bản nháp")
    assert WORDS in them.officer.last.text
    await chooses(them.officer, "✅ Trình duyệt")
    assert (await desk.case()).facts.state is State.REVIEW


async def test_a_code_that_is_nobodys_is_answered_as_any_other_word(desk: Desk) -> None:
    """T28"""
    them = await stage(desk)
    for label in ("Tự soạn trả lời", "Soạn, trình duyệt"):
        await them.officer.presses(label)
    await them.officer.says(WORDS)
    await them.officer.says("BC-2026-00077")
    assert "không được thêm vào" not in them.officer.last.text
    assert WORDS in them.officer.last.text
