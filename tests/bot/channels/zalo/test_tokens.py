"""Keeping the token pair alive (O6, O7, K10)."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from functools import partial

import httpx2
import pytest

from bot.channels.port import Failure, SendFailed
from bot.channels.zalo.oauth import Fresh, OAuth
from bot.channels.zalo.tokens import NAME, TokenKeeper, pasted
from bot.failpoints import FailpointHit, Failpoints
from storage import tokens
from storage.tokens import Pair
from storage.work import Database, Piece, T
from tests.bot.channels.zalo.conftest import Platform
from tests.fakes import FakeClock

HOUR = 3600
CLAIMED = timedelta(seconds=45)


class BrokenOAuth(OAuth):
    """An OAuth that cannot be reached."""

    def __init__(self) -> None:
        self.asked = 0

    async def refresh(self, refresh_token: str) -> Fresh:
        self.asked += 1
        raise SendFailed(Failure.RETRY, "ConnectError")


class DeafDatabase:
    """A database that takes no new pair until it is mended."""

    def __init__(self, inner: Database) -> None:
        self._inner = inner
        self.deaf = False

    async def write(self, piece: Piece[T]) -> T:
        if self.deaf and isinstance(piece, partial) and piece.func is tokens.keep:
            raise OSError("disk full")
        return await self._inner.write(piece)

    async def read(self, piece: Piece[T]) -> T:
        return await self._inner.read(piece)

    async def close(self) -> None:
        await self._inner.close()


async def test_the_first_pair_comes_from_the_setting(keeper: TokenKeeper, platform: Platform) -> None:
    assert platform.emulator.oauth.takes(await keeper.access())
    assert platform.emulator.oauth.refreshes == 1


async def test_without_a_pair_the_channel_is_held(database: Database, clock: FakeClock, oauth: OAuth) -> None:
    with pytest.raises(SendFailed) as failed:
        await TokenKeeper(database, clock, oauth).access()
    assert failed.value.failure is Failure.CONFIGURATION
    assert "zalo authorize" in failed.value.detail


async def test_ten_tasks_with_a_spent_token_make_one_refresh(keeper: TokenKeeper, platform: Platform) -> None:
    """R8, I10"""
    spent = await keeper.access()
    fresh = await asyncio.gather(*(keeper.renew(spent) for _ in range(10)))
    assert len(set(fresh)) == 1
    assert platform.emulator.oauth.refreshes == 2
    assert platform.emulator.oauth.reuses == 0


async def test_ten_processes_at_one_expiry_make_one_refresh(
    database: Database, clock: FakeClock, oauth: OAuth, platform: Platform
) -> None:
    """R8, O7, I10"""
    first = platform.emulator.refresh_token
    keepers = [TokenKeeper(database, clock, oauth, first=first) for _ in range(10)]
    for expiry in range(1, 6):
        access = await asyncio.gather(*(keeper.access() for keeper in keepers))
        assert len(set(access)) == 1
        assert platform.emulator.oauth.refreshes == expiry
        clock.advance(13 * HOUR)
    assert platform.emulator.oauth.reuses == 0


async def test_the_token_is_refreshed_at_half_of_its_life(
    keeper: TokenKeeper, platform: Platform, clock: FakeClock
) -> None:
    first = await keeper.access()
    clock.advance(12.4 * HOUR)
    assert await keeper.access() == first
    clock.advance(0.2 * HOUR)
    assert await keeper.access() != first
    assert platform.emulator.oauth.refreshes == 2


async def test_a_pair_is_on_disk_before_it_is_used(
    database: Database, clock: FakeClock, oauth: OAuth, platform: Platform
) -> None:
    """K10"""
    deaf = DeafDatabase(database)
    keeper = TokenKeeper(deaf, clock, oauth, first=platform.emulator.refresh_token)
    spent = await keeper.access()
    deaf.deaf = True
    with pytest.raises(OSError, match="disk full"):
        await keeper.renew(spent)
    deaf.deaf = False
    assert platform.emulator.oauth.takes(await keeper.renew(spent))
    assert platform.emulator.oauth.reuses == 0


async def test_the_pair_before_is_kept(keeper: TokenKeeper, database: Database) -> None:
    spent = await keeper.access()
    await keeper.renew(spent)
    before = await database.read(partial(tokens.previous, name=NAME))
    assert before is not None
    assert before.access == spent


@pytest.mark.parametrize("place", ["zalo-before-refresh", "zalo-after-keep"])
async def test_a_death_before_the_post_or_after_the_pair_is_kept_leaves_no_trace(
    place: str, database: Database, clock: FakeClock, oauth: OAuth, platform: Platform
) -> None:
    """K10 a, c"""
    dying = TokenKeeper(
        database, clock, oauth, first=platform.emulator.refresh_token, failpoints=Failpoints.parse(f"{place}=raise")
    )
    with pytest.raises(FailpointHit):
        await dying.access()
    assert platform.emulator.oauth.takes(await TokenKeeper(database, clock, oauth).access())
    assert platform.emulator.oauth.reuses == 0


async def test_a_pair_lost_between_post_and_disk_raises_one_alarm_and_holds_the_queue(
    database: Database, clock: FakeClock, oauth: OAuth, platform: Platform, alarms: list[str], keeper: TokenKeeper
) -> None:
    """K10 b"""
    dying = TokenKeeper(
        database,
        clock,
        oauth,
        first=platform.emulator.refresh_token,
        failpoints=Failpoints.parse("zalo-before-keep=raise"),
    )
    with pytest.raises(FailpointHit):
        await dying.access()
    for _ in range(3):
        with pytest.raises(SendFailed) as failed:
            await keeper.access()
        assert failed.value.failure is Failure.CONFIGURATION
    assert platform.emulator.oauth.reuses == 1  # the stored refresh token was tried once, not in a loop
    assert len(alarms) == 1


async def test_a_dead_process_s_claim_ends_by_itself(database: Database, clock: FakeClock, keeper: TokenKeeper) -> None:
    """O7"""
    spent = await keeper.access()
    await database.write(partial(tokens.claim, name=NAME, holder="dead", lasts=CLAIMED))
    assert await keeper.renew(spent) != spent
    assert sum(clock.slept) == pytest.approx(CLAIMED.total_seconds(), abs=1)


async def test_a_failed_refresh_at_half_life_is_no_failure_while_the_old_token_lives(
    database: Database, clock: FakeClock, keeper: TokenKeeper
) -> None:
    access = await keeper.access()
    broken = BrokenOAuth()
    beside = TokenKeeper(database, clock, broken)
    clock.advance(13 * HOUR)
    assert [await beside.access() for _ in range(5)] == [access] * 5
    assert broken.asked == 1
    clock.advance(13 * HOUR)
    with pytest.raises(SendFailed) as failed:
        await beside.access()
    assert failed.value.failure is Failure.RETRY


async def test_after_a_refusal_the_old_token_serves_its_life_and_a_new_consent_mends_all(
    database: Database, clock: FakeClock, keeper: TokenKeeper, alarms: list[str], platform: Platform
) -> None:
    """K10"""
    access = await keeper.access()
    stored = await keeper.state()
    assert stored is not None
    await keeper.adopt(pasted(access, "not the refresh token"))
    clock.advance(13 * HOUR)
    assert await keeper.access() == access
    assert len(alarms) == 1
    with pytest.raises(SendFailed):
        await keeper.renew(access)
    await keeper.adopt(pasted(*platform.emulator.oauth.pair()))
    assert await keeper.access() == access
    state = await keeper.state()
    assert state is not None
    assert state.state == tokens.GOOD


async def test_an_answer_without_an_access_token_overwrites_nothing(
    database: Database, clock: FakeClock, keeper: TokenKeeper
) -> None:
    access = await keeper.access()

    def empty(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, json={"access_token": "", "refresh_token": "", "expires_in": "90000"})

    async with httpx2.AsyncClient(transport=httpx2.MockTransport(empty)) as http:
        hollow = TokenKeeper(database, clock, OAuth("http://oauth.invalid", "app", "secret", http))
        with pytest.raises(SendFailed):
            await hollow.renew(access)
    assert await keeper.access() == access


async def test_a_refresh_token_left_out_is_the_old_one_still(
    database: Database, clock: FakeClock, keeper: TokenKeeper
) -> None:
    await keeper.access()
    before = await keeper.state()

    def sparing(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, json={"access_token": "new", "expires_in": 90000})

    async with httpx2.AsyncClient(transport=httpx2.MockTransport(sparing)) as http:
        spare = TokenKeeper(database, clock, OAuth("http://oauth.invalid", "app", "secret", http))
        assert before is not None
        assert await spare.renew(before.pair.access) == "new"
    after = await keeper.state()
    assert after is not None
    assert after.pair == Pair("new", before.pair.refresh)


async def test_tending_refreshes_an_idle_channel_and_never_fails(
    database: Database, clock: FakeClock, keeper: TokenKeeper, platform: Platform
) -> None:
    for _ in range(4):
        await keeper.tend()
        clock.advance(13 * HOUR)
    assert platform.emulator.oauth.refreshes == 4
    await TokenKeeper(database, clock, BrokenOAuth()).tend()
    assert platform.emulator.oauth.refreshes == 4
