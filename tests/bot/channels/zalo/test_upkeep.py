"""The upkeep of the Zalo channel outlives what is away, and forgets no gap (U6, D8)."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

import httpx2
import pytest
from aiohttp.test_utils import unused_port

from bot.channels.zalo.client import ZaloClient
from bot.channels.zalo.line import LAST_SEEN, TEND_SECONDS, Upkeep
from bot.channels.zalo.tokens import TokenKeeper
from bot.config import Settings
from handlers.talk import Channel
from storage import facts
from storage.errors import StorageUnavailable
from storage.work import Database
from tests.bot.channels.zalo.conftest import HA, Platform
from tests.bot.channels.zalo.samples import APP, OA
from tests.fakes import FakeClock


@dataclass
class Store:
    """Keeps bodies, after so many refusals."""

    refusals: int = 0
    kept: list[bytes] = field(default_factory=list)

    async def __call__(self, channel: Channel, bodies: Sequence[bytes]) -> None:
        if self.refusals:
            self.refusals -= 1
            raise StorageUnavailable("the disk is full")
        self.kept += bodies


class Rounds(FakeClock):
    """Lets a loop go round so many times, then ends it."""

    def __init__(self, clock: FakeClock, rounds: int) -> None:
        super().__init__(clock.now())
        self._left = rounds

    async def sleep(self, seconds: float) -> None:
        self._left -= 1
        if not self._left:
            raise asyncio.CancelledError
        await super().sleep(seconds)


async def _seen(database: Database) -> str:
    return await database.read(lambda work: facts.get(work, LAST_SEEN))


async def _run(database: Database, keeper: TokenKeeper, client: ZaloClient, store: Store, clock: Rounds) -> None:
    settings = Settings(zalo_app_id=APP, zalo_oa_id=OA)
    with pytest.raises(asyncio.CancelledError):
        await Upkeep(settings, database, clock, keeper, client, store).run()


@pytest.fixture
async def missed(sqlite_database: Database, platform: Platform, clock: FakeClock) -> str:
    """Something said while nobody listened; when we had last listened."""
    before = clock.now().isoformat()
    await sqlite_database.write(lambda work: facts.put(work, LAST_SEEN, before))
    platform.emulator.hooks.switch_off()
    clock.advance(3600)
    await platform.emulator.say(HA, "trong lúc ngừng")
    return before


async def test_a_gap_that_the_history_could_not_fill_yet_is_asked_for_again(
    sqlite_database: Database,
    tokens: TokenKeeper,
    client: ZaloClient,
    http: httpx2.AsyncClient,
    clock: FakeClock,
    missed: str,
) -> None:
    """U6: else what was said in the gap would be lost for ever."""
    nowhere = ZaloClient(f"http://127.0.0.1:{unused_port()}", http, tokens)
    store = Store()
    await _run(sqlite_database, tokens, nowhere, store, Rounds(clock, 2))
    assert (store.kept, await _seen(sqlite_database)) == ([], missed)
    await _run(sqlite_database, tokens, client, store, Rounds(clock, 1))
    assert len(store.kept) == 1
    assert await _seen(sqlite_database) > missed


async def test_a_database_that_is_away_for_a_moment_does_not_end_it(
    sqlite_database: Database, tokens: TokenKeeper, client: ZaloClient, clock: FakeClock, missed: str
) -> None:
    """D3, D8: an exception here would take the whole process down."""
    store, rounds = Store(refusals=2), Rounds(clock, 3)
    await _run(sqlite_database, tokens, client, store, rounds)
    assert (len(store.kept), rounds.slept) == (1, [TEND_SECONDS, TEND_SECONDS])
