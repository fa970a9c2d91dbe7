"""An update dies at every statement of its transaction in turn: nothing of it stays, and it is handled anew (K4)."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import TypeVar
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Row, event, select

from bot.channels.port import Address
from bot.processing import Processing
from bot.sandbox.ledger import SamplePerson
from bot.texts import Texts
from handlers.scene import Surroundings
from handlers.talk import Channel, Event, Incoming
from handlers.understanding.reader import Reader
from storage import inbox, trail
from storage.inbox import Letter
from storage.leadership import Leadership
from storage.tables import cases, conversations, metadata
from storage.work import Database, Piece, Work
from tests.torture.cast import OFFICERS, drafted, enrol, filed, journalist

T = TypeVar("T")
Rows = Mapping[str, list[Row[tuple[object, ...]]]]

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
READER = Reader.starter()
QUESTION = "Có bao nhiêu người tham gia BHXH tự nguyện?"


class Killed(BaseException):
    """Stands for the end of the process: nothing catches it."""


class Struck(Exception):
    """The transaction ends here."""


@dataclass
class Dying:
    """A database whose user dies when `left` statements of its next transaction were run."""

    database: Database
    left: int

    async def write(self, piece: Piece[T]) -> T:
        def struck(work: Work) -> T:
            event.listen(work.connection, "before_cursor_execute", self._strike)
            try:
                return piece(work)
            finally:
                event.remove(work.connection, "before_cursor_execute", self._strike)

        try:
            return await self.database.write(struck)
        except Struck:
            raise Killed from None

    async def read(self, piece: Piece[T]) -> T:
        return await self.database.read(piece)

    def leadership(self, name: str) -> Leadership:
        return self.database.leadership(name)

    async def close(self) -> None:
        """The test closes it."""

    def _strike(self, *_: object) -> None:
        self.left -= 1
        if self.left < 0:
            raise Struck


@dataclass
class OneThing:
    """A receiver for whom every body is the same thing."""

    incoming: Incoming
    channel: Channel = Channel.TELEGRAM

    def address(self, body: bytes) -> Address | None:
        return Address("key", "lane")

    async def read(self, body: bytes, received_at: datetime, *, patient: bool = True) -> Incoming | None:
        return self.incoming


def everything(work: Work) -> Rows:
    """Every row of every table."""
    return {
        table.name: list(work.connection.execute(select(table).order_by(*table.primary_key)))
        for table in metadata.sorted_tables
    }


def a_draft(work: Work) -> str:
    """A request at its review; what files it."""
    drafted(work, journalist(1), QUESTION)
    return f"form.submit::{work.connection.scalar(select(conversations.c.version))}"


def a_case(work: Work) -> str:
    """A request that was filed; what claims it."""
    filed(work, journalist(1), QUESTION)
    row = work.connection.execute(select(cases.c.id, cases.c.version)).one()
    return f"case.claim:{row.id}:{row.version}"


@pytest.mark.parametrize(
    ("before", "who"), [(a_draft, journalist(1)), (a_case, OFFICERS[0])], ids=["filing", "claiming"]
)
async def test_killed_at_any_statement_nothing_of_an_update_stays(
    database: Database, before: Piece[str], who: SamplePerson
) -> None:
    """K4"""
    await database.write(enrol)
    pressed = await database.write(before)
    now = await database.read(lambda work: work.now)
    incoming = Incoming(Channel.TELEGRAM, who.external_id, Event.PRESS, now, now, press=pressed)
    await database.write(lambda work: inbox.put(work, [Letter("telegram", "key", "lane", b"{}")]))
    untouched = await database.read(everything)
    deaths = await killed_everywhere(database, incoming, untouched)
    after = await database.read(everything)
    assert deaths >= 10
    assert len(after["trail"]) > len(untouched["trail"])
    assert [row.state for row in after["inbox"]] == ["done"]
    assert await database.read(trail.verify) == []


async def killed_everywhere(database: Database, incoming: Incoming, untouched: Rows) -> int:
    """Die one statement later each time until the update is handled; how often."""
    for deaths in count():
        try:
            await worker(Dying(database, deaths), incoming).drain()
        except Killed:
            assert await database.read(everything) == untouched
        else:
            return deaths
    raise AssertionError("an update has no end")


def worker(database: Database, incoming: Incoming) -> Processing:
    """A worker that begins to live."""
    around = Surroundings(READER, ZONE)
    receivers = {Channel.TELEGRAM: OneThing(incoming)}
    return Processing(database, receivers, {}, Texts(ZONE), around, asyncio.Event(), asyncio.Event())
