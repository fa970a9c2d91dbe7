"""The ordinary path: taken on, drafted and submitted, approved; on both channels and both databases."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from procedure.terms import State
from storage import case_texts, trail
from tests.handlers.rig import Desk
from tests.handlers.roster_rig import CHANNELS
from tests.handlers.speaker.stage import CODE, WORDS, chooses, confirms, drafted, stage


@pytest.mark.parametrize("channel", CHANNELS)
async def test_an_ordinary_question_takes_three_acts(any_desk: Desk, channel: Channel) -> None:
    them = await stage(any_desk, channel)
    await drafted(them)
    case = await any_desk.case()
    assert case.facts.state is State.REVIEW
    assert WORDS in them.spokesperson.last.text
    assert "Trần Minh Đức – Báo Ví Dụ: Telegram" in them.spokesperson.last.text
    await chooses(them.spokesperson, "✅ Duyệt")
    (text,) = await them.texts()
    shown = them.spokesperson.last.text
    assert text.binding.hex()[:4].upper() in shown
    assert "Với tư cách: Người phát ngôn" in shown
    assert "Trần Minh Đức – Báo Ví Dụ: Telegram" in shown
    await confirms(them.spokesperson)
    case = await any_desk.case()
    assert case.facts.state is State.APPROVED
    said = await any_desk.database.read(lambda work: case_texts.said_to(work, text.id))
    assert [(one.act, one.capacity, one.binding) for one in said] == [("approve", "spokesperson", text.binding)]
    assert await any_desk.database.read(trail.verify) == []


@pytest.mark.parametrize("channel", CHANNELS)
async def test_the_code_typed_on_zalo_is_the_cases(desk: Desk, channel: Channel) -> None:
    them = await stage(desk, channel)
    await drafted(them)
    await chooses(them.spokesperson, "✅ Duyệt")
    await them.spokesperson.says("BC-2026-00009")
    assert (await desk.case()).facts.state is State.REVIEW
    assert CODE in them.spokesperson.last.text
    await confirms(them.spokesperson)
    assert (await desk.case()).facts.state is State.APPROVED
