"""An offer under several hands at once (P1, P2, T2, T28): races, old cards, whoever left, what was given back."""

from __future__ import annotations

from handlers.talk import Channel
from procedure.terms import State
from tests.handlers.offering.stage import (
    APPROVE,
    ASK,
    BACK,
    CODE,
    DRAFT,
    OUT,
    SUBMIT,
    USE,
    WORDS,
    acts,
    begun,
    chooses,
    confirms,
    drafted,
    state,
)
from tests.handlers.rig import Desk
from tests.handlers.roster_rig import end_all

QUESTION = "Mẫu thẻ này theo văn bản nào?"
WHY = "Số liệu chưa có nguồn, xin bổ sung văn bản kèm theo."


async def test_of_two_officers_at_once_one_wins_and_the_other_learns_who(desk: Desk) -> None:
    """P1"""
    them = await begun(desk)
    await them.officer.says(CODE)
    await them.second.says(CODE)
    await chooses(them.officer, BACK)
    await chooses(them.second, ASK)
    await them.officer.says(WHY)
    await them.second.says(QUESTION)
    assert await them.said() == ["question", "sent_back"]
    assert QUESTION in "".join(one.text for one in them.second.chat[-3:])
    assert not any(QUESTION in one.text for one in them.unit.chat)


async def test_an_old_card_does_nothing_but_say_how_it_stands(desk: Desk) -> None:
    """T2"""
    them = await begun(desk)
    await them.officer.says(CODE)
    old = them.officer.last
    await drafted(them)
    await them.officer.presses(BACK, on=old)
    assert await state(desk) is State.REVIEW


async def test_whoever_left_the_unit_learns_and_does_nothing_more(desk: Desk) -> None:
    """T28, P3: also the one who sent it."""
    them = await begun(desk, Channel.TELEGRAM)
    await end_all(them.unit)
    seen, version = len(them.unit.chat), (await desk.case()).facts.version
    await acts(them.officer, ASK, QUESTION)
    await acts(them.officer, BACK, WHY)
    assert len(them.unit.chat) == seen
    for action in ("unitadd", "unitout", "handin", "show", "more", "why", "dossier"):
        await them.unit.carries(f"case.{action}:1:{version}")
        assert CODE not in them.unit.last.text
    await them.unit.says(CODE)
    assert WORDS not in them.unit.last.text
    assert QUESTION in them.colleague.saw("hỏi lại").text


async def test_a_refusal_leaves_no_words_behind_and_gives_them_back(desk: Desk) -> None:
    """P2: withdrawn while the officer wrote."""
    them = await begun(desk)
    await them.officer.says(CODE)
    await chooses(them.officer, ASK)
    await acts(them.unit, OUT, "Văn bản được thay thế.")
    await them.officer.says(QUESTION)
    assert await them.said() == ["question", "withdrawn"]
    assert any(QUESTION in one.text for one in them.officer.chat[-2:])


async def test_a_text_that_was_returned_is_drafted_again_for_the_same_unit(desk: Desk) -> None:
    """7.2.a: the head gives it back to whoever drafts; the unit's time goes on."""
    them = await begun(desk)
    await drafted(them)
    await acts(them.head, "↩ Trả về để sửa", "Rút gọn.")
    assert await state(desk) is State.RECEIVED
    await them.officer.says(CODE)
    await chooses(them.officer, DRAFT)
    await chooses(them.officer, USE)
    await chooses(them.officer, SUBMIT)
    await them.head.says(CODE)
    await chooses(them.head, APPROVE)
    await confirms(them.head)
    assert await state(desk) is State.APPROVED
