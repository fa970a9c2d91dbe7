"""What a person sent and nobody may keep, a PIN, is nowhere once it was handled (T10)."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import LargeBinary, select, update

from bot.channels.port import Address
from bot.channels.telegram.receive import TelegramReceiver
from bot.intake import Intake
from bot.processing import Processing
from bot.texts import Texts
from handlers import front_door
from handlers.scene import Surroundings
from handlers.talk import Channel, Event, Incoming, Kind, Outgoing, say
from handlers.understanding.reader import Reader
from storage import dead_letters, inbox, people
from storage.keys import Keys
from storage.sqlite import SqliteDatabase
from storage.tables import inbox as rows
from storage.tables import metadata
from storage.work import Database, Work
from tests.bot.delivery_rig import FakeSender
from tests.fakes import FakeClock

PIN = "pin-827364"
KEYS = Keys.derive("test secret of 32 characters or more")
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
READER = Reader.starter()


class Forgetful(FakeSender):
    """A way out that notes what it was asked to take away."""

    forgotten: list[tuple[str, str]]

    async def forget(self, chat: str, message_id: str) -> None:
        self.forgotten.append((chat, message_id))

    async def toast(self, press_id: str, text: str, *, opens: bool = False) -> None:
        """Nothing to see."""


def takes_pins(incoming: Incoming, work: Work, around: Surroundings) -> list[Outgoing]:
    """Stands in for a step that asks for a PIN."""
    account = people.find_account(work, incoming.channel, incoming.account) or people.meet(
        work, incoming.channel, incoming.account, "An", "vi"
    )
    if incoming.text == "broken":
        raise RuntimeError("as told")
    reply = Outgoing(account.id, say("resent"))
    forget = Outgoing(account.id, say("label", name=""), kind=Kind.FORGET)
    return [forget, reply] if PIN in incoming.text or incoming.event is Event.PRESS else [reply]


async def fetch_nothing(file_id: str, limit: int) -> bytes:
    raise AssertionError("nobody sends files here")


class Office:
    """The way from the webhook to the outbox, with a database."""

    def __init__(self, database: Database) -> None:
        self.database = database
        receiver = TelegramReceiver(800000001, "bot", fetch_nothing, KEYS)
        self.sender = Forgetful(Channel.TELEGRAM, can_edit=True, has_buttons=True)
        self.sender.forgotten = []
        self.intake = Intake(database, [receiver], asyncio.Event())
        self.processing = Processing(
            database,
            {Channel.TELEGRAM: receiver},
            {Channel.TELEGRAM: self.sender},
            Texts(ZONE),
            Surroundings(READER, ZONE),
            asyncio.Event(),
            asyncio.Event(),
        )

    async def arrives(self, text: str, number: int = 1) -> None:
        """A message comes in and is handled."""
        person = {"id": 810000101, "is_bot": False, "first_name": "An"}
        message = {
            "message_id": number,
            "date": 1795420800,
            "chat": {"id": 810000101, "type": "private"},
            "from": person,
            "text": text,
        }
        body = json.dumps({"update_id": number, "message": message}).encode()
        await self.intake.store(Channel.TELEGRAM, [body])
        await self.processing.drain()

    async def states(self) -> list[tuple[str, bytes]]:
        """State and body of every row that came in."""

        def piece(work: Work) -> list[tuple[str, bytes]]:
            found = work.connection.execute(select(rows.c.state, rows.c.body).order_by(rows.c.id))
            return [(row.state, bytes(row.body)) for row in found]

        return await self.database.read(piece)


@pytest.fixture
def office(database: Database, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setattr(front_door, "handle", takes_pins)
    return Office(database)


def everything(work: Work) -> bytes:
    """Every value of every column of every table."""
    found = bytearray()
    for table in metadata.sorted_tables:
        for row in work.connection.execute(select(table)):
            for column, value in zip(table.c, row, strict=True):
                binary = isinstance(column.type, LargeBinary) and value is not None
                found += bytes(value) if binary else repr(value).encode()
                found += b"|"
    return bytes(found)


async def test_a_pin_stands_in_no_table_and_in_no_log(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    """T10, T18"""
    caplog.set_level(logging.DEBUG)
    await office.arrives("xin chào", 1)
    assert b"xin ch" in await office.database.read(everything)
    await office.arrives(PIN, 2)
    assert PIN.encode() not in await office.database.read(everything)
    assert PIN not in caplog.text
    assert [state for state, _ in await office.states()] == ["done", "done"]
    assert (await office.states())[1][1] == inbox.FORGOTTEN


async def test_the_message_is_taken_out_of_the_chat_after_the_commit(office: Office) -> None:
    """T10"""
    await office.arrives("xin chào", 1)
    await office.arrives(PIN, 2)
    assert office.sender.forgotten == [("810000101", "2")]


async def test_what_was_forgotten_is_not_handled_when_the_platform_brings_it_again(office: Office) -> None:
    """U1: its key is kept."""
    await office.arrives(PIN, 2)
    await office.arrives(PIN, 2)
    assert [state for state, _ in await office.states()] == ["done"]
    assert PIN.encode() not in await office.database.read(everything)


async def test_a_forgotten_row_that_is_replayed_is_ignored_and_harms_nothing(office: Office) -> None:
    """U9"""
    await office.arrives(PIN, 2)

    def bury(work: Work) -> bool:
        work.connection.execute(update(rows).values(state="dead"))
        (letter,) = dead_letters.dead_letters(work, 5)
        return dead_letters.replay(work, letter.id)

    assert await office.database.write(bury)
    await office.processing.drain()
    assert await office.states() == [("ignored", inbox.FORGOTTEN)]
    await office.arrives("xin chào", 3)
    assert [state for state, _ in await office.states()] == ["ignored", "done"]


async def test_an_update_that_fails_is_not_blanked(office: Office) -> None:
    """U9: it must be possible to handle it anew."""
    await office.arrives("broken", 4)
    ((state, body),) = await office.states()
    assert state == "new"
    assert b"broken" in body


class Presses:
    """Reads every body as a press under a message of ours."""

    channel = Channel.TELEGRAM

    def address(self, body: bytes) -> Address:
        return Address("telegram:1:p", "telegram:1")

    async def read(self, body: bytes, received_at: object, *, patient: bool = True) -> Incoming:
        now = FakeClock().now()
        return Incoming(Channel.TELEGRAM, "1", Event.PRESS, now, now, press="x:y:1", press_id="p", message_id="77")


async def test_a_press_never_takes_our_own_message_away(office: Office) -> None:
    presses = Presses()
    office.processing.receivers = {Channel.TELEGRAM: presses}
    await Intake(office.database, [presses], asyncio.Event()).store(Channel.TELEGRAM, [b"{}"])
    await office.processing.drain()
    assert [state for state, _ in await office.states()] == ["done"]
    assert office.sender.forgotten == []


def _bytes(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir() if file.is_file())


@asynccontextmanager
async def opened(path: Path, clock: FakeClock, keys: Keys) -> AsyncIterator[Database]:
    database = SqliteDatabase(path, clock.now, keys)
    try:
        yield database
    finally:
        await database.close()


async def test_not_even_the_bytes_of_the_file_hold_it(
    sqlite_url: str, tmp_path: Path, clock: FakeClock, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T10: what SQLite frees is overwritten."""
    monkeypatch.setattr(front_door, "handle", takes_pins)
    path = tmp_path / "test.db"
    async with opened(path, clock, keys) as database:
        office = Office(database)
        for number in range(1, 30):
            await office.arrives(f"{PIN} {'x' * number * 10}", number)
    left = _bytes(tmp_path)
    assert inbox.FORGOTTEN in left
    assert PIN.encode() not in left
