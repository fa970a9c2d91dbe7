"""T1 to T10 tried against invitations, links, the roster and PINs: what was answered, and that nothing changed."""

from __future__ import annotations

import pytest

from handlers.talk import Channel, Doubt, Event
from procedure.terms import Role
from storage import invitations, link_codes, people
from tests.handlers.rig import Desk, Guest
from tests.handlers.roster_rig import agrees, nothing_changed, rights

BUTTONS = (
    *("staff.yes:1:0", "staff.no:1:0", "staff.suspend:1:0", "staff.lock:1:0", "staff.lift:1:0"),
    *("invite.start::0", "invite.list::0", "roster.list::0", "roster.unit:TTTT:0", "roster.see:1:0"),
    *("roster.give:1:0", "roster.end:1:0", "roster.move:1:0", "roster.pin:1:0", "subs.new::0", "subs.end:1:0"),
    "link.undo:1:0",
)


async def stranger(desk: Desk) -> Guest:
    """Somebody known to the bot who holds nothing."""
    await desk.staff("1", Role.ADMINISTRATOR, name="Cao Tuấn Kiệt")
    return await desk.known("2")


async def test_a_made_up_button_gives_nothing(desk: Desk) -> None:
    """T1"""
    await nothing_changed(await stranger(desk), *BUTTONS)


@pytest.mark.parametrize("ref", ["", "x", "-1", "999999", "1a", "٣"])
async def test_a_made_up_reference_is_denied_to_an_administrator_too(desk: Desk, ref: str) -> None:
    """T1"""
    await stranger(desk)
    admin = desk.guests["telegram", "1"]
    before = await desk.snapshot()
    for action in ("staff.yes", "staff.lock", "staff.lift", "roster.give", "roster.end", "roster.see", "subs.end"):
        await admin.carries(f"{action}:{ref}:0")
    after = await desk.snapshot()
    assert {**after, "outbox": None} == {**before, "outbox": None}


async def test_rights_taken_away_count_for_the_very_next_update(desk: Desk) -> None:
    """T2"""
    first = await desk.staff("1", Role.ADMINISTRATOR)
    second = await desk.staff("2", Role.ADMINISTRATOR, name="Hai")
    await second.says("/canbo")
    old = second.last
    await first.carries("staff.lock:2:0")
    await nothing_changed(second, *old.buttons.values())


async def test_being_in_a_group_or_pressing_there_gives_nothing(desk: Desk) -> None:
    """T3, T8"""
    other, before = await stranger(desk), await desk.snapshot()
    assert await other.does(Event.PRESS, press="staff.lock:1:0", doubt=Doubt.GROUP) == []
    assert await desk.snapshot() == before


@pytest.mark.parametrize("doubt", list(Doubt))
async def test_doubtful_words_neither_redeem_nor_link_nor_lock(desk: Desk, doubt: Doubt) -> None:
    """T4, T6, T7, T9: forwarded, through a bot, anonymous, in a group."""
    other = await stranger(desk)
    admin, away = desk.guests["telegram", "1"], await desk.known("3", Channel.ZALO)
    code = await desk.database.write(lambda work: invitations.invite(work, "press_head", "TTTT"))
    link = await desk.database.write(lambda work: link_codes.issue(work, 1))
    before = await desk.snapshot()
    for guest, text in ((other, code), (other, f"/start {code}"), (away, link), (admin, "/khoa #2"), (admin, "/pin")):
        await guest.doubtful(doubt, text)
    after = await desk.snapshot()
    assert {**after, "outbox": None} == {**before, "outbox": None}
    assert await desk.security() == [f"doubt_{doubt}"] * 5


async def test_the_display_name_of_an_administrator_makes_nobody_one(desk: Desk) -> None:
    """T5"""
    await stranger(desk)
    double = desk.guest("66", name="Cao Tuấn Kiệt")
    await double.says("xin chào")
    await nothing_changed(double, *BUTTONS)
    assert (await rights(double)).roles == frozenset()
    admin = desk.guests["telegram", "1"]
    await admin.says("/canbo Cao Tuấn Kiệt")
    assert "mã tài khoản 1," in admin.last.text
    assert "66" not in admin.last.text


async def test_a_confirm_card_shows_the_id_and_that_the_name_proves_nothing(desk: Desk) -> None:
    """T5: somebody who took the code calls themselves like the one who was meant."""
    await stranger(desk)
    admin = desk.guests["telegram", "1"]
    code = await desk.database.write(lambda work: invitations.invite(work, "press_head", "TTTT", None, "Bùi Thanh Sơn"))
    await desk.guest("77", name="Bùi Thanh Sơn").says(code)
    assert "CHƯA XÁC MINH" in admin.last.text
    assert "mã tài khoản: 77" in admin.last.text


async def test_an_edit_of_an_old_message_into_a_code_or_a_command_does_nothing(desk: Desk) -> None:
    """T7"""
    other = await stranger(desk)
    admin = desk.guests["telegram", "1"]
    code = await desk.database.write(lambda work: invitations.invite(work, "press_head", "TTTT"))
    before = await desk.snapshot()
    for guest, text in ((other, code), (admin, "/khoa #2")):
        await guest.does(Event.EDIT, text=text)
    after = await desk.snapshot()
    assert {**after, "outbox": None} == {**before, "outbox": None}


async def test_a_confirmation_is_not_finished_by_somebody_else(desk: Desk) -> None:
    """T1, T10: a confirmation stands in the chat of whoever asked for it."""
    await stranger(desk)
    admin, officer = desk.guests["telegram", "1"], await desk.staff("3")
    await admin.carries("roster.end:2:0")  # the second membership: the officer's
    pressed = next(data for data in admin.last.buttons.values() if "pressed" in data)
    await officer.carries(pressed)
    assert (await rights(officer)).roles == {Role.PRESS_OFFICER}
    await agrees(admin, "CB-3")
    assert (await rights(officer)).roles == frozenset()


async def test_a_person_linked_by_trickery_parts_again_and_has_lost_nothing(desk: Desk) -> None:
    """T9: from the trick to the undoing, the victim's rows are what they were."""
    attacker, victim = desk.guest("x"), await desk.known("5", Channel.ZALO)
    await victim.files_request()
    await attacker.says("/lienket")
    code = attacker.last.text
    before = (await desk.snapshot())["cases"]
    await victim.says(code)
    await victim.says("Không phải tôi – hủy liên kết")
    assert (await desk.snapshot())["cases"] == before
    found = await desk.database.read(lambda work: people.find_account(work, "zalo", "5"))
    assert found is not None
    assert found.person_id == 1


@pytest.mark.parametrize("typed", ["quyền của tôi", "Quyen cua toi?", "my rights"])
async def test_the_menus_own_words_do_what_they_say_without_a_menu(desk: Desk, typed: str) -> None:
    journalist = await desk.known("1")
    await journalist.says(typed)
    assert "Quyền của tôi" in journalist.last.text.splitlines()[0]
