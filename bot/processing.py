"""From the inbox to the outbox: one update, one transaction.

- Updates of one lane are handled in order, many lanes side by side.
- What needs the network (files, names) is fetched before the transaction; then person, case, trail, conversation,
  outbox rows and the inbox row are committed together, or none of them.
- A failing update is tried five times, then shown to the administrators; its lane goes on (U9).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import structlog

from bot.channels.port import Receiver, Sender
from bot.clock import wait
from bot.failpoints import Failpoints
from bot.reading import CurrentReader, Outdated
from bot.texts import Texts
from handlers import front_door, wire
from handlers.desk import dead_letters
from handlers.groups.strange import is_strange
from handlers.scene import Surroundings
from handlers.talk import Channel, Doubt, Event, Incoming, Kind, Outgoing, Text
from storage import inbox, people
from storage.errors import Overtaken, StorageUnavailable
from storage.inbox import AlreadyHandled, Row
from storage.work import Database, Work

log = structlog.get_logger(__name__)

LANES = 100
POLL_SECONDS = 1.0
REREADS = 3
PATIENT_TRIES = 2
REST_SECONDS = 5.0


@dataclass(frozen=True)
class Handled:
    """What is left to do after the commit: the word over the pressed button, in the presser's language.

    `forget`: what came in is to be taken out of the chat. `opens`: with the word the presser's private chat.
    """

    toast: Text | None = None
    language: str = "vi"
    forget: bool = False
    opens: bool = False


@dataclass
class Processing:
    """Works off the inbox. `wake` is set when something may have come in, `sent` to wake delivery.

    `beat` is called at every turn (C5), `count` told of every outcome. `reader`: of free text, taught anew when the
    directory has changed; None where nothing changes it. `handled` is called when something was: an approval, perhaps.
    """

    database: Database
    receivers: Mapping[Channel, Receiver]
    senders: Mapping[Channel, Sender]
    texts: Texts
    around: Surroundings
    wake: asyncio.Event
    sent: asyncio.Event
    failpoints: Failpoints = field(default_factory=Failpoints)
    beat: Callable[[], None] = lambda: None
    count: Callable[[str, str], None] = lambda channel, outcome: None
    reader: CurrentReader | None = None
    handled: Callable[[], None] = lambda: None
    _busy: set[str] = field(default_factory=set)
    _stopping: bool = False
    _ending: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self) -> None:
        """Until `stop`; then what is under way is finished."""
        async with asyncio.TaskGroup() as group:
            while not self._stopping:
                self.beat()
                lanes = await self._free_lanes()
                for lane in lanes:
                    self._busy.add(lane)
                    group.create_task(self._work_off(lane))
                if not lanes:
                    await wait(self.wake, POLL_SECONDS)

    def stop(self) -> None:
        """Begin nothing more (K12)."""
        self._stopping = True
        self._ending.set()
        self.wake.set()

    async def drain(self) -> None:
        """Work off everything that is due now."""
        while lanes := await self._free_lanes():
            for lane in lanes:
                self._busy.add(lane)
                await self._work_off(lane)

    async def _free_lanes(self) -> list[str]:
        """Lanes with something due that nobody here is at. A database that is away is asked again later (D8)."""
        room = LANES - len(self._busy)
        if room <= 0:
            return []
        try:
            due = await self.database.read(lambda work: inbox.lanes_due(work, LANES))
        except Exception:
            log.exception("processing_cannot_read")
            return []
        return [lane for lane in due if lane not in self._busy][:room]

    async def _work_off(self, lane: str) -> None:
        """Until nothing in the lane is due. A lane that breaks off rests: the database may be away (D3, D8)."""
        handled = False
        try:
            while not self._stopping and await self._next(lane):
                handled = True
                self.sent.set()
                self.handled()
        except Exception:
            log.exception("processing_broke_off", lane=lane)
            await wait(self._ending, REST_SECONDS)
        finally:
            self._busy.discard(lane)
            if handled:
                self.wake.set()

    async def _next(self, lane: str) -> bool:
        """Handle the lane's next row; False when there is none that is due."""
        row = await self.database.read(lambda work: inbox.take(work, lane))
        if row is None:
            return False
        self.failpoints.hit("processing.claimed")
        try:
            await self._handle(row)
        except StorageUnavailable:
            raise  # the database is away: that is no fault of the update
        except Exception as error:
            log.exception("update_failed", inbox=row.id, channel=row.channel)
            await self._failed(row, error)
        return True

    async def _handle(self, row: Row) -> None:
        incoming = await self._read(row)
        if incoming is not None and incoming.doubt is Doubt.GROUP:
            await self._leave_strangers(incoming)
        done = await self._apply(row, incoming)
        if done is None:
            return
        self.count(row.channel, "done" if incoming else "ignored")
        self.failpoints.hit("processing.committed")
        if incoming is not None and incoming.event is Event.PRESS and incoming.press_id:
            await self._answer_press(incoming, done)
        if incoming is not None and done.forget:
            await self._forget(incoming)

    async def _read(self, row: Row) -> Incoming | None:
        """The update with its files; after two vain tries without those that do not come. None if it was forgotten."""
        if row.body == inbox.FORGOTTEN:
            return None
        receiver = self.receivers[Channel(row.channel)]
        if row.tries < PATIENT_TRIES:
            return await receiver.read(row.body, row.received_at)
        return await receiver.read(row.body, row.received_at, patient=False)

    async def _apply(self, row: Row, incoming: Incoming | None) -> Handled | None:
        """The transaction; anew when somebody else changed the same case, or the directory, meanwhile."""
        for _ in range(REREADS - 1):
            try:
                return await self.database.write(lambda work: self._transact(work, row, incoming))
            except Overtaken:
                log.info("overtaken", inbox=row.id)
            except Outdated:
                await self._follow()
        return await self.database.write(lambda work: self._transact(work, row, incoming))

    async def _follow(self) -> None:
        if self.reader is not None:
            await self.reader.follow(self.database)

    def _transact(self, work: Work, row: Row, incoming: Incoming | None) -> Handled | None:
        """None if another process was quicker."""
        mine = inbox.take(work, row.lane)
        if mine is None or mine.id != row.id:
            return None
        if self.reader is not None and incoming is not None:
            self.reader.check(work)
        outgoings = front_door.handle(incoming, work, self.around) if incoming else []
        wire.post(work, outgoings)
        inbox.finish(work, row.id, "done" if incoming else "ignored")
        if any(out.kind is Kind.FORGET for out in outgoings):
            inbox.forget(work, row.id)
        self.failpoints.hit("processing.before_commit")
        return _left_to_do(work, outgoings)

    async def _failed(self, row: Row, error: Exception) -> None:
        """One try fewer; after the last the administrators get a card."""
        self.count(row.channel, "failed")
        name = f"{type(error).__name__}: {error}"

        def piece(work: Work) -> None:
            if inbox.fail(work, row.id, name):
                wire.post(work, [*dead_letters.regrets(work, row.lane), *dead_letters.announced(work)])

        try:
            await self.database.write(piece)
        except AlreadyHandled:
            log.info("already_handled", inbox=row.id)

    async def _answer_press(self, incoming: Incoming, done: Handled) -> None:
        sender = self.senders.get(incoming.channel)
        if sender is not None and incoming.press_id:
            words = self.texts.render(done.toast, done.language).text if done.toast else ""
            await sender.toast(incoming.press_id, words, opens=done.opens)

    async def _forget(self, incoming: Incoming) -> None:
        """Out of the chat too, if it was a message of theirs and the platform lets us (T10)."""
        sender = self.senders.get(incoming.channel)
        if sender is not None and incoming.event is Event.TEXT and incoming.message_id:
            await sender.forget(incoming.chat or incoming.account, incoming.message_id)

    async def _leave_strangers(self, incoming: Incoming) -> None:
        """A group that is no unit's is left, and before that is committed: a crash must not make us stay (T8)."""
        sender = self.senders.get(incoming.channel)
        if sender is None or not incoming.chat:
            return
        if await self.database.read(lambda work: is_strange(work, incoming)):
            await sender.leave(incoming.chat)


def _left_to_do(work: Work, outgoings: list[Outgoing]) -> Handled:
    toast = next((out for out in outgoings if out.kind is Kind.TOAST), None)
    forget = any(out.kind is Kind.FORGET for out in outgoings)
    if toast is None:
        return Handled(forget=forget)
    person = people.person(work, people.account(work, toast.to).person_id)
    return Handled(toast.text, person.language, forget, toast.opens)
