"""The delivery worker: claims what is due, one row an account, and lets couriers carry them side by side."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping

import structlog

from bot.channels.port import Sender
from bot.clock import Clock, wait
from bot.delivery.courier import Count, Courier
from bot.failpoints import Failpoints
from bot.limits import Limits
from bot.parcels import Packer
from bot.texts import Texts
from handlers.talk import Channel, Kind
from storage.keys import Keys
from storage.outbox import Claim, claim
from storage.work import Database

log = structlog.get_logger(__name__)

LANES = 48  # accounts side by side, of each channel
POLL_SECONDS = 1.0
LETTER = "leg:"
"""How the cards begin that carry a letter to a unit."""


class Delivery:
    """Sends the outbox. Several processes may run one each on PostgreSQL; `limits` hold for one process."""

    def __init__(
        self,
        database: Database,
        senders: Mapping[Channel, Sender],
        texts: Texts,
        clock: Clock,
        keys: Keys,
        wake: asyncio.Event,
        *,
        limits: Limits | None = None,
        failpoints: Failpoints | None = None,
        count: Count = lambda channel, outcome: None,
        beat: Callable[[], None] = lambda: None,
        receipt: Callable[[], None] = lambda: None,
    ) -> None:
        """`wake` is set by whoever committed new rows; `count` is told of every outcome; `beat` at every turn (C5).

        `receipt` is called when a letter to a unit or an answer has been on its way: something may follow from it.
        """
        self._receipt = receipt
        self._beat = beat
        self._database = database
        self._channels = [channel.value for channel in senders]
        self._wake = wake
        self._failpoints = failpoints or Failpoints()
        packer = Packer(texts, keys)
        self._courier = Courier(database, senders, packer, limits or Limits(clock), self._failpoints, count)
        self._on_the_way: Counter[str] = Counter()
        self._idle = asyncio.Event()
        self._idle.set()
        self._stopping = False

    async def run(self) -> None:
        """Deliver until `stop` is called, then finish what is on the way. Cancelled, it leaves rows to their leases."""
        async with asyncio.TaskGroup() as group:
            while not self._stopping:
                self._beat()
                claims = await self._claim_quietly()
                for claimed in claims:
                    group.create_task(self._carry(claimed))
                if not claims:
                    await wait(self._wake, POLL_SECONDS)

    def stop(self) -> None:
        """Claim nothing more (K12)."""
        self._stopping = True
        self._wake.set()

    async def drain(self) -> None:
        """Send everything that is due now, and wait for what is on the way already."""
        while True:
            claims = await self._claim()
            if not claims and self._idle.is_set():
                return
            async with asyncio.TaskGroup() as group:
                for claimed in claims:
                    group.create_task(self._carry(claimed))
            await self._idle.wait()

    async def _claim_quietly(self) -> list[Claim]:
        """A database that is away for a moment is asked again later (D8)."""
        try:
            return await self._claim()
        except Exception:
            log.exception("delivery_cannot_claim")
            return []

    async def _claim(self) -> list[Claim]:
        """What is due, as far as lanes are free: a channel that hangs fills its own and no other's (F12)."""
        free = {channel: LANES - self._on_the_way[channel] for channel in self._channels}
        if not any(free.values()):
            return []
        self._failpoints.hit("delivery.claiming")
        claims = await self._database.write(
            lambda work: [one for channel, lanes in free.items() if lanes for one in claim(work, [channel], lanes)]
        )
        self._on_the_way.update(one.channel for one in claims)
        if claims:
            self._idle.clear()
        return claims

    async def _carry(self, claimed: Claim) -> None:
        try:
            await self._courier.deliver(claimed)
            if claimed.kind == Kind.ANSWER or (claimed.card or "").startswith(LETTER):
                self._receipt()
        except Exception:  # the row keeps its lease; when that ends it is claimed again
            log.exception("delivery_broke_off", outbox=claimed.id)
        finally:
            self._on_the_way[claimed.channel] -= 1
            if not self._on_the_way.total():
                self._idle.set()
            self._wake.set()
