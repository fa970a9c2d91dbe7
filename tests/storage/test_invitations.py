"""Invitations as rows: once, for a day, withdrawn; of two who redeem at once one is in (T4)."""

from __future__ import annotations

import asyncio

from sqlalchemy import func, select

from procedure.terms import Role
from storage import invitations, people, suspension
from storage.work import Database, Work
from tests.fakes import FakeClock
from tests.storage.roster import member


async def stranger(database: Database, number: int) -> int:
    """Somebody without a role."""
    return await database.write(lambda work: people.meet(work, "zalo", str(number), "X", "vi").person_id)


async def made(database: Database, role: Role = Role.PRESS_OFFICER, by: int | None = None) -> str:
    """A fresh code."""
    return await database.write(lambda work: invitations.invite(work, role.value, "TTTT", by, "Nguyễn Văn A"))


async def test_of_ten_who_redeem_one_code_at_once_one_is_in(database: Database) -> None:
    """T4"""
    await member(database, Role.ADMINISTRATOR)
    code = await made(database)
    guests = [await stranger(database, number) for number in range(10)]
    found = await asyncio.gather(
        *(database.write(lambda work, who=who: invitations.redeem(work, code, who)) for who in guests)
    )
    assert sum(one is not None for one in found) == 1


async def test_who_invited_and_whom_goes_along_to_the_membership(database: Database) -> None:
    inviter = await member(database, Role.ADMINISTRATOR)
    code, guest = await made(database, by=inviter), await stranger(database, 1)
    got = await database.write(lambda work: invitations.redeem(work, code, guest))
    assert got is not None
    assert (got.invited_by, got.name, got.state) == (inviter, "Nguyễn Văn A", "waiting")


async def test_a_withdrawn_code_is_worth_nothing_and_is_withdrawn_once(database: Database) -> None:
    """T4"""
    code, guest = await made(database), await stranger(database, 1)
    ref = invitations.ref_of(code)
    assert [one.ref for one in await database.read(invitations.open_invitations)] == [ref]
    assert await database.write(lambda work: invitations.withdraw(work, ref)) is not None
    assert await database.write(lambda work: invitations.withdraw(work, ref)) is None
    assert await database.write(lambda work: invitations.redeem(work, code, guest)) is None
    assert await database.read(invitations.open_invitations) == []


async def test_part_of_a_name_withdraws_nothing(database: Database) -> None:
    code = await made(database)
    for ref in ("", "%", invitations.ref_of(code)[:15], invitations.ref_of(code) + "0"):
        assert await database.write(lambda work, ref=ref: invitations.withdraw(work, ref)) is None
    assert len(await database.read(invitations.open_invitations)) == 1


async def test_a_day_later_it_is_neither_open_nor_withdrawn(database: Database, clock: FakeClock) -> None:
    code = await made(database)
    clock.advance(24 * 3600)
    assert await database.read(invitations.open_invitations) == []
    assert await database.write(lambda work: invitations.withdraw(work, invitations.ref_of(code))) is None


async def test_each_inviter_sees_their_own(database: Database) -> None:
    first, second = await member(database, Role.ADMINISTRATOR), await member(database, Role.PRESS_HEAD)
    await made(database, by=first)
    own = await made(database, by=second)
    found = await database.read(lambda work: invitations.open_invitations(work, second))
    assert [one.ref for one in found] == [invitations.ref_of(own)]


async def test_a_desk_whose_confirmers_are_all_suspended_is_not_opened_by_a_code(database: Database) -> None:
    """T4, T10"""
    only = await member(database, Role.ADMINISTRATOR)

    def locked(work: Work) -> None:
        suspension.suspend(work, only, only)

    await database.write(locked)
    code, guest = await made(database, Role.ADMINISTRATOR), await stranger(database, 1)
    got = await database.write(lambda work: invitations.redeem(work, code, guest))
    assert got is not None
    assert got.state == "waiting"


async def test_of_two_first_administrators_at_the_same_moment_one_waits(postgres_database: Database) -> None:
    """T4: the first transaction is still open when the second looks whether anybody confirms."""
    codes = [await made(postgres_database, Role.ADMINISTRATOR) for _ in range(2)]
    guests = [await stranger(postgres_database, number) for number in range(2)]

    def redeemed(work: Work, code: str, who: int) -> str | None:
        got = invitations.redeem(work, code, who)
        work.connection.execute(select(func.pg_sleep(0.3)))
        return got.state if got else None

    pairs = zip(codes, guests, strict=True)
    pieces = [lambda work, code=code, who=who: redeemed(work, code, who) for code, who in pairs]
    got = await asyncio.gather(*map(postgres_database.write, pieces))
    assert sorted(map(str, got)) == ["active", "waiting"]
