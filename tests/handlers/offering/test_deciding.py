"""What becomes of an offer (7.2.a): asked back, sent back, declined, withdrawn, drafted, approved; who learns what."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from procedure.clocks import Standing
from procedure.terms import Role, State
from storage import case_texts
from storage.case_texts import CaseText
from tests.handlers.offering.stage import (
    ADD,
    AGAIN,
    APPROVE,
    ASK,
    BACK,
    CODE,
    MORE,
    NOT_USED,
    OUT,
    WORDS,
    acts,
    approved,
    begun,
    chooses,
    drafted,
    stage,
    state,
)
from tests.handlers.rig import PDF, Desk, Guest

WAYS = [(Channel.ZALO, Channel.TELEGRAM), (Channel.TELEGRAM, Channel.ZALO)]
QUESTION = "Mẫu thẻ này theo văn bản nào?"
WHY = "Số liệu chưa có nguồn, xin bổ sung văn bản kèm theo."


async def text_of(desk: Desk) -> CaseText:
    """The newest text."""
    return (await desk.database.read(lambda work: case_texts.of_case(work, 1)))[-1]


@pytest.mark.parametrize(("unit", "centre"), WAYS)
async def test_the_ordinary_path_takes_six_acts_of_the_centre_and_two_of_the_unit(
    any_desk: Desk, unit: Channel, centre: Channel
) -> None:
    """7.2.a, 10.2.a: drafted from what was offered as it is; the head approves by the text's hash."""
    them = await begun(any_desk, unit, centre)
    await drafted(them)
    assert await state(any_desk) is State.REVIEW
    text = await text_of(any_desk)
    assert text.body == WORDS
    await approved(them, them.head)
    assert await state(any_desk) is State.APPROVED
    assert await them.trail() == [
        ("receive", "unit_officer", "7.2.a"),
        ("draft", "press_officer", "7.2.a"),
        ("approve", "press_head", "7.2.a"),
    ]
    (said,) = await any_desk.database.read(lambda work: case_texts.said_to(work, text.id))
    assert (said.act, said.capacity, said.binding) == ("approve", Role.PRESS_HEAD, text.binding)
    assert "Giám đốc Trung tâm Truyền thông" in them.unit.saw("phê duyệt").text
    assert (them.unit.messages, them.officer.messages, them.head.messages) == (2, 4, 3)


async def test_the_confirmation_says_in_which_capacity_and_what_leaves(desk: Desk) -> None:
    """7.2.a"""
    them = await begun(desk)
    await drafted(them)
    await them.head.says(CODE)
    await chooses(them.head, APPROVE)
    assert "Với tư cách: Giám đốc Trung tâm Truyền thông" in them.head.last.text


async def test_files_of_the_offer_go_into_the_draft(desk: Desk) -> None:
    """7.2.a: the words and the files are what the draft begins with; what was added since too."""
    them = await stage(desk)
    await them.unit.says("/cungcap " + WORDS, PDF)
    await chooses(them.unit, "✅ Gửi Trung tâm Truyền thông")
    await acts(them.unit, ADD, MORE)
    await drafted(them)
    text = await text_of(desk)
    assert text.body == f"{WORDS}\n\n{MORE}"
    assert [one.name for one in text.files] == [PDF.name]


@pytest.mark.parametrize(("unit", "centre"), WAYS)
async def test_asked_back_the_unit_reads_it_owes_an_answer_and_gives_it_by_replying(
    any_desk: Desk, unit: Channel, centre: Channel
) -> None:
    """7.2.a: the 24 hours go on meanwhile."""
    them = await begun(any_desk, unit, centre)
    await acts(them.officer, ASK, QUESTION)
    for guest in (them.unit, them.colleague):
        assert QUESTION in guest.saw("hỏi lại").text
    await them.unit.says("việc của tôi")
    assert "trả lời Trung tâm Truyền thông hỏi lại" in them.unit.last.text
    question = them.colleague.saw("hỏi lại")
    await them.colleague.says(MORE, replied_to=question.id)
    assert MORE in them.officer.last.text
    assert MORE in them.unit.saw("đã bổ sung").text
    assert await them.said() == ["question", "ask_back", "supplement"]
    await them.unit.says("việc của tôi")
    assert CODE not in them.unit.last.text
    (edit,) = await them.edit_clocks()
    assert edit.standing(any_desk.clock.now()) is Standing.RUNNING
    assert [event for event, *_ in await them.trail()] == ["receive", "ask_back", "supplement"]


async def test_the_answer_is_given_by_the_button_too_with_files(desk: Desk) -> None:
    them = await begun(desk, Channel.TELEGRAM)
    await acts(them.officer, ASK, QUESTION)
    await them.unit.presses(ADD)
    await them.unit.says(MORE, PDF)
    assert [one.name for one in them.officer.last.out.files] == [PDF.name]


async def test_thanks_and_numbers_in_reply_add_nothing(desk: Desk) -> None:
    """K7: a number quoted on Zalo is a choice, or it is nothing."""
    them = await begun(desk)
    await acts(them.officer, ASK, QUESTION)
    question = them.unit.saw("hỏi lại")
    for typed in ("Cảm ơn", "17"):
        await them.unit.says(typed, replied_to=question.id)
    assert await them.said() == ["question", "ask_back"]
    await them.unit.says("1", replied_to=question.id)
    await them.unit.says(MORE)
    assert await them.said() == ["question", "ask_back", "supplement"]


async def test_what_comes_after_the_text_was_handed_in_is_flagged_and_slips_into_nothing(desk: Desk) -> None:
    """10.1"""
    them = await begun(desk)
    await drafted(them)
    before = await text_of(desk)
    desk.clock.advance(60)
    await acts(them.unit, ADD, MORE)
    assert await text_of(desk) == before
    assert await state(desk) is State.REVIEW
    assert MORE in them.officer.last.text
    assert "sau khi" in them.officer.last.text


