"""T28: of a correction nobody learns anything to whom it is nothing, the newsroom's own people least of all."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from procedure.terms import Role, State
from storage import tables
from tests.handlers.attempts import ON_A_CASE, SUFFIX, matters, outsiders, stands_in
from tests.handlers.correction.newsroom import CODE, THEIRS, newsroom, province
from tests.handlers.rig import Desk

STATES = (State.DRAFTING, State.SENT, State.UNANSWERED, State.ESCALATED, State.PUBLISHED, State.DROPPED, State.CLOSED)


@pytest.mark.parametrize("state", STATES)
async def test_no_action_on_it_tells_an_outsider_anything(desk: Desk, state: State) -> None:
    """T1, T28"""
    them = await newsroom(desk)
    await them.opens()
    await stands_in(desk, state)
    version = (await desk.case()).facts.version
    for who, guest in (await outsiders(desk)).items():
        before, forms = await matters(desk), await desk.rows(tables.conversations)
        for action in ON_A_CASE:
            seen = await guest.carries(f"{action}:1{SUFFIX.get(action, '')}:{version}")
            assert not any(CODE in one.text or THEIRS in one.text for one in seen), (who, action)
        assert await matters(desk) == before, who
        assert await desk.rows(tables.conversations) == forms, who


@pytest.mark.parametrize("channel", [Channel.TELEGRAM, Channel.ZALO])
async def test_typing_its_code_shows_a_stranger_nothing(desk: Desk, channel: Channel) -> None:
    """T28: a journalist of the very newsroom too."""
    them = await newsroom(desk)
    await them.opens()
    journalist = await desk.known("9", channel)
    unit = await desk.staff("8", Role.UNIT_HEAD, channel, "Ngô Hà", "TCKT")
    for guest in (journalist, unit):
        for words in (CODE, f"tình trạng {CODE}", "/hoso", "/viec"):
            seen = await guest.says(words)
            assert not any(THEIRS in one.text or "cải chính" in one.text for one in seen), words


async def test_another_province_sees_neither_case_nor_card(desk: Desk) -> None:
    """T28"""
    other = await desk.staff("40", Role.PROVINCE_DIRECTOR, name="Lý Bình", unit="HNO")
    them = await province(desk)
    await them.officer.says("/caichinh https://bao.example.vn/a")
    await them.officer.presses("Hồ sơ của BHXH tỉnh")
    for words in ("Đài PTTH Ví Dụ", THEIRS, "sai sự thật", "bỏ qua", "xong", "bỏ qua"):
        await them.officer.says(words)
    await them.officer.presses("✅ Mở hồ sơ cải chính")
    assert other.chat == []
    await other.carries("case.show:1:0")
    assert THEIRS not in other.last.text
    assert (await desk.security())[-1]
