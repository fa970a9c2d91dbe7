"""Directing (7.1.b): in one confirmation, bound to what was shown; the 24 hours count from the confirmation."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handlers.talk import Channel
from procedure.clocks import Standing
from procedure.facts import Act
from procedure.terms import Clock, Event, Role, State
from storage import words
from storage.directions import How, Kind
from storage.words import Said
from tests.handlers.leadership.stage import (
    PROPOSED,
    UNIT,
    UNIT_NAME,
    WORDS,
    cast,
    confirms,
    opens,
    picks,
    proposed,
    taken,
)
from tests.handlers.rig import PDF, Desk, Guest
from tests.handlers.roster_rig import CHANNELS, end_all

AGREE = "✅ Đồng ý với đề xuất"


async def directs(guest: Guest, words: str = WORDS) -> None:
    """The form, up to the confirmation: the proposed units stay ticked."""
    await opens(guest)
    await picks(guest, "Chỉ đạo")
    await guest.says(words)
    done = next(label for label in guest.last.buttons if label.startswith("Xong"))
    await picks(guest, done)


@pytest.mark.parametrize("channel", CHANNELS)
async def test_the_proposal_is_agreed_to_with_its_words_and_units_in_one_confirmation(
    any_desk: Desk, channel: Channel
) -> None:
    them = await proposed(any_desk, channel)
    await opens(them.leader)
    await picks(them.leader, AGREE)
    shown = them.leader.last.text
    assert PROPOSED in shown
    assert UNIT_NAME in shown
    assert "24 giờ" in shown
    assert (await them.case()).facts.state is State.PROPOSED
    await confirms(them.leader)
    case = await them.case()
    assert (case.facts.state, case.facts.named) == (State.DIRECTED, frozenset({UNIT}))
    assert await them.said(Said.DIRECTION) == [PROPOSED]


@pytest.mark.parametrize("channel", CHANNELS)
async def test_the_24_hours_count_from_the_confirmation_and_not_from_the_form(desk: Desk, channel: Channel) -> None:
    """I1"""
    them = await proposed(desk, channel)
    await directs(them.leader)
    desk.clock.advance(600)
    at = desk.clock.now()
    await confirms(them.leader)
    desk.clock.advance(30)
    (clock,) = await them.clock(Clock.DISPATCH)
    assert (clock.anchor_at, clock.due_at) == (at, at + timedelta(hours=24))
    (kept,) = await them.decisions()
    assert (kept.kind, kept.how, kept.occurred_at, kept.units) == (Kind.DIRECTION, How.CHAT, at, (UNIT,))


async def test_nothing_is_directed_before_the_confirmation_nor_when_it_is_cancelled(desk: Desk) -> None:
    them = await proposed(desk)
    await directs(them.leader)
    await them.leader.presses("Hủy")
    assert (await them.case()).facts.state is State.PROPOSED
    assert await them.decisions() == []
    assert await them.said(Said.DIRECTION) == []


async def test_the_holder_at_the_centre_hears_it_and_the_card_says_the_words(desk: Desk) -> None:
    them = await proposed(desk)
    await directs(them.leader)
    before = len(them.officer.chat)
    await confirms(them.leader)
    heard = [one for one in them.officer.chat[before:] if one.out.anew]
    assert any(WORDS in one.text and "điểm b khoản 1 Điều 7" in one.text for one in heard)


async def test_a_direction_that_names_no_unit_is_the_centres_own_and_starts_no_24_hours(desk: Desk) -> None:
    them = await proposed(desk, units=())
    await opens(them.leader)
    await them.leader.presses(AGREE)
    assert "không tính thời hạn gửi văn bản" in them.leader.last.text
    await confirms(them.leader)
    assert (await them.case()).facts.state is State.COMPILING
    assert await them.clock(Clock.DISPATCH) == []


async def test_a_leader_directs_a_case_nobody_has_proposed(desk: Desk) -> None:
    """Analysis and direction are one act."""
    them = await cast(desk)
    await opens(them.leader)
    await them.leader.presses("Chỉ đạo")
    await them.leader.says(WORDS)
    await them.leader.says(UNIT_NAME)
    await confirms(them.leader)
    assert (await them.case()).facts.state is State.DIRECTED


async def test_directing_again_replaces_the_direction_and_counts_anew(desk: Desk) -> None:
    them = await proposed(desk)
    await directs(them.leader)
    await confirms(them.leader)
    desk.clock.advance(3_600)
    await opens(them.general)
    await them.general.presses("Việc khác…")
    await them.general.presses("Chỉ đạo")
    await them.general.says("Chuyển sang BHXH tỉnh Nghệ An.")
    await them.general.says("Nghệ An")
    assert "thay chỉ đạo trước" in them.general.last.text
    at = desk.clock.now()
    await confirms(them.general)
    first, second = await them.clock(Clock.DISPATCH)
    assert first.standing(at) is Standing.VOID
    assert (second.anchor_at, second.standing(at)) == (at, Standing.RUNNING)
    assert (await them.case()).facts.named == frozenset({"NAN"})


@pytest.mark.parametrize("channel", CHANNELS)
async def test_of_two_leaders_within_a_second_the_later_is_told_and_keeps_the_words(
    any_desk: Desk, channel: Channel
) -> None:
    """P1: the second decided on a case that stood otherwise."""
    them = await proposed(any_desk, channel)
    await directs(them.leader)
    await directs(them.second, "Báo cáo tôi trước khi trả lời.")
    await confirms(them.leader)
    await confirms(them.second)
    told = them.second.saw("Chưa thực hiện")
    assert "Trần Thu Hà" in told.text
    assert "Báo cáo tôi trước khi trả lời." in told.text
    assert len(await them.decisions()) == 1
    assert await them.said(Said.DIRECTION) == [WORDS]


async def test_a_claim_meanwhile_does_not_stop_a_direction(desk: Desk) -> None:
    them = await cast(desk)
    await opens(them.leader)
    await them.leader.presses("Chỉ đạo")
    await them.leader.says(WORDS)
    await them.leader.says(UNIT_NAME)
    await taken(desk, them.officer, Event.CLAIM, Act())
    await confirms(them.leader)
    assert (await them.case()).facts.state is State.DIRECTED


async def test_a_new_proposal_meanwhile_is_shown_first(desk: Desk) -> None:
    them = await proposed(desk)
    await opens(them.leader)
    await them.leader.presses(AGREE)
    await taken(desk, them.second, Event.SEND_BACK, Act(reason="Thiếu số liệu."), Said.REASON)
    await taken(desk, them.officer, Event.PROPOSE, Act(reason="Đề xuất khác hẳn."), Said.PROPOSAL)
    await confirms(them.leader)
    assert "Chưa thực hiện" in them.leader.chat[-1].text
    assert (await them.case()).facts.state is State.PROPOSED


async def test_an_old_button_shows_how_the_case_stands(desk: Desk) -> None:
    """T2"""
    them = await proposed(desk)
    await opens(them.leader)
    card = them.leader.last
    await taken(desk, them.second, Event.SEND_BACK, Act(reason="Thiếu số liệu."), Said.REASON)
    await them.leader.presses(AGREE, on=card)
    assert await them.decisions() == []
    assert them.leader.toasts == ["Thẻ này đã cũ"]
    them.leader.saw("trạng thái hiện tại: CHỜ TIẾP NHẬN")


async def test_the_way_back_from_the_confirmation_keeps_words_and_units(desk: Desk) -> None:
    them = await proposed(desk)
    await directs(them.leader)
    await them.leader.presses("Sửa lại")
    await them.leader.presses("Giữ nguyên nội dung")
    await them.leader.presses(next(label for label in them.leader.last.buttons if label.startswith("Xong")))
    assert WORDS in them.leader.last.text
    await confirms(them.leader)
    assert (await them.case()).facts.named == frozenset({UNIT})


@pytest.mark.parametrize(
    "role", [Role.PRESS_OFFICER, Role.PRESS_HEAD, Role.SPOKESPERSON, Role.UNIT_HEAD, Role.PROVINCE_DIRECTOR]
)
async def test_nobody_but_a_leader_directs(desk: Desk, role: Role) -> None:
    """T1"""
    them = await proposed(desk)
    other = await desk.staff("other", role, unit="NAN" if role is Role.PROVINCE_DIRECTOR else "KHTC")
    case = await them.case()
    await other.carries(f"case.direct:{case.id}:{case.facts.version}")
    await other.carries(f"case.agree:{case.id}:{case.facts.version}")
    assert (await them.case()).facts.state is State.PROPOSED
    assert len(await desk.security()) == 2


async def test_a_leader_whose_role_ended_before_the_confirmation_changes_nothing(desk: Desk) -> None:
    """P3: the right is looked up again."""
    them = await proposed(desk)
    await directs(them.leader)
    await end_all(them.leader)
    await confirms(them.leader)
    assert (await them.case()).facts.state is State.PROPOSED
    assert await them.decisions() == []


async def test_a_signed_scan_sent_with_the_words_stays_with_the_direction(desk: Desk) -> None:
    them = await proposed(desk)
    await opens(them.leader)
    await them.leader.presses("Chỉ đạo")
    await them.leader.says(WORDS, PDF)
    await them.leader.presses(next(label for label in them.leader.last.buttons if label.startswith("Xong")))
    await confirms(them.leader)
    (kept,) = await them.decisions()
    found = await desk.database.read(lambda work: words.files_of(work, kept.words_id))
    assert [one.name for one in found] == [PDF.name]


async def test_confirmed_twice_it_is_one_direction(desk: Desk) -> None:
    """T2"""
    them = await proposed(desk)
    await directs(them.leader)
    asked = them.leader.last
    await confirms(them.leader)
    await them.leader.presses("✅ Xác nhận", on=asked)
    assert len(await them.decisions()) == 1
    assert len(await them.clock(Clock.DISPATCH)) == 1
