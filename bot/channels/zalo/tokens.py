"""Keeping the token pair alive (O6, O7, K10).

- A new pair is on disk before it is used; the one before it is kept.
- One refresh at a time: a lock in this process, a claim in the database between processes, each re-reading inside.
- Refreshed at half of the life, so that a failure leaves hours; a failure then is no failure of the send.
- Refused for good: an alarm, and every call fails as CONFIGURATION, which holds the queue.
"""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial

from bot.channels.port import Failure, SendFailed
from bot.channels.zalo.oauth import LIFE, ConsentNeeded, Fresh, OAuth
from bot.clock import Clock
from bot.failpoints import Failpoints
from storage import tokens
from storage.tokens import Pair, Stored
from storage.work import Database

NAME = "zalo"
CLAIM = timedelta(seconds=45)  # longer than OAuth may take to answer, so that nobody posts beside us
GLANCE = 0.5  # seconds between two looks while another process refreshes
PAUSE = timedelta(seconds=60)  # between two refreshes before the time is out, when the first failed

Alarm = Callable[[str], Awaitable[None]]


async def nobody_told(detail: str) -> None:
    """No alarm is set."""


class TokenKeeper:
    """The keeper of one OA's tokens. `first`: the setting ZALO_REFRESH_TOKEN, used while there is no pair yet."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        oauth: OAuth,
        alarm: Alarm = nobody_told,
        *,
        first: str = "",
        failpoints: Failpoints | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._oauth = oauth
        self._alarm = alarm
        self._first = first
        self._failpoints = failpoints or Failpoints()
        self._holder = uuid.uuid4().hex
        self._lock = asyncio.Lock()
        self._known: Stored | None = None
        self._unsaved: tuple[int, Fresh] | None = None  # brought by a refresh that the database could not take yet
        self._not_before = clock.now()

    async def access(self) -> str:
        """The access token; refreshed first when half of its life is over. Raises `SendFailed`."""
        known = self._known
        if known is None or not self._is_young(known):
            known = await self._look()
        if self._is_young(known):
            return known.pair.access
        return await self._renew_in_time(known)

    async def renew(self, spent: str) -> str:
        """A token other than `spent`; ten callers at once make one refresh (R8). Raises `SendFailed`."""
        async with self._lock:
            known = await self._look()
            if known.pair.access and known.pair.access != spent:
                return known.pair.access
            return (await self._turn(known)).pair.access

    async def adopt(self, fresh: Fresh) -> None:
        """Keep a pair that a consent or a person brought, whatever was there before."""
        async with self._lock:
            self._unsaved = None
            while True:
                newest = await self._database.read(partial(tokens.load, name=NAME))
                if await self._keep(fresh, newest.generation if newest else 0):
                    return

    async def tend(self) -> None:
        """Refresh if it is time: to be called every minute or so. Never raises `SendFailed`."""
        try:
            await self.access()
        except SendFailed:
            return

    async def state(self) -> Stored | None:
        """The newest pair as it is kept, for `doctor`; None before the first."""
        return await self._database.read(partial(tokens.load, name=NAME))

    def _is_young(self, known: Stored) -> bool:
        return bool(known.pair.access) and self._clock.now() < known.refresh_at

    async def _look(self) -> Stored:
        """The newest pair, from the database. Raises `SendFailed` when there is none and none to start from."""
        known = await self._database.read(partial(tokens.load, name=NAME))
        if known is None and self._first:
            now = self._clock.now()
            await self._database.write(
                partial(tokens.keep, name=NAME, pair=Pair("", self._first), seen=0, refresh_at=now, expires_at=now)
            )
            known = await self._database.read(partial(tokens.load, name=NAME))
        if known is None:
            raise SendFailed(Failure.CONFIGURATION, "no Zalo token yet: set ZALO_REFRESH_TOKEN or run zalo authorize")
        self._known = known
        return known

    async def _renew_in_time(self, known: Stored) -> str:
        """Refresh before the end of life: a failure is none as long as the old token lives."""
        alive = bool(known.pair.access) and self._clock.now() < known.expires_at
        if alive and (known.state == tokens.REFUSED or self._clock.now() < self._not_before):
            return known.pair.access
        try:
            return await self.renew(known.pair.access)
        except SendFailed:
            if not alive:
                raise
            self._not_before = self._clock.now() + PAUSE
            return known.pair.access

    async def _turn(self, known: Stored) -> Stored:
        """Refresh, or let another process do it and take what it brought."""
        if known.state == tokens.REFUSED and self._unsaved is None:
            raise SendFailed(Failure.CONFIGURATION, "the Zalo refresh token was refused: consent is needed anew")
        claim = partial(tokens.claim, name=NAME, holder=self._holder, lasts=CLAIM)
        while not await self._database.write(claim):
            await self._clock.sleep(GLANCE)
            newest = await self._look()
            if newest.generation != known.generation:
                return newest
        try:
            return await self._refresh(known)
        finally:
            await self._database.write(partial(tokens.release, name=NAME, holder=self._holder))

    async def _refresh(self, known: Stored) -> Stored:
        """The claim is ours: look again, ask, keep, and only then use."""
        newest = await self._look()
        if newest.generation != known.generation:
            return newest
        if self._unsaved is None or self._unsaved[0] != known.generation:
            self._failpoints.hit("zalo-before-refresh")
            self._unsaved = known.generation, await self._ask(known)
        self._failpoints.hit("zalo-before-keep")
        await self._keep(self._unsaved[1], known.generation)
        self._unsaved = None
        self._failpoints.hit("zalo-after-keep")
        return await self._look()

    async def _ask(self, known: Stored) -> Fresh:
        try:
            return await self._oauth.refresh(known.pair.refresh)
        except ConsentNeeded as error:
            detail = f"Zalo refused the refresh token ({error}): consent is needed anew"
            if await self._database.write(partial(tokens.refuse, name=NAME, seen=known.generation)):
                await self._alarm(detail)
            raise SendFailed(Failure.CONFIGURATION, detail) from None

    async def _keep(self, fresh: Fresh, seen: int) -> bool:
        now = self._clock.now()
        return await self._database.write(
            partial(
                tokens.keep,
                name=NAME,
                pair=fresh.pair,
                seen=seen,
                refresh_at=now + timedelta(seconds=fresh.life / 2),
                expires_at=now + timedelta(seconds=fresh.life),
            )
        )


def pasted(access: str, refresh: str) -> Fresh:
    """A pair that a person copied from the console. Its age is unknown: it counts as new, and errors renew it."""
    return Fresh(Pair(access, refresh), LIFE)
