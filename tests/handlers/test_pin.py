"""`/pin`: set, changed, taken off; the digits are kept nowhere; guessing locks and alarms (T10)."""

from __future__ import annotations

import json

import pytest

from handlers.talk import Channel
from procedure.terms import Role
from storage import pins, tables
from storage.pins import Verdict
from storage.work import Work
from tests.handlers.rig import Desk, Guest
from tests.handlers.roster_rig import CHANNELS, PIN, acts, end_all, has_pin, id_of

NEW = "730592"


async def fits(guest: Guest, pin: str) -> bool:
    """Whether that is their PIN."""
    person = await id_of(guest)
    return await guest.desk.database.write(lambda work: pins.check(work, person, pin)) is Verdict.RIGHT


@pytest.mark.parametrize("channel", CHANNELS)
async def test_set_by_typing_it_twice_and_taken_out_of_the_chat(desk: Desk, channel: Channel) -> None:
    officer = await desk.staff("1", channel=channel)
    await officer.says("/pin")
    await officer.says(PIN)
    await officer.says(PIN)
    assert "Đã lưu mã PIN" in officer.last.text
    assert officer.forgotten == 2
    assert await fits(officer, PIN)
    assert await acts(desk) == ["pin_set"]


async def test_no_draft_message_or_register_holds_the_digits(desk: Desk) -> None:
    """T19"""
    officer = await desk.staff("1")
    await officer.says("/pin")
    await officer.says(PIN)
    assert PIN not in await whole(desk)
    await officer.says(PIN)
    await officer.says("/pin")
    await officer.says("111222")
    assert PIN not in await whole(desk)
    assert "111222" not in await whole(desk)


async def whole(desk: Desk) -> str:
    """Everything that drafts, messages, acts and denials hold."""
    shown = (tables.conversations, tables.outbox, tables.acts, tables.security)

    def piece(work: Work) -> str:
        rows = [tuple(row) for table in shown for row in work.connection.execute(table.select())]
        return json.dumps(rows, default=str, ensure_ascii=False)

    return await desk.database.read(piece)


@pytest.mark.parametrize(
    ("typed", "said"),
    [("12345", "đúng 6 chữ số"), ("abc", "đúng 6 chữ số"), ("123456", "dễ đoán"), ("199012", "dễ đoán")],
)
async def test_a_bad_pin_is_named_without_repeating_it(desk: Desk, typed: str, said: str) -> None:
    officer = await desk.staff("1")
    await officer.says("/pin")
    await officer.says(typed)
    assert said in officer.last.text
    assert typed not in officer.last.text
    assert officer.forgotten == 1


async def test_two_that_differ_set_nothing(desk: Desk) -> None:
    officer = await desk.staff("1")
    await officer.says("/pin")
    await officer.says(PIN)
    await officer.says(NEW)
    assert "không giống nhau" in officer.last.text
    assert await desk.rows(tables.pins) == 0


async def test_changing_asks_for_the_old_one_first(desk: Desk) -> None:
    officer = await desk.staff("1")
    await has_pin(officer)
    await officer.says("/pin")
    await officer.says(NEW)
    assert "không đúng" in officer.last.text
    for typed in (PIN, NEW, NEW):
        await officer.says(typed)
    assert await fits(officer, NEW)
    assert await acts(desk) == ["pin_changed"]


async def test_taken_off_after_it_was_typed(desk: Desk) -> None:
    officer = await desk.staff("1")
    await has_pin(officer)
    await officer.says("/pin")
    await officer.presses("Bỏ mã PIN")
    await officer.says(NEW)
    assert await desk.rows(tables.pins) == 1
    await officer.says(PIN)
    assert await desk.rows(tables.pins) == 0
    assert await acts(desk) == ["pin_removed"]


async def test_where_one_is_demanded_it_is_not_taken_off(desk: Desk) -> None:
    """T10"""
    desk.require_pin = True
    officer = await desk.staff("1")
    await has_pin(officer)
    await officer.carries("pin.remove::0")
    assert "yêu cầu mã PIN" in officer.last.text
    assert await desk.rows(tables.pins) == 1


async def test_five_wrong_ones_lock_for_an_hour_and_the_administrators_are_told_once(any_desk: Desk) -> None:
    """T10"""
    officer, admin = await any_desk.staff("1", name="Lê Thị Hoa"), await any_desk.staff("2", Role.ADMINISTRATOR)
    await has_pin(officer)
    await officer.says("/pin")
    for number in range(7):
        await officer.says(f"93041{number}")
    assert "bị khóa đến" in officer.last.text
    alarms = [one for one in admin.chat if "gõ sai 5 lần" in one.text]
    assert len(alarms) == 1
    assert "Lê Thị Hoa" in alarms[0].text
    assert (await any_desk.security()).count("pin_locked") == 1
    assert not await fits(officer, PIN)
    any_desk.clock.advance(3_600)
    assert await fits(officer, PIN)


async def test_the_owner_is_told_on_the_other_channel(desk: Desk) -> None:
    """T10: the telephone may be in other hands."""
    officer = await desk.staff("1")
    elsewhere = desk.guest("z", Channel.ZALO)
    person = await id_of(officer)

    def second(work: Work) -> None:
        work.connection.execute(
            tables.accounts.insert().values(
                person_id=person, channel="zalo", external_id="z", display_name="", created_at=work.now
            )
        )

    await desk.database.write(second)
    await has_pin(officer)
    await officer.says("/pin")
    for number in range(5):
        await officer.says(f"93041{number}")
    assert "gõ sai 5 lần ở kênh khác" in elsewhere.last.text


async def test_a_role_lost_meanwhile_sets_no_pin(desk: Desk) -> None:
    officer = await desk.staff("1")
    await officer.says("/pin")
    await officer.says(PIN)
    await end_all(officer)
    await officer.says(PIN)
    assert await desk.rows(tables.pins) == 0


async def test_who_is_not_staff_needs_none(desk: Desk) -> None:
    journalist = await desk.known("1")
    await journalist.says("/pin")
    assert "chỉ cần cho cán bộ" in journalist.last.text
