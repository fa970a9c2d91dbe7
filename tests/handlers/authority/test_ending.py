"""The list, one with its document, and an authorisation ended before its time (2.4)."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from procedure.terms import Role
from storage import acts, contacts, postings
from tests.handlers.authority.stage import (
    DELEGATE,
    DEPUTY,
    MATTER,
    NUMBER,
    Cast,
    cast,
    chooses,
    confirms,
    drafts_agency,
    drafts_province,
)
from tests.handlers.rig import PDF, Desk, Guest
from tests.handlers.roster_rig import CHANNELS

WHY = "việc đã giải quyết xong"


async def in_force(desk: Desk, channel: Channel = Channel.TELEGRAM) -> Cast:
    """The agency's authorisation, in force since an hour."""
    them = await cast(desk, channel)
    await drafts_agency(them.general)
    await confirms(them.general)
    desk.clock.advance(18 * 3_600)
    return them


async def ends(guest: Guest, why: str = WHY) -> None:
    """From the list to the end."""
    await guest.says("/uyquyen")
    await chooses(guest, f"{DELEGATE} · {NUMBER}")
    await chooses(guest, "Kết thúc trước hạn")
    await guest.says(why)
    if guest.channel is Channel.ZALO:
        await guest.says("KT-123")
    else:
        await guest.presses("✅ Xác nhận")


@pytest.mark.parametrize("channel", CHANNELS)
async def test_ended_early_it_is_gone_from_the_contacts_at_once(any_desk: Desk, channel: Channel) -> None:
    """2.4"""
    them = await in_force(any_desk, channel)
    await ends(them.general)
    (one,) = await them.granted()
    assert (one.ended_at, one.ended_why) == (any_desk.clock.now(), WHY)
    shown = await any_desk.database.read(lambda work: contacts.of(work, "VSS"))
    assert DELEGATE not in [each.name for each in shown]
    assert "đã kết thúc từ lúc này" in them.general.last.text


async def test_the_same_people_are_told_of_the_end_with_the_reason(desk: Desk) -> None:
    them = await in_force(desk)
    await ends(them.general)
    assert WHY in them.colleague.saw("đã kết thúc từ lúc này").text
    for reader in (them.spokesperson, them.head, them.officer):
        assert WHY in reader.saw("đã kết thúc trước hạn").text
    assert not any("kết thúc trước hạn" in message.text for message in them.local.chat)


async def test_the_end_is_on_record(desk: Desk) -> None:
    """12; T31"""
    them = await in_force(desk)
    await ends(them.general)
    found = await desk.database.read(lambda work: [act for act, _ in acts.of(work, "authorisation:1")])
    assert [(act.act, act.capacity) for act in found] == [
        ("granted", "director_general"),
        ("ended", "director_general"),
    ]
    assert WHY not in str(found)


async def test_what_was_published_must_be_taken_back_and_the_rest_need_not_be_done(desk: Desk) -> None:
    them = await in_force(desk)
    await them.officer.presses("Xong: đăng Cổng TTĐT")
    await them.officer.says("https://baohiemxahoi.gov.vn/uy-quyen")
    await ends(them.general)
    card = them.officer.saw("Cần gỡ hoặc thông báo lại")
    assert [label for label in card.buttons if label.startswith("Xong")] == ["Xong: đăng Cổng TTĐT"]
    opened = await desk.database.read(lambda work: postings.open_tasks(work, None))
    assert [(one.subject, one.form) for one in opened] == [(postings.END, "portal")]


async def test_an_old_button_of_a_task_that_is_void_says_so(desk: Desk) -> None:
    """T2"""
    them = await in_force(desk)
    card = them.officer.saw("Cần công bố")
    await ends(them.general)
    await them.officer.presses("Xong: gửi cơ quan báo chí", on=card)
    assert "không cần làm nữa" in them.officer.last.text


async def test_ended_twice_says_that_it_is_over(desk: Desk) -> None:
    """T2: the button of a former page."""
    them = await in_force(desk)
    await them.general.says("/uyquyen")
    await them.general.presses(f"{DELEGATE} · {NUMBER}")
    page = them.general.last
    await ends(them.general)
    await them.general.presses("Kết thúc trước hạn", on=page)
    assert "đã hết hiệu lực rồi" in them.general.last.text


