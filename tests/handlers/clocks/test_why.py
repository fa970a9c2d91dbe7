"""“Vì sao hạn này?” and a corrected anchor, in chat."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.casework.choices import rows as rows_of
from handlers.talk import Channel
from procedure.facts import Act, Actor
from procedure.steps import take_step
from procedure.terms import Clock, Event, Role, State
from storage import cases, clocks, people
from storage.actors import actor_of
from storage.clocks import ClockRow
from storage.tables import clocks as rows
from storage.work import Work
from tests.handlers.rig import Desk, Guest
from tests.handlers.roster_rig import id_of

CODE = "BC-2026-00001"
LABEL = "Sửa mốc thời gian"


async def directed(desk: Desk, channel: Channel = Channel.TELEGRAM) -> tuple[Guest, Guest]:
    """An officer whose case was directed an hour ago, and the leader."""
    officer = await desk.staff("1", name="Đỗ Thị Mai", channel=channel)
    leader = await desk.staff("5", Role.LEADER, unit="VSS", name="Lê Hùng")
    journalist = await desk.known("2")
    await journalist.files_request()

    await direct_it(desk)
    return officer, leader


async def direct_it(desk: Desk) -> None:
    """The leader directed it an hour ago."""

    def piece(work: Work) -> None:
        case = cases.by_code(work, CODE)
        account = people.find_account(work, "telegram", "5")
        assert case is not None
        assert account is not None
        at = work.now - timedelta(hours=1)
        act = Act(reason="Xử lý", units=frozenset({"NAN"}), occurred_at=at)
        step = take_step(case.facts, Event.DIRECT, actor_of(work, account.person_id), work.now, act)
        cases.record(work, case, step, account.person_id, at)

    await desk.database.write(piece)


async def all_clocks(desk: Desk) -> list[ClockRow]:
    found = await desk.database.read(lambda work: clocks.of_case(work, 1))
    return [one for one in found if one.clock is Clock.DISPATCH]


async def test_it_says_the_articles_words_the_anchor_who_recorded_it_and_the_sum(any_desk: Desk) -> None:
    officer, _ = await directed(any_desk)
    (seen,) = await officer.carries("case.why:1:0")
    assert "Sau khi có chỉ đạo của Lãnh đạo BHXH Việt Nam" in seen.text
    assert "trong thời hạn 24 giờ" in seen.text
    assert "chỉ đạo của Lãnh đạo BHXH Việt Nam, lúc 14:00" in seen.text
    assert "Ghi nhận: Lê Hùng, lúc 15:00" in seen.text
    assert "+ 24 giờ =" in seen.text
    assert "còn 23 giờ" in seen.text
    assert "Xem" in "".join(seen.buttons)


async def test_a_target_says_that_it_is_no_deadline(desk: Desk) -> None:
    officer = await desk.staff("1")
    journalist = await desk.known("2")
    await journalist.files_request()
    (seen,) = await officer.carries("case.why:1:0")
    assert "không phải thời hạn" in seen.text
    assert "+ 2 giờ =" in seen.text
    assert "⏳" not in seen.text


@pytest.mark.parametrize("who", ["journalist", "unit"])
async def test_neither_who_asked_nor_another_unit_is_told_of_the_clocks(desk: Desk, who: str) -> None:
    """T28; no journalist is promised 24 hours."""
    await directed(desk)
    journalist = desk.guests["telegram", "2"]
    unit = await desk.staff("8", Role.PROVINCE_OFFICER, unit="HNO")
    (seen,) = await (journalist if who == "journalist" else unit).carries("case.why:1:0")
    assert "24 giờ" not in seen.text


async def corrects(officer: Guest, desk: Desk, at: str = "13:00") -> None:
    """From the press to the confirmation, not yet given."""
    case = await desk.case()
    await officer.carries(f"case.anchor:1:{case.facts.version}")
    await officer.says(at)
    await officer.says("Ghi nhầm giờ ký")


@pytest.mark.parametrize("channel", [Channel.TELEGRAM, Channel.ZALO])
async def test_a_corrected_anchor_makes_a_new_clock_and_the_old_one_stays_to_be_seen(
    any_desk: Desk, channel: Channel
) -> None:
    officer, _ = await directed(any_desk, channel)
    (before,) = await all_clocks(any_desk)
    await corrects(officer, any_desk)
    assert "14:00" in officer.last.text
    assert "13:00" in officer.last.text
    if channel is Channel.ZALO:
        await officer.says(CODE)
    else:
        await officer.presses("✅ Xác nhận")
    old, new = await all_clocks(any_desk)
    assert (old.id, new.replaces) == (before.id, before.id)
    assert old.void_at is not None
    assert new.due_at == before.due_at - timedelta(hours=1)
    assert (new.definition, new.seconds) == (before.definition, before.seconds)
    rungs = await any_desk.database.read(lambda work: clocks.waiting_rungs(work, new.id))
    assert [one.name for one in rungs][:2] == ["12h", "6h"]
    (seen,) = await officer.carries("case.why:1:0")
    assert "sửa mốc – Ghi nhầm giờ ký" in seen.text
    assert seen.text.count("Mốc tính: chỉ đạo") == 2


async def test_a_moment_to_come_is_no_anchor_and_nothing_is_corrected(desk: Desk) -> None:
    officer, _ = await directed(desk)
    case = await desk.case()
    await officer.carries(f"case.anchor:1:{case.facts.version}")
    await officer.says("23:30 hôm nay")
    assert len(await all_clocks(desk)) == 1
    assert "tương lai" in officer.last.text or "chưa tới" in officer.last.text or "chưa đến" in officer.last.text


async def test_what_was_met_is_judged_by_the_corrected_anchor(desk: Desk) -> None:
    await directed(desk)

    def piece(work: Work) -> tuple[ClockRow, ClockRow]:
        (clock,) = [one for one in clocks.of_case(work, 1) if one.clock is Clock.DISPATCH]
        met = clock.due_at - timedelta(minutes=30)
        work.connection.execute(rows.update().where(rows.c.id == clock.id).values(met_at=met))
        found = clocks.load(work, clock.id)
        assert found is not None
        return found, clocks.correct(work, found, found.anchor_at - timedelta(hours=1), "nhầm", 1)

    old, new = await desk.database.write(piece)
    assert new.met_at == old.met_at
    assert new.standing(desk.clock.now()).value == "met_late"
    assert await desk.database.read(lambda work: clocks.waiting_rungs(work, new.id)) == []


async def test_a_case_without_a_deadline_has_no_anchor_to_correct(desk: Desk) -> None:
    officer = await desk.staff("1")
    await (await desk.known("2")).files_request()
    case = await desk.case()
    await officer.carries(f"case.anchor:1:{case.facts.version}")
    assert "không có thời hạn nào theo Quy chế" in officer.last.text


async def test_a_unit_may_correct_no_anchor_of_the_agencys_case(desk: Desk) -> None:
    await directed(desk)
    unit = await desk.staff("8", Role.PROVINCE_OFFICER, unit="HNO")
    await unit.carries("case.anchor:1:0")
    assert await desk.security() == ["case_not_seen"]


async def offered(officer: Guest) -> list[str]:
    """What the case's list of everything offers, and its explanation."""
    await officer.carries("case.more:1:0")
    listed = [*officer.last.buttons]
    await officer.carries("case.why:1:0")
    return [*listed, *officer.last.buttons]


async def test_an_anchor_is_offered_to_be_corrected_only_where_the_law_counts(any_desk: Desk) -> None:
    officer = await any_desk.staff("1", name="Đỗ Thị Mai")
    await any_desk.staff("5", Role.LEADER, unit="VSS", name="Lê Hùng")
    journalist = await any_desk.known("2")
    await journalist.files_request()
    assert LABEL not in await offered(officer)
    await direct_it(any_desk)
    assert LABEL in await offered(officer)


async def test_where_nothing_was_ever_counted_the_card_offers_nothing_to_explain(desk: Desk) -> None:
    officer, _ = await directed(desk)
    me = await id_of(officer)
    reader, case, now = await desk.database.read(lambda work: actor_of(work, me)), await desk.case(), desk.clock.now()
    shown = [one.action for row in rows_of(case, reader, now) for one in row]
    bare = rows_of(replace(case, counts=False), reader, now)
    assert shown.count("case.why") == 1
    assert "case.why" not in [one.action for row in bare for one in row]
    assert all(bare)
    over = replace(case.facts, state=State.CLOSED)
    assert rows_of(replace(case, facts=replace(over, legs=()), counts=False), Actor(me), now) == ()
