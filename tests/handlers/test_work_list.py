"""“Việc của tôi”: what waits for each one's own act, the most pressing first; nothing of anybody else's."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update

from handlers.casework.owed_items import Group, Item
from handlers.casework.waiting import pressing
from handlers.talk import Channel
from procedure.facts import Act
from procedure.law.lengths import Force
from procedure.terms import Event, Role, State
from storage import case_texts, tables
from storage.words import Said
from storage.work import Work
from tests.handlers.leadership.stage import (
    CODE,
    UNIT,
    WORDS,
    Cast,
    authorised,
    cast,
    confirms,
    drafted,
    opens,
    picks,
    proposed,
    provincial,
    recorded,
    taken,
)
from tests.handlers.rig import Desk, Guest
from tests.handlers.roster_rig import CHANNELS, end_all, id_of


async def waits_for(guest: Guest) -> list[Item]:
    """What waits for somebody now."""
    person = await id_of(guest)
    return await guest.desk.database.read(lambda work: pressing(work, person))


async def owed_by(guest: Guest) -> list[str]:
    """What it is, without the cases."""
    return [one.what for one in await waits_for(guest)]


@pytest.mark.parametrize("channel", CHANNELS)
async def test_a_leader_is_shown_the_proposal_and_opens_it_from_the_list(any_desk: Desk, channel: Channel) -> None:
    them = await proposed(any_desk, channel)
    await them.leader.says("việc của tôi")
    assert f"{CODE} – cho ý kiến chỉ đạo" in them.leader.last.text
    await picks(them.leader, f"{CODE}: cho ý kiến chỉ đạo")
    assert "Đồng ý với đề xuất" in "".join(them.leader.last.buttons)


async def test_each_step_waits_for_its_own_people_alone(any_desk: Desk) -> None:
    them = await cast(any_desk)
    everybody = (them.officer, them.leader, them.general, them.speaker, them.unit)

    async def all_of() -> list[list[str]]:
        return [await owed_by(one) for one in everybody]

    assert await all_of() == [["claim"], [], [], [], []]
    await taken(any_desk, them.officer, Event.PROPOSE, Act(reason="Đề xuất"), Said.PROPOSAL)
    assert await all_of() == [[], ["direct"], ["direct"], [], []]
    await taken(any_desk, them.leader, Event.DIRECT, Act(reason=WORDS, units=frozenset({UNIT})), Said.DIRECTION)
    assert await all_of() == [["dispatch"], [], [], [], []]
    await taken(any_desk, them.leader, Event.DIRECT, Act(reason=WORDS), Said.DIRECTION)
    assert await all_of() == [["draft"], [], [], [], []]
    await drafted(them, "Nội dung", None)
    assert await all_of() == [[], [], [], ["report_up"], []]


async def test_what_is_reported_up_waits_for_the_director_general_then_for_the_spokesperson(desk: Desk) -> None:
    them = await cast(desk)
    await drafted(them, "Nội dung")
    assert (await owed_by(them.general), await owed_by(them.speaker)) == (["seen"], [])
    await opens(them.general)
    await them.general.presses("👁 Đã xem, không có ý kiến khác")
    assert (await owed_by(them.general), await owed_by(them.speaker)) == ([], ["approve"])


async def test_what_another_officer_holds_waits_for_that_officer(desk: Desk) -> None:
    them = await cast(desk)
    await taken(desk, them.officer, Event.TAKE_ON, Act())
    assert (await owed_by(them.officer), await owed_by(them.head)) == (["draft"], [])


async def test_an_ordered_unit_acknowledges_then_reports(desk: Desk) -> None:
    them = await proposed(desk)
    await opens(them.leader)
    await them.leader.presses("Giao thẳng đơn vị")
    await them.leader.says(UNIT)
    await them.leader.says(WORDS)
    await confirms(them.leader)
    (item,) = await waits_for(them.unit)
    assert (item.what, item.force, item.leg_id) == ("leg_acknowledge", Force.TARGET, 1)
    await them.unit.says("/viec")
    await them.unit.presses(f"{CODE}: xác nhận đã nhận")
    assert WORDS in them.unit.last.text


async def test_the_leader_whose_words_were_recorded_is_asked_to_confirm_them(desk: Desk) -> None:
    them = await proposed(desk)
    await recorded(them, desk.clock.now())
    assert (await owed_by(them.leader), await owed_by(them.second)) == (["confirm_direction"], [])


async def test_a_delegate_together_with_the_spokesperson_approves_after_their_consent(desk: Desk) -> None:
    """2.1.c"""
    them = await cast(desk)
    lent = await authorised(desk, them.unit, alone=False)
    await taken(desk, them.general, Event.ASSIGN_SPEAKER, Act(authorisation=lent, together=True))
    case = await drafted(them, "Nội dung", None, sensitive=False)
    assert (await owed_by(them.speaker), await owed_by(them.unit)) == (["consent"], [])
    assert case.facts.draft is not None
    await taken(desk, them.speaker, Event.CONSENT, Act(binding=case.facts.draft.binding))
    await desk.database.write(_consented)
    assert (await owed_by(them.speaker), await owed_by(them.unit)) == ([], ["approve"])


def _consented(work: Work) -> None:
    case_texts.say(work, case_texts.load(work, 1), "consent", 5, Role.SPOKESPERSON)


async def test_without_a_spokesperson_in_chat_the_director_general_owes_the_approval(desk: Desk) -> None:
    """2.1.a"""
    them = await cast(desk)
    await drafted(them, "Nội dung", None, sensitive=False)
    assert await owed_by(them.general) == []
    await end_all(them.speaker)
    assert await owed_by(them.general) == ["approve"]


async def test_late_by_the_law_comes_first_and_a_target_that_has_passed_is_never_called_late(desk: Desk) -> None:
    them = await cast(desk)
    second = await them.journalist.files_request("Bao giờ chi trả lương hưu tháng 12?")
    act = Act(reason=WORDS, units=frozenset({UNIT}))
    await taken(desk, them.leader, Event.DIRECT, act, Said.DIRECTION, second)
    desk.clock.advance(int(timedelta(hours=25).total_seconds()))
    first, other = await waits_for(them.officer)
    assert (first.code, first.what, first.group, first.force) == (second, "dispatch", Group.OVERDUE, Force.LEGAL)
    assert (other.code, other.what, other.group, other.force) == (CODE, "claim", Group.TODAY, Force.TARGET)
    await them.officer.says("/viec")
    shown = them.officer.last.text
    assert shown.index(second) < shown.index(CODE)
    assert f"🔴 {second}" in shown
    assert f"🎯 {CODE}" in shown
    assert "hạn" not in shown.split(f"🎯 {CODE}")[1].split("\n")[0]


async def test_a_refusal_waits_for_the_speaker_on_the_day_it_is_to_be_looked_at_again(desk: Desk) -> None:
    """Art. 6"""
    them = await cast(desk)
    until = desk.clock.now() + timedelta(days=3)
    act = Act(reason="Đang thanh tra.", ground="6.1.c", lifted_by="có kết luận thanh tra", until=until)
    await taken(desk, them.speaker, Event.REFUSE, act, Said.REFUSAL)
    assert await owed_by(them.speaker) == []
    desk.clock.advance(int(timedelta(days=3).total_seconds()))
    assert await owed_by(them.speaker) == ["look_again"]


async def test_a_promise_waits_for_whoever_speaks_while_others_work_on_the_answer(desk: Desk) -> None:
    """9.4"""
    them = await proposed(desk)
    until = desk.clock.now() + timedelta(hours=2)
    await taken(desk, them.speaker, Event.DEFER, Act(reason="Cần số liệu.", until=until), Said.DEFERRAL)
    (item,) = await waits_for(them.speaker)
    assert (item.what, item.due, item.force) == ("promise", until, Force.PROMISE)


async def test_a_provinces_own_case_waits_for_its_people_and_nobody_elses(any_desk: Desk) -> None:
    """T28"""
    them = await cast(any_desk)
    local = await any_desk.staff("local", Role.PROVINCE_OFFICER, unit="NAN")
    other = await any_desk.staff("other", Role.PROVINCE_OFFICER, unit="LCA")
    code = await provincial(them)
    assert [one.code for one in await waits_for(local)] == [code]
    assert await waits_for(other) == []
    assert code not in [one.code for one in await waits_for(them.officer)]


async def test_an_answer_that_has_not_reached_the_journalist_still_waits(desk: Desk) -> None:
    """3.4"""
    them = await cast(desk)
    await taken(desk, them.officer, Event.ANSWER_PUBLISHED, Act())
    assert await owed_by(them.officer) == ["delivered_otherwise"]
    await desk.database.write(_delivered)
    assert await owed_by(them.officer) == []


def _delivered(work: Work) -> None:
    work.connection.execute(update(tables.cases).values(delivered_at=work.now))


async def test_a_long_list_is_shown_piece_by_piece(desk: Desk) -> None:
    them: Cast = await cast(desk)
    for n in range(9):
        await them.journalist.files_request(f"Câu hỏi số {n}: bao giờ chi trả lương hưu?")
        desk.clock.advance(3_600)
    await them.officer.says("/viec")
    assert "(10)" in them.officer.last.text
    await them.officer.presses("Xem tiếp (còn 2)")
    assert "BC-2026-00010" in them.officer.last.text


async def test_with_nothing_to_do_it_says_so_and_a_closed_case_is_not_counted(desk: Desk) -> None:
    them = await cast(desk)
    await them.unit.says("/tasks")
    assert "không có việc nào" in them.unit.last.text
    await taken(desk, them.journalist, Event.WITHDRAW, Act())
    assert (await them.case()).facts.state is State.WITHDRAWN
    assert await owed_by(them.officer) == []


async def test_a_journalist_who_asks_sees_their_own_requests(desk: Desk) -> None:
    them = await cast(desk)
    await them.journalist.says("/viec")
    assert CODE in them.journalist.last.text


async def test_it_stands_first_in_the_menu_of_all_staff(desk: Desk) -> None:
    them = await cast(desk)
    for guest in (them.general, them.leader, them.officer, them.speaker, them.unit):
        await guest.says("/menu")
        assert next(iter(guest.last.buttons)) == "📋 Việc của tôi"
        assert guest.menu[0] == "viec"
