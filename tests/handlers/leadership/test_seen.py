"""What is complex or sensitive is first seen by the Director General (9.6): one tap for exactly the text shown."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from procedure.facts import Act
from procedure.terms import Event, Role, State
from storage import case_texts
from storage.words import Said
from tests.handlers.leadership.stage import Cast, cast, drafted, opens, picks, taken
from tests.handlers.rig import Desk
from tests.handlers.roster_rig import CHANNELS

BODY, NEWER = "Có 4.200 người đang tham gia.", "Có 4.300 người đang tham gia."
SEEN, OBJECT = "👁 Đã xem, không có ý kiến khác", "✋ Không đồng ý"


async def reported(desk: Desk, channel: Channel = Channel.TELEGRAM) -> Cast:
    """Reported up; the Director General has the card."""
    them = await cast(desk, channel)
    await drafted(them, BODY)
    await opens(them.general)
    return them


async def said_to(them: Cast) -> list[tuple[str, str]]:
    """What was said to the first text, in which capacity."""
    found = await them.desk.database.read(lambda work: case_texts.said_to(work, 1))
    return [(one.act, one.capacity) for one in found]


@pytest.mark.parametrize("channel", CHANNELS)
async def test_the_director_general_sees_the_exact_text_and_one_tap_lets_it_go_on(
    any_desk: Desk, channel: Channel
) -> None:
    them = await reported(any_desk, channel)
    assert BODY in them.general.last.text
    await picks(them.general, SEEN)
    case = await them.case()
    assert (case.facts.state, case.facts.draft and case.facts.draft.seen) == (State.REVIEW, True)
    assert ("seen", "director_general") in await said_to(them)
    assert BODY in them.speaker.last.text


async def test_a_tap_on_the_card_of_an_older_text_counts_for_nothing_and_the_newer_one_is_shown(desk: Desk) -> None:
    """T2, 9.6: bound to the exact words."""
    them = await reported(desk)
    card = them.general.last
    await taken(desk, them.speaker, Event.RETURN, Act(reason="Sửa số liệu."), Said.REASON)
    await drafted(them, NEWER)
    await them.general.presses(SEEN, on=card)
    assert (await them.case()).facts.state is State.REPORTED_UP
    assert NEWER in them.general.last.text


@pytest.mark.parametrize("channel", CHANNELS)
async def test_an_objection_makes_the_text_void_and_both_sides_read_it(any_desk: Desk, channel: Channel) -> None:
    them = await reported(any_desk, channel)
    await picks(them.general, OBJECT)
    await them.general.says("Số liệu chưa được kiểm tra.")
    case = await them.case()
    assert (case.facts.state, case.facts.draft) == (State.COMPILING, None)
    assert ("object", "director_general") in await said_to(them)
    assert "Số liệu chưa được kiểm tra." in them.speaker.saw("không đồng ý").text
    assert "Số liệu chưa được kiểm tra." in them.officer.saw("không đồng ý").text


async def test_an_objection_typed_to_an_older_text_is_given_back(desk: Desk) -> None:
    them = await reported(desk)
    await them.general.presses(OBJECT)
    await taken(desk, them.speaker, Event.RETURN, Act(reason="Sửa số liệu."), Said.REASON)
    await drafted(them, NEWER)
    await them.general.says("Số liệu chưa được kiểm tra.")
    assert (await them.case()).facts.state is State.REPORTED_UP
    assert ("object", "director_general") not in await said_to(them)
    them.general.saw("Số liệu chưa được kiểm tra.")


async def test_named_without_its_card_the_text_is_shown_first(desk: Desk) -> None:
    them = await reported(desk)
    await them.general.carries("case.seen:1:0")
    assert (await them.case()).facts.state is State.REPORTED_UP
    assert BODY in them.general.last.text
    await them.general.presses(SEEN)
    assert (await them.case()).facts.state is State.REVIEW


@pytest.mark.parametrize("role", [Role.LEADER, Role.SPOKESPERSON, Role.PRESS_HEAD])
async def test_nobody_else_says_that_it_was_seen(desk: Desk, role: Role) -> None:
    """T1"""
    them = await reported(desk)
    other = await desk.staff("other", role, unit="LD")
    case = await them.case()
    await other.carries(f"case.seen:{case.id}:{case.facts.version}")
    assert (await them.case()).facts.state is State.REPORTED_UP
    assert await desk.security() == ["step_not_yours"]
