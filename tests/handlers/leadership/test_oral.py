"""A direction by word of mouth: its leader confirms it in one tap, or says why not; the centre's head is told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handlers.talk import Channel
from procedure.clocks import Standing
from procedure.terms import Clock, Role, State
from storage import trail
from storage.words import Said
from tests.handlers.leadership.stage import UNIT, Cast, confirms, opens, picks, proposed, recorded
from tests.handlers.rig import Desk
from tests.handlers.roster_rig import CHANNELS

CONFIRM, DENY = "Xác nhận chỉ đạo này", "Tôi không chỉ đạo như vậy"


async def spoken(desk: Desk, channel: Channel = Channel.TELEGRAM) -> Cast:
    """Said two hours ago, recorded now."""
    them = await proposed(desk, channel)
    await recorded(them, desk.clock.now() - timedelta(hours=2))
    await opens(them.leader)
    return them


@pytest.mark.parametrize("channel", CHANNELS)
async def test_the_leader_confirms_in_one_tap_and_the_time_stays_that_of_the_words(
    any_desk: Desk, channel: Channel
) -> None:
    them = await spoken(any_desk, channel)
    (before,) = await them.clock(Clock.DISPATCH)
    await picks(them.leader, CONFIRM)
    assert (await them.case()).facts.signer is None
    (kept,) = await them.decisions()
    assert kept.confirmed_at == any_desk.clock.now()
    assert await them.clock(Clock.DISPATCH) == [before]


@pytest.mark.parametrize("channel", CHANNELS)
async def test_a_denied_direction_counts_no_more_and_the_centres_head_reads_why(
    any_desk: Desk, channel: Channel
) -> None:
    them = await spoken(any_desk, channel)
    await picks(them.leader, DENY)
    await them.leader.says("Tôi chỉ yêu cầu theo dõi thêm.")
    case = await them.case()
    assert (case.facts.state, case.facts.directed, case.facts.named) == (State.RECEIVED, False, frozenset())
    (clock,) = await them.clock(Clock.DISPATCH)
    assert clock.standing(any_desk.clock.now()) is Standing.VOID
    (kept,) = await them.decisions()
    assert kept.denied_at == any_desk.clock.now()
    assert "Tôi chỉ yêu cầu theo dõi thêm." in them.head.saw("không xác nhận chỉ đạo").text
    them.officer.saw("không xác nhận chỉ đạo")


async def test_only_the_leader_whose_words_were_recorded_is_asked(desk: Desk) -> None:
    them = await spoken(desk)
    await opens(them.second)
    assert CONFIRM not in them.second.last.buttons
    case = await them.case()
    await them.second.carries(f"case.confirm:{case.id}:{case.facts.version}")
    assert (await them.case()).facts.signer is not None
    await them.second.carries(f"case.deny:{case.id}:{case.facts.version}")
    await them.second.says("Không phải tôi.")
    assert (await them.case()).facts.signer is not None
    assert await them.said(Said.REASON) == []
    them.second.saw("Không phải tôi.")


async def test_confirming_twice_is_harmless(desk: Desk) -> None:
    them = await spoken(desk)
    card = them.leader.last
    await them.leader.presses(CONFIRM)
    version = (await them.case()).facts.version
    await them.leader.presses(CONFIRM, on=card)
    assert (await them.case()).facts.version == version


async def test_an_officer_cannot_confirm_for_the_leader(desk: Desk) -> None:
    """T1"""
    them = await spoken(desk)
    case = await them.case()
    other = await desk.staff("other", Role.PRESS_OFFICER)
    await other.carries(f"case.confirm:{case.id}:{case.facts.version}")
    assert (await them.case()).facts.signer is not None
    assert await desk.security() == ["step_not_yours"]


@pytest.mark.parametrize("channel", CHANNELS)
async def test_denied_it_leaves_in_force_the_direction_that_it_had_taken_the_place_of(
    any_desk: Desk, channel: Channel
) -> None:
    """7.1.b: the 24 hours count from the one that was given."""
    them = await proposed(any_desk, channel)
    given = any_desk.clock.now()
    await opens(them.second)
    await picks(them.second, "✅ Đồng ý với đề xuất")
    await confirms(them.second)
    assert (await them.case()).facts.state is State.DIRECTED
    any_desk.clock.advance(3_600)
    await records(them, "THU")
    assert (await them.case()).facts.named == {"THU"}
    await opens(them.leader)
    await picks(them.leader, DENY)
    await them.leader.says("Tôi không chỉ đạo.")
    case = await them.case()
    assert (case.facts.state, case.facts.directed, case.facts.named) == (State.DIRECTED, True, {UNIT})
    running = [
        one for one in await them.clock(Clock.DISPATCH) if one.standing(any_desk.clock.now()) is Standing.RUNNING
    ]
    assert [one.anchor_at for one in running] == [given]
    assert "vẫn có hiệu lực" in them.leader.saw("không phải của Anh/Chị").text
    assert "vẫn có hiệu lực" in them.head.saw("không xác nhận chỉ đạo").text
    assert await any_desk.database.read(trail.verify) == []


async def records(them: Cast, units: str) -> None:
    """The officer records in chat what the leader is said to have said."""
    await them.officer.carries(f"case.record:1:{(await them.case()).facts.version}")
    await them.officer.presses("Trần Thu Hà")
    await them.officer.presses("Chỉ đạo bằng lời")
    await them.officer.presses("Vừa xong")
    await them.officer.says("Giao Kế hoạch làm rõ.")
    await them.officer.says(units)
    await them.officer.presses("✅ Ghi nhận")
