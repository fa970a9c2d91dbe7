"""The Director General directs a province about its own case (8.2)."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from procedure.terms import Role, State
from storage import directions
from storage.directions import Kind
from tests.handlers.leadership.stage import WORDS, cast, confirms, opens, picks, provincial
from tests.handlers.rig import Desk
from tests.handlers.roster_rig import CHANNELS


@pytest.mark.parametrize("channel", CHANNELS)
async def test_the_province_reads_the_words_and_keeps_the_case(any_desk: Desk, channel: Channel) -> None:
    them = await cast(any_desk, channel)
    director = await any_desk.staff("director", Role.PROVINCE_DIRECTOR, name="Phan Quốc Bảo", unit="NAN")
    code = await provincial(them)
    await opens(them.general, code)
    await picks(them.general, "Chỉ đạo BHXH tỉnh")
    await them.general.says(WORDS)
    assert "khoản 2 Điều 8" in them.general.last.text
    await confirms(them.general, code)
    case = await any_desk.case(code)
    assert case.facts.state is State.RECEIVED
    assert WORDS in director.saw("chỉ đạo về hồ sơ").text
    (kept,) = await any_desk.database.read(lambda work: directions.of_case(work, case.id))
    assert (kept.kind, kept.signer_name) == (Kind.INSTRUCTION, "Lê Hùng Cường")


async def test_a_leader_who_is_not_the_director_general_directs_no_province(desk: Desk) -> None:
    """8.2"""
    them = await cast(desk)
    code = await provincial(them)
    case = await desk.case(code)
    await them.leader.carries(f"case.instruct:{case.id}:{case.facts.version}")
    assert await desk.security() == ["step_not_yours"]
    assert await desk.database.read(lambda work: directions.of_case(work, case.id)) == []


async def test_a_national_case_is_directed_not_instructed(desk: Desk) -> None:
    them = await cast(desk)
    await opens(them.general)
    assert "Chỉ đạo BHXH tỉnh" not in them.general.last.buttons
    await them.general.carries("case.instruct:1:1")
    assert await desk.security() == ["step_not_yours"]
