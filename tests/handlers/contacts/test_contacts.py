"""Who may speak, as journalists are shown it on both channels and in both languages (2.1 to 2.4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.talk import Channel, FileRef
from storage import authorisations, directory
from storage.directory import Speaker
from tests.fakes import FakeClock
from tests.handlers.rig import Desk, Guest
from tests.handlers.speaking import DAY, HOUR, delegate, deputy, end, enter, grant, names, on_duty, rename

BOTH = pytest.mark.parametrize("channel", [Channel.TELEGRAM, Channel.ZALO])
SECOND = 1
ASKED = "ai được phát ngôn của BHXH Việt Nam?"
PAPER = "Văn bản ủy quyền 123/UQ-BHXH"


async def seen_around(clock: FakeClock, guest: Guest, asked: str, name: str, starts: float, lasts: float) -> list[bool]:
    """Whether `name` stands in the contacts a second before the start, at it, a second before the end, at it."""
    seen = []
    for ahead in (starts - SECOND, SECOND, lasts - SECOND, SECOND):
        clock.advance(ahead)
        await guest.says(asked)
        seen.append(name in guest.last.text)
    return seen


@BOTH
async def test_a_delegate_stands_in_the_contacts_from_the_first_second_to_the_last(
    desk: Desk, clock: FakeClock, channel: Channel
) -> None:
    """2.3, 2.4"""
    begins = clock.now() + HOUR
    await grant(desk, delegate(begins, begins + DAY))
    guest = desk.guest("2", channel)
    seen = await seen_around(clock, guest, ASKED, "Lê Thị Thanh Hương", HOUR.total_seconds(), DAY.total_seconds())
    assert seen == [False, True, True, False]


@BOTH
async def test_an_authorisation_ended_early_is_gone_at_once(desk: Desk, clock: FakeClock, channel: Channel) -> None:
    """2.4"""
    granted = await grant(desk, delegate(clock.now(), clock.now() + DAY))
    guest = desk.guest("2", channel)
    await guest.says(ASKED)
    assert "123/UQ-BHXH" in guest.last.text
    await desk.database.write(lambda work: authorisations.end(work, granted.id, None, "x"))
    await guest.says(ASKED)
    assert "123/UQ-BHXH" not in guest.last.text


async def test_matter_dates_document_and_who_granted_are_shown(desk: Desk, clock: FakeClock) -> None:
    """2.4"""
    await grant(desk, delegate(clock.now(), clock.now() + DAY))
    await grant(desk, replace(delegate(clock.now(), clock.now() + DAY), number="124/UQ-BHXH", alone=False))
    journalist = desk.guest("2")
    await journalist.says(ASKED)
    for words in (
        "Lê Thị Thanh Hương",
        "Người được ủy quyền phát ngôn (Trưởng ban Thực hiện chính sách BHYT)",
        "0912 345 678",
        "huong.lt@vss.example.vn",
        "123/UQ-BHXH ngày 20/11/2026, do Hoàng Văn Bách ký",
        "thanh toán thuốc hiếm",
        "từ 15:00 thứ Hai 23/11/2026 đến 15:00 thứ Ba 24/11/2026",
        "Được tự phát ngôn",
        "Phát ngôn cùng Người phát ngôn",
    ):
        assert words in journalist.last.text


@BOTH
async def test_an_authorised_deputy_comes_first_with_the_director_who_authorised(
    desk: Desk, clock: FakeClock, channel: Channel
) -> None:
    """2.2.b"""
    begins = clock.now() + HOUR
    await grant(desk, deputy(begins, begins + DAY))
    guest = desk.guest("2", channel)
    first = []
    for ahead in (HOUR.total_seconds() - SECOND, SECOND, DAY.total_seconds() - SECOND, SECOND):
        clock.advance(ahead)
        await guest.says("người phát ngôn bhxh hà nội")
        first.append(guest.last.text.index("Đinh Công Thành") < max(guest.last.text.find("Vũ Minh Quân"), 0))
        assert "do Đinh Công Thành ký" in guest.last.text or "Vũ Minh Quân" not in guest.last.text
    shown = [message for message in guest.chat if "Vũ Minh Quân" in message.text]
    assert len(shown) == 2
    assert all(one.text.index("Vũ Minh Quân") < one.text.index("Đinh Công Thành") for one in shown)
    assert [names(one.out.contacts) for one in shown] == [["Vũ Minh Quân"]] * 2
    assert names(guest.chat[0].out.contacts) == names(guest.last.out.contacts) == ["Đinh Công Thành"]
    assert first == [False] * 4


async def test_the_spokesperson_is_the_one_to_call_first_and_the_others_cards_come_by_a_button(
    desk: Desk, clock: FakeClock
) -> None:
    """2.1"""
    head = Speaker(
        "director_general", "VSS", "Hoàng Văn Bách", "Tổng Giám đốc", "Director General", "024 3", "g@a.vn", clock.now()
    )
    await enter(desk, head)
    await grant(desk, delegate(clock.now(), clock.now() + DAY))
    journalist = desk.guest("2")
    await journalist.says(ASKED)
    order = [journalist.last.text.index(name) for name in ("Đặng Thùy Dương", "Hoàng Văn Bách", "Lê Thị Thanh Hương")]
    assert order == sorted(order)
    assert names(journalist.last.out.contacts) == ["Đặng Thùy Dương"]
    await journalist.presses("Danh thiếp")
    assert names(journalist.last.out.contacts) == ["Hoàng Văn Bách", "Lê Thị Thanh Hương"]
    assert "0912 345 678" in journalist.last.text
    card = journalist.last.out.contacts[1]
    assert (card.phone, card.email) == ("0912 345 678", "huong.lt@vss.example.vn")


async def test_on_zalo_the_message_says_it_all_without_a_button_for_cards(desk: Desk, clock: FakeClock) -> None:
    await grant(desk, delegate(clock.now(), clock.now() + DAY))
    journalist = desk.guest("2", Channel.ZALO)
    await journalist.says(ASKED)
    assert "Danh thiếp" not in journalist.last.buttons
    assert "Lê Thị Thanh Hương" in journalist.last.text


@BOTH
async def test_the_document_is_sent_while_it_is_in_force_and_not_after(
    desk: Desk, clock: FakeClock, channel: Channel
) -> None:
    """2.4"""
    granted = await grant(desk, delegate(clock.now(), clock.now() + DAY))
    guest = desk.guest("2", channel)
    await guest.says(ASKED)
    asked = guest.last
    clock.advance(DAY.total_seconds() - SECOND)
    await guest.presses(PAPER, on=asked)
    assert granted.file_id is not None
    assert guest.last.out.files == (FileRef(granted.file_id, "uy-quyen-123.pdf"),)
    clock.advance(SECOND)
    await guest.presses(PAPER, on=asked)
    assert guest.last.out.files == ()
    assert "đã hết hiệu lực từ 15:00 thứ Ba 24/11/2026" in guest.last.text
    assert "Đặng Thùy Dương" in guest.last.text
    assert PAPER not in guest.last.buttons


async def test_a_document_that_has_not_begun_is_as_unknown_as_none(desk: Desk, clock: FakeClock) -> None:
    """2.3: nothing is public before its first minute."""
    begins = clock.now() + HOUR
    granted = await grant(desk, delegate(begins, begins + DAY))
    journalist = desk.guest("2")
    texts = []
    for ref in (str(granted.id), "999", "x", ""):
        texts += [one.text for one in await journalist.carries(f"contacts.paper:{ref}:0")]
    assert len(set(texts)) == 1
    assert "123/UQ-BHXH" not in texts[0]
    assert not any(message.out.files for message in journalist.chat)


async def test_a_document_whose_text_is_not_kept_here_is_said_to_be_in_force(desk: Desk, clock: FakeClock) -> None:
    new = delegate(clock.now(), clock.now() + DAY)
    granted = await desk.database.write(lambda work: authorisations.grant(work, replace(new, file_name=None)))
    journalist = desk.guest("2")
    await journalist.says(ASKED)
    assert PAPER not in journalist.last.buttons
    await journalist.carries(f"contacts.paper:{granted.id}:0")
    assert "đang có hiệu lực" in journalist.last.text


@BOTH
async def test_urgent_is_the_duty_roster_then_the_spokesperson_then_the_hotline(
    desk: Desk, clock: FakeClock, channel: Channel
) -> None:
    await on_duty(desk, "Ngô Thị Trực", "0900 111 222", clock.now(), clock.now() + HOUR)
    guest = desk.guest("2", channel)
    question = "Xin cho biết có bao nhiêu người ở Nghệ An đang tham gia BHXH tự nguyện?"
    for words in ("trực báo chí: Ngô Thị Trực, 0900 111 222", "Người phát ngôn: Đặng Thùy Dương, 024 1"):
        await guest.says(question)
        assert words in guest.last.text
        await guest.says(ASKED)
        assert ("Ngô Thị Trực" in guest.last.text) == ("Ngô" in words)
        clock.advance(HOUR.total_seconds())
    await end(desk, "Đặng Thùy Dương", clock.now())
    await guest.says(question)
    assert "1900 9068" in guest.last.text


async def test_an_office_has_the_name_that_the_directory_gives_it(desk: Desk, clock: FakeClock) -> None:
    """Names of offices are dated data."""
    await grant(desk, delegate(clock.now(), clock.now() + DAY))
    await rename(desk, "delegate", "Người thay mặt phát ngôn", clock.now() + HOUR)
    journalist = desk.guest("2")
    for words in ("Người được ủy quyền phát ngôn (Trưởng ban", "Người thay mặt phát ngôn (Trưởng ban"):
        await journalist.says(ASKED)
        assert words in journalist.last.text
        clock.advance(HOUR.total_seconds())


@BOTH
async def test_an_english_reader_gets_english_titles_and_numbers_as_dialled_from_abroad(
    desk: Desk, clock: FakeClock, channel: Channel
) -> None:
    await grant(desk, deputy(clock.now(), clock.now() + DAY))
    guest = desk.guest("2", channel, language="en")
    await guest.says("who is the spokesperson of Hanoi?")
    for words in ("Deputy Director, Social Security of Hanoi", "+84 987 654 321", "Social Security of Hanoi City"):
        assert words in guest.last.text
    assert "Điện thoại" not in guest.last.text


async def test_since_when_is_the_day_the_office_was_taken_not_the_telephone(desk: Desk, clock: FakeClock) -> None:
    """2.3"""
    moved = Speaker("director", "NAN", "Phan Thảo", "Giám đốc", "Director", "0238 1", "", clock.now())
    await enter(desk, replace(moved, held_since=clock.now() - timedelta(days=400)))
    journalist = desk.guest("2")
    await journalist.says("bhxh nghệ an")
    assert "Từ ngày 19/10/2025" in journalist.last.text
    assert "E-mail" not in journalist.last.text
    assert await desk.database.read(directory.has_speakers)
