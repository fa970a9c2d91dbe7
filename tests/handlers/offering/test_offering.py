"""A unit offers information to the press (7.2.a, 10.2.c): two acts, the centre's card, 24 hours from its receipt."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handlers.talk import Attachment, Channel
from procedure.terms import Kind, Role, State
from storage import tables
from tests.handlers.offering.stage import (
    CODE,
    OFFER,
    SEND,
    UNIT,
    WORDS,
    chooses,
    offered,
    stage,
)
from tests.handlers.rig import PDF, Desk, labels
from tests.handlers.roster_rig import end_all, id_of

DOCX = Attachment(
    "huong-dan.docx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    b"PK\x03\x04 a made-up guide",
)
URGENT = "⚡ Đề xuất thông tin ngay"


@pytest.mark.parametrize(("unit", "centre"), [(Channel.ZALO, Channel.TELEGRAM), (Channel.TELEGRAM, Channel.ZALO)])
async def test_two_acts_put_it_before_the_press_centre_and_start_its_24_hours(
    any_desk: Desk, unit: Channel, centre: Channel
) -> None:
    """7.2.a"""
    them = await stage(any_desk, unit, centre)
    await offered(them)
    assert them.unit.messages == 2
    case = await any_desk.case()
    assert (case.facts.kind, case.facts.state, case.facts.opener) == (Kind.UNIT_INFORMATION, State.RECEIVED, UNIT)
    (edit,) = await them.edit_clocks()
    assert edit.anchor_at == any_desk.clock.now()
    assert edit.due_at - edit.anchor_at == timedelta(hours=24)
    assert await them.trail() == [("receive", "unit_officer", "7.2.a")]
    for guest in (them.officer, them.second, them.head, them.colleague):
        assert WORDS in guest.last.text
        assert "24 giờ" not in guest.last.text or "hạn" in guest.last.text
        assert guest.last.card == "case:1"
    assert CODE in them.unit.saw("đã nhận thông tin").text
    assert not any(WORDS in one.text for one in (*them.speaker.chat, *them.general.chat))


async def test_it_is_in_the_menu_of_a_units_people_alone(desk: Desk) -> None:
    """7.2.a: by the button, by its words, from the greeting."""
    them = await stage(desk, Channel.TELEGRAM)
    await them.unit.says("xin chào")
    await chooses(them.unit, "Mở hồ sơ mới…")
    assert OFFER in them.unit.last.buttons
    await chooses(them.unit, OFFER)
    assert "muốn cung cấp thông tin gì" in them.unit.last.text
    await them.colleague.says("cung cấp thông tin cho báo chí")
    assert "muốn cung cấp thông tin gì" in them.colleague.last.text
    await them.unit.says("/menu")
    assert "cungcap" in (them.unit.menu or ())
    for guest in (them.officer, await desk.known("4")):
        await guest.says("/menu")
        assert OFFER not in labels(guest.chat)
        assert "cungcap" not in guest.menu


@pytest.mark.parametrize("who", ["officer", "journalist", "administrator"])
async def test_whoever_belongs_to_no_unit_offers_nothing(desk: Desk, who: str) -> None:
    """7.2.a, T28"""
    them = await stage(desk)
    guest = {
        "officer": them.officer,
        "journalist": await desk.known("4"),
        "administrator": await desk.staff("18", Role.ADMINISTRATOR, name="Cao Tuấn Kiệt"),
    }[who]
    before = await desk.rows(tables.conversations)
    await guest.says(f"/cungcap {WORDS}")
    assert "dành cho cán bộ các đơn vị" in guest.last.text
    assert await desk.rows(tables.cases) == 0
    assert await desk.rows(tables.conversations) == before
    assert await desk.security() == ["offer_not_yours"]


@pytest.mark.parametrize("file", [PDF, DOCX])
async def test_files_alone_are_enough_and_reach_the_press_centre(desk: Desk, file: Attachment) -> None:
    """7.2.a: a circular or a guide is its own words."""
    them = await stage(desk)
    await them.unit.says("/cungcap")
    await them.unit.says("", file)
    await them.unit.says("Chỉ dùng 1 tệp đính kèm")
    assert file.name in them.unit.last.text
    await them.unit.says("gửi")
    for guest in (them.officer, them.colleague):
        assert [one.name for one in guest.last.out.files] == [file.name]
    assert (await desk.case()).facts.state is State.RECEIVED


async def test_a_file_sent_at_the_last_look_goes_along(desk: Desk) -> None:
    them = await stage(desk, Channel.TELEGRAM)
    await them.unit.says(f"/cungcap {WORDS}")
    await them.unit.says("", PDF)
    assert PDF.name in them.unit.last.text
    await chooses(them.unit, SEND)
    assert [one.name for one in them.officer.last.out.files] == [PDF.name]


async def test_files_and_words_sent_without_a_form_become_an_offer(desk: Desk) -> None:
    """P2: what was typed or sent before anything was chosen is not typed again."""
    them = await stage(desk)
    await them.unit.says(WORDS, PDF)
    await chooses(them.unit, OFFER)
    assert WORDS in them.unit.last.text
    assert PDF.name in them.unit.last.text
    await chooses(them.unit, SEND)
    assert WORDS in them.officer.last.text
    assert [one.name for one in them.officer.last.out.files] == [PDF.name]


async def test_somebody_of_two_units_says_for_which(desk: Desk) -> None:
    """7.2.a: by its number, its name or its code, on Zalo."""
    them = await stage(desk)
    person = await id_of(them.unit)
    row = {"person_id": person, "role": Role.UNIT_OFFICER.value, "unit_code": "TCKT", "state": "active"}
    await desk.database.write(
        lambda work: work.connection.execute(tables.memberships.insert().values(**row, since=work.now)).close()
    )
    await them.unit.says(f"/cungcap {WORDS}")
    assert "với tư cách đơn vị nào" in them.unit.last.text
    await them.unit.says("Vụ Hợp tác quốc tế")
    assert "không phải là đơn vị của Anh/Chị" in them.unit.last.text
    await them.unit.says("TCKT")
    assert WORDS in them.unit.last.text
    await chooses(them.unit, SEND)
    assert (await desk.case()).facts.opener == "TCKT"
    assert not any(WORDS in one.text for one in them.colleague.chat)


async def test_what_was_handed_over_before_counts_from_then(desk: Desk) -> None:
    """7.2.a: the receipt counts, not its recording."""
    them = await stage(desk, Channel.TELEGRAM)
    await them.unit.says(f"/cungcap {WORDS}")
    await them.unit.presses("Đã chuyển từ trước")
    await them.unit.says("2 giờ trước")
    await chooses(them.unit, SEND)
    (edit,) = await them.edit_clocks()
    assert desk.clock.now() - edit.anchor_at == timedelta(hours=2)


async def test_a_time_to_come_is_refused_and_named(desk: Desk) -> None:
    """7.2.a"""
    them = await stage(desk)
    await them.unit.says(f"/cungcap {WORDS}")
    await them.unit.says("Đã chuyển từ trước")
    await them.unit.says("23:59 ngày 31/12/2027")
    assert "chưa tới" in them.unit.last.text
    assert await desk.rows(tables.cases) == 0


async def test_a_message_that_came_late_to_us_counts_from_when_it_was_sent(desk: Desk) -> None:
    """U4: Zalo's own time; the clock is born late, not young."""
    them = await stage(desk)
    await them.unit.says(f"/cungcap {WORDS}")
    sent = desk.clock.now() + timedelta(minutes=1)
    desk.clock.advance(50 * 60)
    await them.unit.says("gửi", occurred_at=sent)
    (edit,) = await them.edit_clocks()
    assert edit.anchor_at == sent


