"""One summary each morning, to whoever something waits for."""

from __future__ import annotations

from tests.handlers.clocks.stage import Agency


async def summaries(agency: Agency) -> list[str]:
    return [one.name for one in await agency.tick() if one.key.startswith("morning:")]


async def test_each_officer_gets_one_summary_each_morning_and_who_owes_nothing_none(any_agency: Agency) -> None:
    await any_agency.directed()
    any_agency.clock.advance(22.5 * 3_600)  # 07:30 of the next day
    told = [one for one in await any_agency.tick() if one.key.startswith("morning:")]
    assert [one.name for one in told] == ["claimer"]
    assert "BC-2026-00001" in told[0].text
    assert "gửi văn bản cho các đơn vị" in told[0].text
    assert "case.show" in told[0].actions
    for minutes in (1, 60, 120):
        any_agency.clock.advance(minutes * 60)
        assert await summaries(any_agency) == []


async def test_not_before_half_past_seven_and_not_in_the_afternoon(agency: Agency) -> None:
    await agency.directed()
    agency.clock.advance(22.5 * 3_600 - 1)
    assert await summaries(agency) == []
    agency.clock.advance(5 * 3_600)
    assert await summaries(agency) == []
    agency.clock.advance(19 * 3_600 + 1)
    assert await summaries(agency) == ["claimer"]


async def test_a_leaders_summary_says_what_waits_for_them(agency: Agency) -> None:
    case_id = await agency.file()
    await agency.propose(case_id)
    agency.clock.advance(22.5 * 3_600)
    told = [one for one in await agency.tick() if one.key.startswith("morning:")]
    assert "leader" in {one.name for one in told}