@pytest.mark.parametrize(("unit", "centre"), WAYS)
async def test_sent_back_its_time_is_void_and_a_new_hand_in_counts_anew(
    any_desk: Desk, unit: Channel, centre: Channel
) -> None:
    """7.2.a"""
    them = await begun(any_desk, unit, centre)
    await acts(them.officer, BACK, WHY)
    assert await state(any_desk) is State.RETURNED
    (first,) = await them.edit_clocks()
    assert first.standing(any_desk.clock.now()) is Standing.VOID
    for guest in (them.unit, them.colleague):
        assert WHY in guest.saw("trả lại thông tin").text
    await them.unit.says("việc của tôi")
    assert "gửi lại thông tin" in them.unit.last.text
    any_desk.clock.advance(3_600)
    await them.unit.says(CODE)
    await chooses(them.unit, AGAIN)
    assert WORDS in them.unit.last.text
    await them.unit.says(MORE)
    await chooses(them.unit, "✅ Gửi Trung tâm Truyền thông")
    assert await state(any_desk) is State.RECEIVED
    _, second = await them.edit_clocks()
    assert second.anchor_at == any_desk.clock.now()
    assert second.standing(any_desk.clock.now()) is Standing.RUNNING
    card = them.officer.saw(MORE)
    assert WHY in card.text
    assert WORDS not in card.text
    await drafted(them)
    assert (await text_of(desk=any_desk)).body == MORE


async def test_what_was_sent_back_is_handed_in_by_replying_or_with_the_same_words(desk: Desk) -> None:
    them = await begun(desk)
    await acts(them.officer, BACK, WHY)
    await them.unit.says(MORE, replied_to=them.unit.saw("trả lại thông tin").id)
    assert MORE in them.unit.last.text
    assert await state(desk) is State.RETURNED
    await them.unit.says("Sửa nội dung")
    await them.unit.says("Giữ nguyên nội dung")
    assert WORDS in them.unit.last.text
    await them.unit.says("gửi")
    assert await state(desk) is State.RECEIVED
    assert await them.said() == ["question", "sent_back", "handed_in"]


@pytest.mark.parametrize("by", ["head", "speaker", "general"])
async def test_declined_by_the_head_or_whoever_speaks_with_why(desk: Desk, by: str) -> None:
    """7.2.a"""
    them = await begun(desk)
    who: Guest = getattr(them, by)
    await acts(who, NOT_USED, "Nội dung đã được công bố trên Cổng Thông tin điện tử.")
    assert await state(desk) is State.DECLINED
    (edit,) = await them.edit_clocks()
    assert edit.standing(desk.clock.now()) is Standing.VOID
    told = them.unit.saw("không được sử dụng").text
    assert "đã được công bố" in told
    assert who.name in told
    assert await them.said() == ["question", "declined"]


@pytest.mark.parametrize("label", [NOT_USED, APPROVE])
async def test_an_officer_of_the_centre_neither_declines_nor_approves(desk: Desk, label: str) -> None:
    """7.2.a"""
    them = await begun(desk)
    await drafted(them)
    version = (await desk.case()).facts.version
    action = "decline" if label == NOT_USED else "approve"
    noted = len(await desk.security())
    await them.officer.carries(f"case.{action}:1:{version}")
    assert await state(desk) is State.REVIEW
    assert len(await desk.security()) == noted + 1
    if action == "approve":
        assert "Giám đốc Trung tâm Truyền thông" in them.officer.last.text


@pytest.mark.parametrize(("unit", "centre"), WAYS)
async def test_withdrawn_by_the_unit_the_centre_stops(any_desk: Desk, unit: Channel, centre: Channel) -> None:
    """7.2.a"""
    them = await begun(any_desk, unit, centre)
    await acts(them.unit, OUT, "Văn bản được thay thế.")
    assert await state(any_desk) is State.WITHDRAWN
    (edit,) = await them.edit_clocks()
    assert edit.standing(any_desk.clock.now()) is Standing.VOID
    assert "ĐƠN VỊ ĐÃ RÚT" in them.officer.last.text
    assert "Văn bản được thay thế." in them.officer.last.text
    assert "Văn bản được thay thế." in them.colleague.saw("đã rút").text
    version = (await any_desk.case()).facts.version
    await them.officer.carries(f"case.draft:1:{version}")
    assert await state(any_desk) is State.WITHDRAWN


async def test_what_is_sensitive_is_approved_by_the_spokesperson_once_the_director_general_has_seen_it(
    desk: Desk,
) -> None:
    """9.6, 7.2.a"""
    them = await begun(desk)
    await drafted(them)
    await them.officer.says(CODE)
    await chooses(them.officer, "Việc khác…")
    await chooses(them.officer, "Đánh dấu nhạy cảm, đối ngoại")
    await them.officer.presses(next(label for label in them.officer.last.buttons if "nhạy cảm" in label))
    version = (await desk.case()).facts.version
    await them.head.carries(f"case.approve:1:{version}")
    assert await state(desk) is State.REVIEW
    assert "người phát ngôn" in them.head.last.text.lower()
    await them.speaker.says(CODE)
    await chooses(them.speaker, "⬆️ Báo cáo Tổng Giám đốc")
    await them.general.says(CODE)
    await chooses(them.general, next(label for label in them.general.last.buttons if label.startswith("👁")))
    await approved(them, them.speaker)
    assert await state(desk) is State.APPROVED
    assert "Người phát ngôn" in them.unit.saw("phê duyệt").text
