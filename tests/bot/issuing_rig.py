"""A desk with the worker that issues, and the worker that delivers: everything from the approval to the platform."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import update

from bot.channels.port import Parcel
from bot.delivery import Delivery
from bot.failpoints import Failpoints
from bot.issuing import Issuing
from bot.letters import Letters
from bot.limits import Limits
from handlers import wire
from handlers.clocks import delivered as arrived
from handlers.issuing.composing import Desk as Words
from handlers.talk import Channel, Text
from storage import documents, tables
from storage.documents import Document
from storage.outbox import OPEN
from tests.bot.delivery_rig import KEYS, FakeSender
from tests.handlers.rig import TEXTS, ZONE, Desk
from tests.handlers.speaker.stage import Stage, confirms, drafted, stage

NOWHERE = Path("/nowhere")


def words(text: Text, language: str) -> str:
    """A text in a language."""
    return TEXTS.render(text, language).text


@dataclass
class Office:
    """The workers around a stage, with senders that carry as much as the real ones."""

    them: Stage
    data_dir: Path = NOWHERE
    senders: dict[Channel, FakeSender] = field(default_factory=dict)

    @classmethod
    async def open(cls, desk: Desk, asks: Channel = Channel.TELEGRAM) -> Office:
        """A case taken on."""
        office = cls(await stage(desk, asks=asks))
        office.equip()
        return office

    def equip(self) -> None:
        """Senders for every channel."""
        for channel in Channel:
            buttons = channel is Channel.TELEGRAM
            self.senders[channel] = FakeSender(channel, buttons, buttons, text_limit=4_000, file_limit=5_000_000)

    async def approved(self) -> None:
        """The ordinary path as far as the approval."""
        await drafted(self.them)
        await self.them.spokesperson.presses("✅ Duyệt")
        await confirms(self.them.spokesperson)

    def issuing(self, failpoints: str = "") -> Issuing:
        """A worker, as after a start."""
        return Issuing(
            self.them.desk.database,
            Letters(self.data_dir),
            Words(words, ZONE),
            asyncio.Event(),
            asyncio.Event(),
            Failpoints.parse(failpoints),
        )

    async def issued(self) -> None:
        """One turn of the worker, and of timekeeping's look at what has arrived."""
        await self.issuing().turn()
        await self.them.desk.database.write(lambda work: wire.post(work, arrived.announced(work)[1]))

    async def delivered(self) -> None:
        """All that is due leaves."""
        desk = self.them.desk
        senders = dict(self.senders)
        await Delivery(
            desk.database, senders, TEXTS, desk.clock, KEYS, asyncio.Event(), limits=Limits(desk.clock)
        ).drain()

    async def documents(self) -> list[Document]:
        """Those of the case."""
        case = await self.them.desk.case()
        return await self.them.desk.database.read(lambda work: documents.of_case(work, case.id))

    async def blocked(self, external_id: str) -> None:
        """The chat of that account reaches nobody any more."""
        desk = self.them.desk
        gone = update(tables.accounts).where(tables.accounts.c.external_id == external_id)
        values = {"unreachable_since": desk.clock.now(), "unreachable_why": "blocked"}
        await desk.database.write(lambda work: work.connection.execute(gone.values(**values)).close())

    async def open_rows(self) -> int:
        """How many messages wait to leave."""
        rows = tables.outbox.select().where(tables.outbox.c.state.in_(OPEN))
        return len(await self.them.desk.database.read(lambda work: work.connection.execute(rows).all()))

    def seen(self, channel: Channel, chat: str) -> list[Parcel]:
        """What arrived in a chat."""
        return [one for one in self.senders[channel].seen if one.to == chat]

    def read(self, chat: str, channel: Channel = Channel.TELEGRAM) -> str:
        """All the words of a chat."""
        return "\n".join(one.text for one in self.seen(channel, chat))
