"""One claimed row goes its way: prepared, judged, sent part by part, and what became of each part written down.

Failpoints, in order: `delivery.claimed` (K6), `delivery.calling` (K7), `delivery.answered` (K8), `delivery.part_sent`
(K9). An exception after `delivery.calling` leaves the row as it is: `unsure`, until its lease ends.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import structlog

from bot.channels.port import Failure, Sender, SendFailed
from bot.delivery.errand import EXPIRED, End, Errand, judge, prepare
from bot.delivery.failures import give_up, settle
from bot.delivery.notices import reminder_lost, tell
from bot.delivery.parts import Part, unsent
from bot.delivery.policy import back_off
from bot.failpoints import Failpoints
from bot.limits import Limits
from bot.parcels import Bundle, Packer, Reader
from handlers.talk import Channel, Kind
from storage import outcomes
from storage.deliveries import Delivered
from storage.outbox import Claim
from storage.work import Database, Work

log = structlog.get_logger(__name__)

MOST_STUMBLES = 5

Count = Callable[[str, str], None]
"""Told of a channel and an outcome: `sent`, an end without a call, or a failure's class."""


class Courier:
    """Delivers claimed rows, any number side by side."""

    def __init__(
        self,
        database: Database,
        senders: Mapping[Channel, Sender],
        packer: Packer,
        limits: Limits,
        failpoints: Failpoints,
        count: Count,
    ) -> None:
        self._database = database
        self._senders = senders
        self._packer = packer
        self._limits = limits
        self._failpoints = failpoints
        self._count = count

    async def deliver(self, claimed: Claim) -> None:
        """Send a row or record why not. A row that cannot be rendered is tried a few times, then left to a person."""
        sender = self._senders[Channel(claimed.channel)]
        try:
            errand = await self._database.read(lambda work: prepare(work, claimed, sender.can_edit))
            parts = self._parts(errand, sender)
        except Exception as error:
            log.exception("delivery_stumbled", outbox=claimed.id)
            why = type(error).__name__
            await self._database.write(lambda work: _stumble(work, claimed, why))
            return
        verdict = judge(errand, sender, parts[0])
        if verdict is None:
            await self._send_all(claimed, sender, parts)
        else:
            await self._database.write(lambda work: _end(work, claimed, *verdict))
            self._count(claimed.channel, verdict[0].value)

    def _parts(self, errand: Errand, sender: Sender) -> list[Part]:
        claimed = errand.claimed
        reader = Reader(claimed.external_id, claimed.language)
        bundle = self._bundle(errand, reader, sender)
        return unsent(bundle, claimed.parts_sent, errand.edits)

    def _bundle(self, errand: Errand, reader: Reader, sender: Sender) -> Bundle:
        if errand.kind is Kind.MENU:
            return self._packer.menu(errand.body, reader)
        if errand.kind is Kind.LEAVE:
            return self._packer.leaving(reader)
        return self._packer.pack(errand.body, errand.files, reader, sender)

    async def _send_all(self, claimed: Claim, sender: Sender, parts: list[Part]) -> None:
        """Only the first part can be a second copy: those after it were never called."""
        repeated = not parts[0].is_repeat_safe and (claimed.repeated or claimed.state == "unsure")
        if repeated:
            parts[0] = replace(parts[0], parcel=self._packer.marked(parts[0].parcel, claimed.language))
        for part in parts:
            if not await self._send(replace(claimed, repeated=repeated and part is parts[0]), sender, part):
                return

    async def _send(self, claimed: Claim, sender: Sender, part: Part) -> bool:
        """Make one call; whether to go on with the next part."""
        if part.parcel.is_message:  # the platforms' limits count messages
            await self._limits.wait(sender.channel, part.parcel.to)
        self._failpoints.hit("delivery.claimed")
        awaited = part.awaited(sender)
        if not await self._database.write(lambda work: outcomes.begin(work, claimed, part.count, awaited)):
            log.info("delivery_put_off", outbox=claimed.id)
            return False
        self._failpoints.hit("delivery.calling")
        try:
            platform_id = await sender.send(part.parcel)
        except SendFailed as error:
            return await self._failed(claimed, part, error)
        except Exception as error:  # nobody knows how far it came; its text may hold a secret (F8)
            return await self._failed(claimed, part, SendFailed(Failure.AMBIGUOUS, type(error).__name__))
        self._failpoints.hit("delivery.answered")
        return await self._arrived(claimed, part, part.delivered(platform_id))

    async def _arrived(self, claimed: Claim, part: Part, delivered: Delivered | None) -> bool:
        record = outcomes.complete if part.is_last else outcomes.part_sent
        kept = await self._database.write(lambda work: record(work, claimed, delivered))
        self._failpoints.hit("delivery.part_sent")
        if part.is_last:
            self._count(claimed.channel, "sent")
        return kept

    async def _failed(self, claimed: Claim, part: Part, error: SendFailed) -> bool:
        log.warning("delivery_failed", outbox=claimed.id, failure=error.failure.value, detail=error.detail)
        self._count(claimed.channel, error.failure.value)
        if await self._database.write(lambda work: settle(work, claimed, part, error)):
            return await self._arrived(claimed, part, None)
        return False


def _end(work: Work, claimed: Claim, end: End, reason: str) -> None:
    match end:
        case End.DROP:
            outcomes.drop(work, claimed, reason)
            if reason == EXPIRED:
                reminder_lost(work, claimed)
        case End.KILL:
            outcomes.kill(work, claimed, reason)
            reminder_lost(work, claimed)
        case End.HOLD:
            outcomes.hold(work, claimed, reason)
            tell(work, claimed, "unreachable_notice", reason)


def _stumble(work: Work, claimed: Claim, why: str) -> None:
    if claimed.tries + 1 < MOST_STUMBLES:
        outcomes.retry_in(work, claimed, back_off(claimed.tries), why)
    else:
        give_up(work, claimed, why)
