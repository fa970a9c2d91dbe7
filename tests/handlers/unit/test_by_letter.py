"""A unit that is not in chat reports by letter; the press centre records it with its evidence (7.1.c)."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from procedure.terms import Clock, LegState, State
from storage import words
from tests.handlers.rig import PDF, Desk, Guest
from tests.handlers.unit.unit_rig import cast, clean, clock_of, leg_of, steps_of, unit_member

LETTER = "Công văn số 45/THU ngày 23/11/2026, qua trục liên thông"
HOUR = 3_600


async def recorded(officer: Guest, at: str = "Vừa xong") -> None:
    """The whole form."""
    await officer.says("Đã kiểm tra, số liệu đúng.", PDF)
    await officer.says(LETTER)
    await (officer.says(at) if officer.channel is Channel.ZALO else officer.presses(at))


async def test_the_report_is_recorded_the_leaders_read_it_and_the_case_moves_on(any_desk: Desk) -> None:
    """7.1.b, 7.1.c"""
    play = await cast(any_desk)
    await play.sent_to("THU")
    any_desk.clock.advance(3 * HOUR)
    await play.officer.carries("case.parts:1:0")
    await play.officer.presses(next(one for one in play.officer.last.buttons if one.startswith("Ghi báo cáo")))
    await recorded(play.officer)
    leg = await leg_of(any_desk)
    now = any_desk.clock.now()
    assert (leg.facts.state, leg.facts.reached_at, leg.facts.result_at) == (LegState.REPORTED, now, now)
    assert leg.reached_how == LETTER
    assert (await any_desk.case()).facts.state is State.COMPILING
    assert (await clock_of(any_desk, Clock.DISPATCH)).met_at == now
    assert (await clock_of(any_desk, Clock.REPORT)).met_at == now
    told = play.leader.saw("Đã kiểm tra, số liệu đúng.")
    assert LETTER in told.text
    assert told.out.files
    assert await steps_of(any_desk) == ["sent", "report"]
    assert await clean(any_desk)


async def test_it_counts_from_when_the_letter_came(desk: Desk) -> None:
    play = await cast(desk)
    await play.sent_to("THU")
    came = desk.clock.now()
    desk.clock.advance(2 * HOUR)
    leg = await leg_of(desk)
    await play.officer.carries(f"leg.letter:{leg.id}:{leg.facts.version}")
    await play.officer.says("Đã kiểm tra.")
    await play.officer.says(LETTER)
    await play.officer.says("15:00")
    assert (await leg_of(desk)).facts.result_at == came
    assert (await clock_of(desk, Clock.REPORT)).met_at == came


@pytest.mark.parametrize("action", ["leg.letter", "leg.report", "leg.sign"])
async def test_neither_a_leader_nor_a_journalist_records_one(desk: Desk, action: str) -> None:
    """T1"""
    play = await cast(desk)
    await play.sent_to("THU")
    leg = await leg_of(desk)
    for guest in (play.leader, play.journalist):
        await guest.carries(f"{action}:{leg.id}:{leg.facts.version}")
        assert "báo cáo" not in guest.last.text.split("\n")[0].lower()
    assert len(await desk.security()) == 2
    assert (await leg_of(desk)).facts.state is LegState.SENT


async def test_the_press_centre_signs_no_report_that_waits_for_the_head(desk: Desk) -> None:
    """10.2.a"""
    play = await cast(desk)
    writer = await unit_member(desk, "20", "Trần Thu")
    await unit_member(desk, "21", "Vũ Trưởng", head=True)
    await play.sent_to("THU")
    await writer.presses("Báo cáo kết quả")
    await writer.says("Xong")
    await writer.presses(next(label for label, data in writer.last.buttons.items() if data.startswith("form.submit")))
    leg = await leg_of(desk)
    assert leg.facts.handed_in
    await play.officer.carries(f"leg.sign:{leg.id}:{leg.facts.version}")
    assert (await leg_of(desk)).facts == leg.facts
    assert await desk.security() == ["leg_not_yours"]


async def test_a_unit_that_is_in_chat_is_not_recorded_for_from_the_list(desk: Desk) -> None:
    play = await cast(desk)
    await unit_member(desk, "20", "Trần Thu", head=True)
    await play.sent_to("THU")
    await play.officer.carries("case.parts:1:0")
    assert not any(one.startswith("Ghi báo cáo") for one in play.officer.last.buttons)
    assert await desk.database.read(lambda work: [one for one in words.of_case(work, 1) if one.kind == "report"]) == []