async def test_what_is_to_be_told_at_once_stands_first_at_the_press_centre(any_desk: Desk) -> None:
    """10.2.c"""
    them = await stage(any_desk, Channel.TELEGRAM)
    await offered(them)
    await them.unit.says("/cungcap Tin đồn dừng chi trả lương hưu là sai sự thật.")
    await chooses(them.unit, URGENT)
    assert "định hướng dư luận sớm" in them.unit.last.text
    await chooses(them.unit, SEND)
    assert "⚡" in them.officer.last.text
    for typed in ("/cho", "việc của tôi"):
        await them.officer.says(typed)
        shown = them.officer.last.text
        assert shown.index("BC-2026-00002") < shown.index(CODE), typed


async def test_the_mark_is_taken_off_by_a_second_press(desk: Desk) -> None:
    them = await stage(desk, Channel.TELEGRAM)
    await them.unit.says(f"/cungcap {WORDS}")
    await chooses(them.unit, URGENT)
    await chooses(them.unit, "Bỏ đề xuất thông tin ngay")
    await chooses(them.unit, SEND)
    assert "⚡" not in them.officer.last.text


@pytest.mark.parametrize("typed", ["ừ", "abc xyz", "99", "/", "🙂"])
async def test_nonsense_at_the_last_look_sends_nothing_and_says_what_to_do(desk: Desk, typed: str) -> None:
    them = await stage(desk)
    await them.unit.says(f"/cungcap {WORDS}")
    await them.unit.says(typed)
    assert await desk.rows(tables.cases) == 0
    await them.unit.says("/menu")
    await chooses(them.unit, "Tiếp tục")
    await chooses(them.unit, SEND)
    assert await desk.rows(tables.cases) == 1
    assert WORDS in them.officer.last.text


async def test_an_old_button_sends_it_once(desk: Desk) -> None:
    """T2"""
    them = await stage(desk, Channel.TELEGRAM)
    await them.unit.says(f"/cungcap {WORDS}")
    shown = them.unit.last
    await them.unit.presses(SEND, on=shown)
    await them.unit.presses(SEND, on=shown)
    assert await desk.rows(tables.cases) == 1


async def test_whoever_left_the_unit_meanwhile_sends_nothing_and_keeps_their_words(desk: Desk) -> None:
    """7.2.a, P3"""
    them = await stage(desk)
    await them.unit.says(f"/cungcap {WORDS}")
    await end_all(them.unit)
    await them.unit.says("gửi")
    assert await desk.rows(tables.cases) == 0
    assert WORDS in them.unit.last.text
    assert not any(WORDS in one.text for one in them.officer.chat)


async def test_a_provinces_people_offer_too_and_the_press_centre_carries_it(desk: Desk) -> None:
    """10.2.c: the agency's press centre, not the province's own desk."""
    them = await stage(desk)
    director = await desk.staff("19", Role.PROVINCE_DIRECTOR, name="Phan Quang Thảo", unit="NAN")
    await director.says(f"/cungcap {WORDS}")
    await director.presses(SEND)
    case = await desk.case()
    assert (case.facts.scope, case.facts.opener) == ("VSS", "NAN")
    assert WORDS in them.officer.last.text
    assert "Nghệ An" in them.officer.last.text