async def test_one_that_ran_out_before_the_confirmation_is_over_by_itself(desk: Desk) -> None:
    them = await in_force(desk)
    await them.general.says("/uyquyen")
    await them.general.presses(f"{DELEGATE} · {NUMBER}")
    await them.general.presses("Kết thúc trước hạn")
    await them.general.says(WHY)
    desk.clock.advance(6.5 * 86_400)
    await them.general.presses("✅ Xác nhận")
    assert "đã hết hiệu lực rồi" in them.general.last.text
    (one,) = await them.granted()
    assert one.ended_at is None


async def test_an_end_needs_a_reason(desk: Desk) -> None:
    them = await in_force(desk)
    await them.general.says("/uyquyen")
    await them.general.presses(f"{DELEGATE} · {NUMBER}")
    await them.general.presses("Kết thúc trước hạn")
    await them.general.says("xong")
    assert "ghi rõ lý do" in them.general.last.text
    (one,) = await them.granted()
    assert one.ended_at is None


async def test_another_director_general_may_end_what_the_former_one_granted(desk: Desk) -> None:
    them = await in_force(desk)
    other = await desk.staff("dg2", Role.DIRECTOR_GENERAL, name="Vũ Minh Khang", unit="LD")
    await ends(other)
    (one,) = await them.granted()
    assert one.ended_at is not None


async def test_the_list_shows_what_is_in_force_and_to_come_the_past_is_a_page_further(desk: Desk) -> None:
    them = await in_force(desk)
    await drafts_province(them.director)
    await confirms(them.director)
    await them.officer.says("/uyquyen")
    assert "(2)" in them.officer.last.text
    assert "➕ Ủy quyền mới" not in them.officer.last.buttons
    desk.clock.advance(10 * 86_400)
    await them.officer.says("/uyquyen")
    assert "Không có ủy quyền nào" in them.officer.last.text
    await them.officer.presses("Các ủy quyền đã qua")
    for name in (DELEGATE, DEPUTY):
        assert name in them.officer.last.text


async def test_the_list_tells_what_is_coming_from_what_is_in_force(desk: Desk) -> None:
    them = await cast(desk)
    await drafts_agency(them.general)
    await confirms(them.general)
    await them.general.says("/uyquyen")
    assert "có hiệu lực từ 08:00" in them.general.last.text
    desk.clock.advance(18 * 3_600)
    await them.general.says("/uyquyen")
    assert "đang có hiệu lực" in them.general.last.text.splitlines()[-1]


async def test_one_authorisation_is_shown_with_its_document(desk: Desk) -> None:
    """2.4"""
    them = await in_force(desk)
    await them.officer.presses("Xem ủy quyền")
    assert MATTER in them.officer.last.text
    assert [file.name for file in them.officer.last.out.files] == [PDF.name]
    assert "Kết thúc trước hạn" not in them.officer.last.buttons
    await them.general.presses("Xem ủy quyền")
    assert "Kết thúc trước hạn" in them.general.last.buttons


async def test_a_province_sees_its_own(desk: Desk) -> None:
    them = await in_force(desk)
    await drafts_province(them.director)
    await confirms(them.director)
    for guest in (them.director, them.local):
        await guest.says("/uyquyen")
        assert DEPUTY in guest.last.text
        assert DELEGATE not in guest.last.text


@pytest.mark.parametrize(
    ("who", "buttons"),
    [
        ("general", {"Ủy quyền phát ngôn"}),
        ("spokesperson", {"Tôi không thể phát ngôn"}),
        ("director", {"Ủy quyền phát ngôn", "Tôi không thể phát ngôn"}),
        ("officer", {"Việc cần đăng tải"}),
        ("local", {"Việc cần đăng tải"}),
        ("colleague", set()),
    ],
)
async def test_the_menu_offers_what_each_may_do(desk: Desk, who: str, buttons: set[str]) -> None:
    them = await cast(desk)
    guest: Guest = getattr(them, who)
    await guest.says("/menu")
    every = {"Ủy quyền phát ngôn", "Tôi không thể phát ngôn", "Việc cần đăng tải"}
    assert every & set(guest.last.buttons) == buttons


async def test_the_menu_of_somebody_authorised_offers_9_7_while_it_counts(desk: Desk) -> None:
    them = await in_force(desk)
    await them.colleague.says("/menu")
    assert "Tôi không thể phát ngôn" in them.colleague.last.buttons
    desk.clock.advance(10 * 86_400)
    await them.colleague.says("/menu")
    assert "Tôi không thể phát ngôn" not in them.colleague.last.buttons
