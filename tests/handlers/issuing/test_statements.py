"""A statement to the press: who has it and who has not, each once, while whoever approved it may speak (3.4, 7.2.a)."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from procedure.terms import State
from storage import trail
from tests.handlers.issuing.press_stage import CODE, DUC, MAI, MAIL, WORDS, gone, press
from tests.handlers.rig import Desk
from tests.handlers.roster_rig import CHANNELS


@pytest.mark.parametrize("channel", CHANNELS)
async def test_a_statement_leaves_to_every_journalist_once_and_to_nobody_else(any_desk: Desk, channel: Channel) -> None:
    it = await press(any_desk, channel)
    await it.approved()
    await it.office.issued()
    assert await it.state() is State.RELEASED
    await it.office.delivered()
    duc, mai, man = it.journalists()
    for read in (duc, mai):
        assert WORDS in read
        assert "01/TTBC-BHXH" in read
        assert "Bùi Thanh Sơn" in read
        assert read.count("THÔNG TIN BÁO CHÍ") == 1
        assert CODE not in read
    assert man == ""
    assert [one.to for one in it.office.seen(Channel.EMAIL, MAIL)]
    papers = [one.file for one in it.office.seen(Channel.ZALO, MAI) if one.file]
    assert [one.name for one in papers] == ["01-TTBC-BHXH.pdf"]
    assert await any_desk.rows_of_outbox("statement:") == 3
    assert await any_desk.database.read(trail.verify) == []


async def test_how_many_have_it_is_told_once_and_stands_on_the_card(any_desk: Desk) -> None:
    it = await press(any_desk)
    await gone(any_desk, MAI)
    await it.approved()
    await it.office.issued()
    await it.office.delivered()
    await it.office.issued()
    await it.office.issued()
    await it.office.delivered()
    told = [one.text for one in it.office.seen(Channel.TELEGRAM, "13") if "không gửi được" in one.text]
    assert len([one for one in told if "đã đến 1/2 nơi nhận; 1 không gửi được" in one]) == 1
    await it.them.officer.says(CODE)
    assert "đã gửi 1/2, 1 không gửi được" in it.them.officer.last.text
    assert DUC not in it.them.officer.last.text
