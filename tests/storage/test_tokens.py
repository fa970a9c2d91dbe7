"""A platform's pair of tokens in storage (O7, K10)."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import select

from storage import tokens
from storage.tables import tokens as table
from storage.tokens import Pair
from storage.work import Database, Work
from tests.fakes import FakeClock

FIRST, SECOND = Pair("access-1", "refresh-1"), Pair("access-2", "refresh-2")
MINUTE = timedelta(minutes=1)


def keep(pair: Pair, seen: int) -> partial[bool]:
    return partial(_keep, pair=pair, seen=seen)


def _keep(work: Work, pair: Pair, seen: int) -> bool:
    return tokens.keep(work, "zalo", pair, seen, work.now + MINUTE, work.now + 2 * MINUTE)


async def test_a_pair_comes_back_as_it_was_kept(database: Database, clock: FakeClock) -> None:
    assert await database.read(partial(tokens.load, name="zalo")) is None
    assert await database.write(keep(FIRST, 0))
    stored = await database.read(partial(tokens.load, name="zalo"))
    assert stored is not None
    assert (stored.pair, stored.generation, stored.state) == (FIRST, 1, tokens.GOOD)
    assert stored.refresh_at == clock.now() + MINUTE


async def test_a_pair_is_changed_only_by_who_saw_the_newest_and_the_one_before_is_kept(database: Database) -> None:
    """O7"""
    await database.write(keep(FIRST, 0))
    assert not await database.write(keep(SECOND, 0))
    assert not await database.write(keep(SECOND, 2))
    assert await database.write(keep(SECOND, 1))
    assert not await database.write(keep(FIRST, 1))
    assert await database.read(partial(tokens.previous, name="zalo")) == FIRST


async def test_of_ten_writers_at_once_one_wins(database: Database) -> None:
    """O7"""
    assert sum(await asyncio.gather(*(database.write(keep(FIRST, 0)) for _ in range(10)))) == 1
    assert sum(await asyncio.gather(*(database.write(keep(SECOND, 1)) for _ in range(10)))) == 1


async def test_nothing_good_is_overwritten_by_nothing(database: Database) -> None:
    await database.write(keep(FIRST, 0))
    with pytest.raises(ValueError, match="refresh token"):
        await database.write(keep(Pair("access-2", ""), 1))
    stored = await database.read(partial(tokens.load, name="zalo"))
    assert stored is not None
    assert stored.pair == FIRST


async def test_a_refusal_is_noted_once_and_only_for_the_newest(database: Database) -> None:
    """K10"""
    await database.write(keep(FIRST, 0))
    refuse = partial(tokens.refuse, name="zalo")
    assert not await database.write(partial(refuse, seen=2))
    assert [await database.write(partial(refuse, seen=1)) for _ in range(2)] == [True, False]
    await database.write(keep(SECOND, 1))
    stored = await database.read(partial(tokens.load, name="zalo"))
    assert stored is not None
    assert stored.state == tokens.GOOD


async def test_one_process_at_a_time_holds_the_claim_until_it_ends(database: Database, clock: FakeClock) -> None:
    """O7"""
    await database.write(keep(FIRST, 0))
    claim = partial(tokens.claim, name="zalo", lasts=MINUTE)
    claims = await asyncio.gather(*(database.write(partial(claim, holder=f"p{n}")) for n in range(10)))
    assert sum(claims) == 1
    holder = f"p{claims.index(True)}"
    assert await database.write(partial(claim, holder=holder))
    await database.write(partial(tokens.release, name="zalo", holder="another"))
    assert not await database.write(partial(claim, holder="another"))
    clock.advance(61)
    assert await database.write(partial(claim, holder="another"))
    await database.write(partial(tokens.release, name="zalo", holder="another"))
    assert await database.write(partial(claim, holder=holder))


async def test_no_token_lies_readable_in_the_database(database: Database) -> None:
    """T19"""
    await database.write(keep(FIRST, 0))
    await database.write(keep(SECOND, 1))

    def raw(work: Work) -> bytes:
        row = work.connection.execute(select(table.c.secret, table.c.previous)).one()
        return bytes(row.secret) + bytes(row.previous)

    kept = await database.read(raw)
    assert not any(word.encode() in kept for word in ("access", "refresh"))


def test_a_pair_does_not_show_its_tokens() -> None:
    """T18"""
    assert "access-1" not in repr(FIRST)
    assert "refresh-1" not in f"{FIRST}"
