"""A proposal goes back to the press centre with the reason."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from procedure.facts import Act
from procedure.terms import Event, State
from storage.words import Said
from tests.handlers.leadership.stage import WORDS, opens, picks, proposed, taken
from tests.handlers.rig import Desk
from tests.handlers.roster_rig import CHANNELS

BACK = "↩ Trả về Trung tâm Truyền thông"


@pytest.mark.parametrize("channel", CHANNELS)
async def test_the_officer_reads_why_and_the_case_waits_at_the_centre_again(any_desk: Desk, channel: Channel) -> None:
    them = await proposed(any_desk, channel)
    await opens(them.leader)
    await picks(them.leader, BACK)
    await them.leader.says("Chưa rõ số liệu của địa phương.")
    assert (await them.case()).facts.state is State.RECEIVED
    assert "Chưa rõ số liệu của địa phương." in them.officer.saw("trả đề xuất").text
    assert await them.said(Said.REASON) == ["Chưa rõ số liệu của địa phương."]


async def test_a_reason_typed_too_late_is_given_back_and_nothing_is_kept(desk: Desk) -> None:
    """P2"""
    them = await proposed(desk)
    await opens(them.leader)
    await them.leader.presses(BACK)
    await taken(desk, them.second, Event.DIRECT, Act(reason=WORDS), Said.DIRECTION)
    await them.leader.says("Chưa rõ số liệu.")
    assert (await them.case()).facts.state is State.COMPILING
    assert await them.said(Said.REASON) == []
    them.leader.saw("Chưa rõ số liệu.")
