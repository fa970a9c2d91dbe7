"""A second officer is another person: not the inviter made alone, nor the inviter under another account (T4, T9)."""

from __future__ import annotations

import pytest

from handlers.talk import Channel
from procedure.terms import Role
from storage import invitations, links, tables
from storage.work import Work
from tests.handlers.rig import Desk, Guest, Seen
from tests.handlers.roster_rig import agrees, end_all, id_of, rights, roles
from tests.handlers.test_linking import UNDO, code_of


async def invited(inviter: Guest, role: Role = Role.PRESS_HEAD) -> str:
    """The code of an invitation by somebody."""
    by = await id_of(inviter)
    return await inviter.desk.database.write(lambda work: invitations.invite(work, role, "TTTT", by, "Nguyễn Văn An"))


async def confirms(officer: Guest) -> list[Seen]:
    """They press yes for the newest member who waits."""
    return await officer.carries(f"staff.yes:{await officer.desk.rows(tables.memberships)}:0")


async def gone(how: str, officer: Guest, by: Guest) -> None:
    """Somebody is taken out of the way."""
    if how == "suspended":
        await by.carries(f"staff.lock:{await id_of(officer)}:0")
    else:
        await end_all(officer)


@pytest.mark.parametrize("how", ["suspended", "ended"])
async def test_taking_the_others_away_makes_nobody_their_own_second_officer(desk: Desk, how: str) -> None:
    """T4, T10"""
    admin, head = await desk.staff("1", Role.ADMINISTRATOR), await desk.staff("2", Role.PRESS_HEAD)
    code = await invited(admin)
    await gone(how, head, admin)
    mine = desk.guest("3")
    await mine.says(code)
    assert "người vận hành" in admin.last.text
    await confirms(admin)
    assert await roles(mine) == {("press_head", "TTTT", "waiting")}
    assert (await desk.security())[-1] == "confirm_not_allowed"


async def test_the_operator_helps_out_where_the_second_officer_is_gone(desk: Desk) -> None:
    """T4: an invitation of the operator's is confirmed by the one who is left."""
    admin, head = await desk.staff("1", Role.ADMINISTRATOR), await desk.staff("2", Role.PRESS_HEAD)
    await end_all(head)
    code = await desk.database.write(lambda work: invitations.invite(work, "press_head", "TTTT"))
    new = desk.guest("3")
    await new.says(code)
    await confirms(admin)
    assert (await rights(new)).roles == {Role.PRESS_HEAD}


async def test_an_inviter_who_was_linked_meanwhile_and_parts_does_not_confirm(desk: Desk) -> None:
    """T4, T9: invited under the one id, to be confirmed under the other."""
    admin, _ = await desk.staff("1", Role.ADMINISTRATOR, Channel.ZALO), await desk.staff("2", Role.ADMINISTRATOR)
    other = desk.guest("m")
    await admin.says(await code_of(other))
    await agrees(admin, "LK")
    code = await invited(other)
    accomplice = desk.guest("3")
    await accomplice.says(code)
    await other.presses(UNDO)
    await confirms(admin)
    assert (await rights(admin)).roles == {Role.ADMINISTRATOR}
    assert await roles(accomplice) == {("press_head", "TTTT", "waiting")}


async def test_nobody_confirms_an_account_that_was_linked_with_theirs(desk: Desk) -> None:
    """T4, T9: one person with two accounts, invited by somebody else."""
    admin, inviter = await desk.staff("1", Role.ADMINISTRATOR), await desk.staff("2", Role.ADMINISTRATOR)
    second = desk.guest("z", Channel.ZALO)
    await second.says(await code_of(admin))
    await second.says(UNDO)
    code = await invited(inviter)
    await second.says(code)
    await confirms(admin)
    assert await roles(second) == {("press_head", "TTTT", "waiting")}


async def test_nobody_vouches_for_the_card_of_an_account_that_was_linked_with_theirs(desk: Desk) -> None:
    """T5, T9"""
    officer, mine = await desk.staff("1"), await desk.known("2", Channel.ZALO)
    await mine.says(await code_of(officer))
    await mine.says(UNDO)
    person = await id_of(mine)

    def handed_in(work: Work) -> None:
        row = {"person_id": person, "number": "7", "name": "Trần Minh Đức", "state": "waiting", "at": work.now}
        work.connection.execute(tables.press_cards.insert().values(**row))

    await desk.database.write(handed_in)
    await officer.carries("press.verify:1-20261231:0")
    assert (await desk.security())[-1] == "press_card_own"


async def test_who_was_ever_one_is_known_from_either_side(desk: Desk) -> None:
    """T9"""
    first, second, third = desk.guest("1"), await desk.known("2", Channel.ZALO), desk.guest("3")
    for other in (first, third):
        await second.says(await code_of(other))
        await second.says(UNDO)
    people = {await id_of(one) for one in (first, second, third)}
    for one in people:
        assert await desk.database.read(lambda work, who=one: links.same_people(work, who)) == people
